"""The room that opens by itself: a first visitor finds it, and the log tells nothing of it."""

import re

from playwright.sync_api import expect

from harness.looks import assert_looks_right
from harness.server import Server
from test_rooms import come_in, field, raise_hand


def test_a_first_visitor_finds_an_open_room(visit, tmp_path):
    """With nothing but the demonstration: two taps from the first page to the door, and nobody has to host."""
    server = Server(tmp_path / "data").start()
    page = visit("/", server=server)
    page.get_by_role("link", name=re.compile("The Lamp in the Window")).first.click()
    page.get_by_role("link", name="Go into the room").click()
    come_in(page, "Kim")
    expect(page.locator("#room")).to_be_visible()
    raise_hand(page)
    field(page).fill("Hello. I cannot sleep.")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Hello. I cannot sleep.")).to_be_visible()
    assert_looks_right(page, "the room of a first visitor")
    # Who speaks when is nobody's business; nor is the log filled by heartbeats.
    log = server.log.read_text()
    assert "/rooms/" in log and "/say" not in log and "/here" not in log
    server.run("demo", "remove")
    page.watch.expect_fault("404")
    assert page.goto(server.origin + "/groups/the-lamp-keepers").status == 404
    server.stop()
