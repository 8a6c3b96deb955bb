"""From the first page to a meeting, with a browser as people have it."""

import re

from playwright.sync_api import expect

from conftest import DESK
from harness import community, pages


def test_first_page_is_alive(visit):
    page = visit("/")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.locator('a[href^="/meetings/"]').count() > 0, "no meeting on the first page"
    for name in (pages.LEAVE, pages.HELP):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_in_viewport()


def test_a_place_finds_meetings(visit):
    page = visit("/")
    page.get_by_role("search").get_by_role("searchbox").fill(community.TOWN)
    page.get_by_role("search").get_by_role("button").click()
    page.wait_for_url(re.compile(r"/meetings\?"))
    assert pages.total(page) > 0
    expect(page.get_by_role("link", name=community.RUNNING, exact=True)).to_be_visible()


def test_two_taps_to_a_meeting(visit):
    page = visit("/")
    page.locator('a[href^="/meetings/"]').first.click()
    page.wait_for_url(re.compile(r"/meetings/[^?]"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_running_comes_first_and_is_marked(visit):
    page = visit(pages.meetings(when="today"))
    assert pages.names(page)[0] == community.RUNNING
    expect(pages.row(page, community.RUNNING)).to_contain_text("Now")
    expect(pages.row(page, community.RUNNING)).to_contain_text(re.compile("km|mi"))


def test_filters_live_in_the_address(visit):
    page = visit(pages.meetings(), viewport=DESK)
    before = pages.total(page)
    pages.choose(page, "type", "women")
    expect(page).to_have_url(re.compile("type=women"))
    expect(pages.rows(page)).to_have_text([community.WOMEN])
    assert 0 < pages.total(page) < before
    assert "near=" in page.url

    page.reload()
    expect(pages.rows(page)).to_have_text([community.WOMEN])
    pages.open_filters(page)
    expect(pages.choice(page, "type", "women")).to_be_checked()

    page.go_back()
    expect(pages.rows(page).nth(1)).to_be_visible()
    pages.open_filters(page)
    expect(pages.choice(page, "type", "women")).not_to_be_checked()


def test_filters_say_what_they_found(visit):
    """A change of the list is told to who cannot see it."""
    page = visit(pages.meetings())
    pages.choose(page, "type", "women")
    expect(page.locator("[data-announce]")).to_contain_text("1")


def test_show_more_appends(visit):
    page = visit(pages.meetings())
    first = pages.names(page)
    assert len(first) == 25
    pages.show_more(page).click()
    expect(pages.rows(page)).to_have_count(50)
    both = pages.names(page)
    assert both[:25] == first, "the first lines changed"
    assert len(set(both)) == 50, "a line came twice"
    headings = page.locator("[data-results] section.group h2").all_inner_texts()
    assert len(headings) == len(set(headings)), f"a heading came twice: {headings}"
    # Somebody on a keyboard goes on where the new lines begin, not at the top of the page.
    page.wait_for_function("document.activeElement !== document.body")


def test_all_can_be_shown(visit):
    page = visit(pages.meetings())
    total = pages.total(page)
    assert total >= community.CROWD
    for _ in range(total // 25 + 1):
        if not pages.show_more(page).count():
            break
        count = pages.rows(page).count()
        pages.show_more(page).click()
        expect(pages.rows(page)).not_to_have_count(count)
    assert len(set(pages.names(page))) == total


def test_nothing_found_says_what_to_do(visit):
    page = visit(pages.meetings(q="zzzzzz"))
    assert pages.rows(page).count() == 0
    assert page.locator("main").get_by_role("link").count() > 0, "an empty list leads nowhere"


def test_wrong_filter_is_named(visit):
    page = visit("/")
    page.watch.expect_fault("status of 400")
    answer = page.goto(page.watch.origin + "/meetings?when=never")
    assert answer.status == 400
    expect(page.locator("main")).to_contain_text("when")


def test_by_keyboard_alone(visit):
    """The skip link, the search, a result, what is beside it: each reached by Tab, seen when focused, worked by Enter."""
    page = visit("/", viewport=DESK)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    _tab_to(page, "input[type=search]")
    page.keyboard.type(community.TOWN)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/meetings\?"))
    _tab_to(page, "li.row h3 a")
    page.keyboard.press("Enter")
    expect(page.locator("aside[data-detail] h2 a")).to_be_focused()
    _assert_focus_is_seen(page)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/meetings/[^?]"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _tab_to(page, selector: str, most: int = 80) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return _assert_focus_is_seen(page)
    raise AssertionError(f"{most} tabs do not reach {selector}")


def _assert_focus_is_seen(page) -> None:
    """Whatever draws it, the screen is another with the focus than without."""
    page.wait_for_timeout(300)
    focused = page.screenshot()
    element = page.evaluate_handle("document.activeElement")
    element.evaluate("el => el.blur()")
    page.wait_for_timeout(300)
    blurred = page.screenshot()
    element.evaluate("el => el.focus()")
    assert focused != blurred, f"focus cannot be seen on {element.evaluate('el => el.outerHTML')[:160]}"
