"""Near me: asked for by the reader, answered by the browser, rounded before it leaves, and never needed."""

import re

from playwright.sync_api import expect

from harness import community, pages

EXACT = {"latitude": community.HERE[0] + 0.0000123, "longitude": community.HERE[1] - 0.0000456, "accuracy": 20}


def test_granted(visit):
    page = visit("/", geolocation=EXACT, permissions=["geolocation"])
    page.get_by_role("link", name="Near me").first.click()
    page.wait_for_url(re.compile("near="))
    latitude, longitude = re.search(r"near=(-?[\d.]+)(?:,|%2C)(-?[\d.]+)", page.url).groups()
    for number in (latitude, longitude):
        assert len(number.partition(".")[2]) <= 3, f"{number} says to the metre where somebody seeks help"
    expect(pages.row(page, community.RUNNING)).to_contain_text(re.compile(r"\d ?(km|mi|m|ft)"))


def test_denied(visit):
    page = visit("/", permissions=[])
    page.get_by_role("link", name="Near me").first.click()
    expect(page.locator("[data-near-status]").first).to_contain_text("town")
    box = page.get_by_role("search").get_by_role("searchbox").first
    box.fill(community.TOWN)
    box.press("Enter")
    page.wait_for_url(re.compile("/meetings"))
    assert pages.total(page) > 0


def test_nobody_is_asked_unasked(visit):
    """No page asks for the position by itself."""
    page = visit("/leave")
    page.add_init_script("""
      window.asked = 0;
      for (const name of ['getCurrentPosition', 'watchPosition']) navigator.geolocation[name] = () => { window.asked += 1 };
    """)
    for path in ("/", pages.meetings(), "/help"):
        page.goto(page.watch.origin + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.asked") == 0
