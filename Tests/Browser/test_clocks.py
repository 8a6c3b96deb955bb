"""Clocks: started, a slip, what is kept, the picture, and the patterns page; phone and desk, light and dark."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from harness import community
from harness.looks import assert_looks_right
from harness.members import join


@pytest.fixture(scope="module")
def member(stay):
    page = stay("/leave", reduced_motion="reduce")
    join(page, "Clara of the clocks")
    return page


def start(page, label: str, days: int) -> str:
    # The browser's day, which is the member's.
    today = datetime.now(ZoneInfo(community.ZONE)).date()
    page.goto(page.watch.origin + "/today/clocks/new")
    page.get_by_label("What do you call it?").fill(label)
    page.locator("#field-date").fill((today - timedelta(days=days)).isoformat())
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(lambda url: "/today/clocks/" in url and not url.endswith("/new"))
    return page.url


def test_a_slip_takes_nothing_away(member):
    page = member
    clock = start(page, "Wine", 412)
    expect(page.locator(".clock-number")).to_have_text("412")
    assert_looks_right(page, "clock")
    page.get_by_role("link", name="I slipped").click()
    page.wait_for_url("**/slip")
    assert_looks_right(page, "slip")
    page.get_by_role("button", name="Write this down").click()
    page.wait_for_url("**/after")
    expect(page.locator("main")).to_contain_text("412 free days in all")
    assert_looks_right(page, "after a slip")
    page.goto(clock)
    expect(page.locator(".clock-number")).to_have_text("412")
    expect(page.locator(".tokens svg[aria-label='1 year']")).to_have_count(1)
    page.watch.check()


def test_every_page_of_a_clock(member):
    clock = start(member, "Phone", 30)
    for path in ("/edit", "/history", "/correct", "/correct?item=zone", "/card", "/delete"):
        member.goto(clock + path)
        assert_looks_right(member, path)
    for path in ("/today/clocks", "/today/clocks/new", "/today/patterns"):
        member.goto(member.watch.origin + path)
        assert_looks_right(member, path)
    member.watch.check()


def test_the_picture_is_saved(member):
    clock = start(member, "Secret", 100)
    member.goto(clock + "/card")
    with member.expect_download() as download:
        member.get_by_role("link", name="Save the picture").click()
    assert download.value.suggested_filename == "days.svg"
    text = download.value.path().read_text(encoding="utf-8")
    assert ">100</text>" in text and "Secret" not in text
    member.watch.check()
