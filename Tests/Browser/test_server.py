"""The process around the pages: what it starts with, what every answer carries, how it stops and starts again."""

import re

import pytest
from playwright.sync_api import expect

from harness import community, pages
from harness.server import STOP_SECONDS, Server


def test_demonstration_comes_and_goes(visit, tmp_path):
    """A first start shows a made-up community, marked as such; one command removes it, and it does not come back."""
    server = Server(tmp_path / "data").start()
    try:
        page = visit("/", server=server)
        expect(page.get_by_role("complementary", name="About these listings")).to_contain_text("made up")
        assert server.get_json("/api/meetings")["total"] > 0
        server.stop()
        server.run("demo", "remove")
        server.start()
        page.goto(server.origin + "/")
        expect(page.get_by_role("complementary", name="About these listings")).to_have_count(0)
        assert server.get_json("/api/meetings")["total"] == 0
        assert page.locator("main").get_by_role("link").count() > 0, "an empty directory leads nowhere"
    finally:
        server.stop()


def test_stops_in_time_with_a_browser_connected(visit, tmp_path):
    server = Server(tmp_path / "data").start()
    page = visit("/", server=server)
    # What the page still asks for finds nobody.
    page.watch.expect_fault("ERR_CONNECTION_REFUSED")
    assert server.stop() < STOP_SECONDS


@pytest.mark.parametrize("path", ["/", "/meetings", "/help", "/print", "/leave", "/api/meetings", "/no-such-page", "/healthz"])
def test_every_answer_is_guarded(site, path):
    _, headers, _ = site.get(path)
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy and "*" not in policy and "default-src 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("same-origin", "no-referrer")


def test_files_are_kept_for_good(visit):
    page = visit("/leave")
    kept = []
    page.on("response", lambda answer: kept.append(answer) if "/assets/" in answer.url else None)
    page.goto(page.watch.origin + pages.meetings())
    assert kept
    for answer in kept:
        assert "immutable" in answer.headers["cache-control"], answer.url
        assert re.search(r"\.[0-9a-f]{8,}\.", answer.url)


def test_errors_have_a_page_for_people_and_a_document_for_programs(site):
    status, headers, _ = site.get("/no-such-page")
    assert status == 404 and headers["content-type"].startswith("text/html")
    status, headers, body = site.get("/api/meetings?when=never&nonsense=1")
    assert status == 400 and headers["content-type"].startswith("application/problem+json")
    assert b"when" in body and b"nonsense" in body


def test_made_up_meetings_never_pass_for_real_ones(visit, tmp_path):
    """Once real meetings are listed, those of the demonstration are gone, or say in every list that they are made up."""
    server = Server(tmp_path / "data").start()
    try:
        made_up = {meeting["slug"] for meeting in server.get_json("/api/meetings?limit=500")["meetings"]}
        community.write_feed(tmp_path / "feed.json")
        server.run("import", str(tmp_path / "feed.json"), "--format", "meeting-guide", "--source", "real", "--fellowship", "aa")
        community.wait_until_listed(server)
        page = visit("/meetings?when=week&limit=200", server=server)
        for row in page.locator("li.row").all():
            if row.locator("h3 a").get_attribute("href").removeprefix("/meetings/") in made_up:
                expect(row).to_contain_text("made up")
    finally:
        server.stop()
