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
    page = visit("/help", javascript=False)
    assert page.locator('main a[href^="tel:"]').count() >= 10
    expect(page.locator("main")).to_contain_text(re.compile(r"20\d\d"))


def test_on_every_page(visit, site):
    page = visit("/leave")
    page.watch.expect_fault("status of 404")
    for path in ("/", pages.meetings(), "/print", "/no-such-page"):
        page.goto(site.origin + path)
        expect(page.get_by_role("link", name=pages.HELP, exact=True).first).to_have_attribute("href", "/help")
