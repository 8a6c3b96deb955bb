"""Help now: people to talk to, before anything else, on every page, without anything of ours working."""

import re

from playwright.sync_api import expect

from conftest import PHONE
from harness import pages


def test_a_number_to_press_without_scrolling(visit):
    page = visit("/", viewport=PHONE)
    page.get_by_role("link", name=pages.HELP, exact=True).click()
    page.wait_for_url(re.compile("/help"))
    numbers = page.locator('main a[href^="tel:"]')
    expect(numbers.first).to_be_in_viewport()
    for link in numbers.all():
        assert re.fullmatch(r"tel:\+?[\d*#-]+", link.get_attribute("href")), link.get_attribute("href")


def test_other_countries_and_how_old_it_is(visit):
    page = visit("/help")
    expect(page.locator("main")).to_contain_text(re.compile(r"20\d\d"))
    assert page.locator('main a[href*="country="]').count() >= 30
    page.get_by_role("link", name="Ireland", exact=True).click()
    page.wait_for_url("**country=IE*")
    numbers = [link.get_attribute("href") for link in page.locator('main a[href^="tel:"]').all()]
    assert any("116123" in number for number in numbers), numbers


def test_a_number_without_scripts(visit):
    """Nothing is known of this reader but the language of the browser; there must be somebody to call all the same."""
    page = visit("/help", javascript=False)
    expect(page.locator('main a[href^="tel:"]').first).to_be_in_viewport()


def test_the_readers_own_country_comes_first(visit):
    """From the browser's zone; nobody is asked."""
    for zone, number in (("America/Chicago", "911"), ("Europe/London", "999"), ("Australia/Sydney", "000")):
        page = visit("/help", timezone_id=zone)
        expect(page.locator(f'main a[href="tel:{number}"]').first).to_be_visible()


def test_on_every_page(visit, site):
    page = visit("/leave")
    page.watch.expect_fault("status of 404")
    for path in ("/", pages.meetings(), "/print", "/no-such-page"):
        page.goto(site.origin + path)
        expect(page.get_by_role("link", name=pages.HELP, exact=True).first).to_have_attribute("href", "/help")
