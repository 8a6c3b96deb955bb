"""Plans: kept in the record, on paper, and on the device only where somebody says so; there they open with the server stopped."""

import re

import pytest
from playwright.sync_api import Error, expect

from conftest import PHONE
from harness import members
from harness.accessibility import assert_accessible
from harness.server import Server

@pytest.fixture
def own(tmp_path):
    """A server that a test may stop."""
    server = Server(tmp_path / "data").start()
    yield server
    server.stop()


def write_plan(page, name: str) -> None:
    members.join(page, name)
    page.goto(page.watch.origin + "/plans/hard-moment")
    page.locator("[name=people-name]").first.fill("Mae")
    page.locator("[name=people-phone]").first.fill("+1 (215) 555-0199")
    page.get_by_label(re.compile("What helps me when I am alone")).fill("Tea on the stairs\nThe long song")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**?saved=1")  # and so until its scripts run, for what is pressed next
    expect(page.locator("main")).to_contain_text("Tea on the stairs")


def kept(page) -> dict:
    return page.evaluate("""async () => ({
      caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length,
      local: localStorage.length, databases: (await indexedDB.databases()).length })""")


def test_a_copy_opens_with_the_server_stopped_and_can_be_wiped(visit, own):
    page = visit("/", viewport=PHONE, server=own)
    write_plan(page, "Rosa")
    expect(page.get_by_role("link", name="Phone Mae")).to_have_attribute("href", "tel:+12155550199")
    expect(page.locator("[data-keep]")).to_contain_text("Whoever holds the phone can read it.")
    # Nothing is on the device before the button is pressed.
    assert kept(page) == {"caches": [], "workers": 0, "local": 0, "databases": 0}
    page.get_by_role("button", name="Keep a copy on this device").click()
    expect(page.locator("[data-keep-status]")).to_contain_text("A copy is on this device")
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).some(r => r.active)")

    own.stop()
    page.watch.expect_fault("ERR_CONNECTION_REFUSED|Failed to load|Failed to update|Failed to fetch")
    page.context.set_offline(True)
    page.goto(own.origin + "/plan")
    expect(page.locator("main")).to_contain_text("Tea on the stairs")
    expect(page.get_by_role("link", name="Phone Mae")).to_have_attribute("href", "tel:+12155550199")
    # Its sheets and scripts are there too.
    assert page.locator("main").evaluate("el => getComputedStyle(el).display") == "flex"
    assert_accessible(page, "the kept copy")

    page.get_by_role("button", name="Take it off this device").click()
    # The whole page, as the last step: the line that says so comes before.
    expect(page.locator("main > p.lead:only-child")).to_have_text(re.compile("The copy is off this device"))
    assert kept(page) == {"caches": [], "workers": 0, "local": 0, "databases": 0}
    with pytest.raises(Error):
        page.goto(own.origin + "/plan")


def test_signing_out_takes_the_copy_along(visit):
    page = visit("/")
    write_plan(page, "Rosa who signs out")
    page.get_by_role("button", name="Keep a copy on this device").click()
    expect(page.locator("[data-keep-status]")).to_contain_text("A copy is on this device")
    members.sign_out(page)
    page.goto(page.watch.origin + "/plan")
    expect(page.locator("main")).to_contain_text("No copy on this device")
    assert kept(page)["caches"] == []


def test_a_deleted_plan_can_be_brought_back(visit):
    page = visit("/")
    write_plan(page, "Rosa who deletes")
    page.locator("summary", has_text="Delete").click()
    page.get_by_role("button", name="Delete this plan").click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("main")).to_contain_text("Tea on the stairs")


def test_a_member_keeps_a_worksheet(visit):
    page = visit("/", viewport=PHONE)
    members.join(page, "Rosa with a worksheet")
    page.goto(page.watch.origin + "/tools/answer-the-urge")
    page.locator(".scale label", has_text=re.compile("^8$")).first.click()
    page.locator("[name=turns-urge]").first.fill("Only one")
    page.locator("[name=turns-me]").first.fill("It was never one")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("It was never one")
    expect(page.locator(".rated strong").first).to_have_text("8")
    assert_accessible(page)
    for path in ("/worksheets", "/plans", "/tools"):
        page.goto(page.watch.origin + path)
        assert_accessible(page)
    page.goto(page.watch.origin + "/plans/week")
    page.locator("[name=week-1-evening]").fill("Meeting\nTea after it")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".planned-day").first).to_contain_text("Tea after it")
    assert_accessible(page)
