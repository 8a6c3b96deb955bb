"""A member's day in the browser: a tap is a check-in, an urge is ridden, unsaved words survive, and leaving wipes them."""

import re

import pytest
from playwright.sync_api import Page, expect

from harness.looks import assert_looks_right, assert_translation_fits
from harness.members import join

PAGES = [
    "/today", "/today/check-in", "/today/check-ins", "/today/pledge", "/today/review", "/today/evenings", "/today/urge",
    "/today/urge/earlier", "/today/urges", "/today/meetings", "/today/meetings?q=zzzz", "/today/meetings/goal", "/today/journal",
    "/today/journal/new?prompt=now", "/today/inventory", "/today/gratitude",
]


def test_a_tap_is_a_check_in_and_more_is_one_tap_away(visit) -> None:
    page: Page = visit("/")
    join(page, "Tap")
    page.goto(page.watch.origin + "/today")
    page.get_by_role("button", name="4", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    page.get_by_role("link", name="Add more").click()
    page.get_by_label("tired").check(force=True)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("craving 4")
    expect(page.locator("main")).to_contain_text("tired")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_urge_is_ridden_with_help_on_every_step(visit, javascript: bool) -> None:
    page: Page = visit("/", javascript=javascript)
    join(page, f"Wave {javascript}")
    page.goto(page.watch.origin + "/today")
    page.get_by_role("link", name="I have an urge").click()
    for step in range(4):
        expect(page.locator("main").get_by_role("link", name="Talk to a person now").first).to_be_visible()
        if step == 0:
            page.get_by_role("button", name="8", exact=True).click()
        elif step == 1:
            page.locator(".tool-picks button").first.click()
        elif step == 2:
            if javascript:
                expect(page.locator("[data-ride-time]")).to_have_text(re.compile(r"^(0:0[1-9]|0:[1-5]\d|[1-9]\d*:\d\d)$"))
            page.get_by_role("button", name="3", exact=True).click()
    expect(page.locator("h1")).to_have_text("It fell.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).not_to_have_text("It fell.")
    page.goto(page.watch.origin + "/today/urges")
    expect(page.locator("main")).to_contain_text("from 8 to 3")


def test_unsaved_words_survive_and_leaving_wipes_them(visit) -> None:
    page: Page = visit("/")
    join(page, "Words")
    new = page.watch.origin + "/today/journal/new"
    page.goto(new)
    page.get_by_label("Your words").fill("Not yet saved")
    page.goto(page.watch.origin + "/today")
    page.goto(new)
    expect(page.get_by_label("Your words")).to_have_value("Not yet saved")
    expect(page.get_by_text("Your unsaved words are back.")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/today/journal?**")
    assert page.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('draft:'))") == []
    page.goto(new)
    expect(page.get_by_label("Your words")).to_have_value("")
    page.get_by_label("Your words").fill("To be wiped")
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/leave")
    assert "To be wiped" not in page.evaluate("JSON.stringify({...sessionStorage})")


@pytest.fixture(scope="module")
def member(stay) -> Page:
    page = stay("/leave", reduced_motion="reduce")
    join(page, "Ada of the pages")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_every_page_looks_right(member: Page, path: str) -> None:
    for language, assert_right in (("en", assert_looks_right), ("es", assert_translation_fits)):
        member.goto(member.watch.origin + path + ("&" if "?" in path else "?") + f"lang={language}")
        expect(member.locator("html")).to_have_attribute("lang", language)
        assert_right(member, f"{path} {language}")
    member.watch.check()
