"""The third column: on a desk a line is shown beside the list, on a phone it leads to its page."""

import re

from playwright.sync_api import expect

from conftest import DESK
from harness import community, pages


def chosen(page):
    return page.locator("aside[data-detail]")


def test_the_first_is_chosen_by_itself(visit):
    page = visit(pages.meetings(when="today"), viewport=DESK)
    expect(chosen(page).get_by_role("heading")).to_have_text(pages.names(page)[0])
    expect(page.locator("li.row.selected")).to_have_count(1)
    assert "chosen" not in page.url


def test_a_pressed_line_comes_beside_and_keeps_the_search(visit):
    page = visit(pages.meetings(when="today"), viewport=DESK)
    expect(chosen(page).get_by_role("heading")).to_have_text(community.RUNNING)
    pages.row(page, community.SOON).get_by_role("link", name=community.SOON).click()
    expect(chosen(page).get_by_role("heading")).to_have_text(community.SOON)
    expect(page.locator("li.row.selected")).to_contain_text(community.SOON)
    expect(page).to_have_url(re.compile("chosen="))
    assert "when=today" in page.url and "near=" in page.url

    # The same from the address alone, and back as it was.
    page.reload()
    expect(chosen(page).get_by_role("heading")).to_have_text(community.SOON)
    page.go_back()
    expect(chosen(page).get_by_role("heading")).to_have_text(community.RUNNING)
    expect(page.locator("li.row.selected")).to_contain_text(community.RUNNING)


def test_another_filter_chooses_anew(visit):
    page = visit(pages.meetings(), viewport=DESK)
    pages.row(page, community.SOON).get_by_role("link", name=community.SOON).click()
    expect(page).to_have_url(re.compile("chosen="))
    pages.choose(page, "type", "women")
    expect(chosen(page).get_by_role("heading")).to_have_text(community.WOMEN)
    expect(page).to_have_url(re.compile("type=women"))
    assert "chosen" not in page.url
    page.go_back()
    expect(chosen(page).get_by_role("heading")).to_have_text(community.SOON)


def test_more_lines_leave_the_chosen_one(visit):
    page = visit(pages.meetings(), viewport=DESK)
    pages.row(page, community.SOON).get_by_role("link", name=community.SOON).click()
    expect(chosen(page).get_by_role("heading")).to_have_text(community.SOON)
    expect(page).to_have_url(re.compile("chosen="))
    pages.show_more(page).click()
    expect(pages.rows(page)).to_have_count(50)
    # Choosing among them, and going back, keeps them.
    other = pages.names(page)[40]
    before = page.url
    pages.rows(page).nth(40).click()
    expect(chosen(page).get_by_role("heading")).to_have_text(other)
    expect(page).not_to_have_url(before)
    expect(page.locator("li.row.selected")).to_have_count(1)
    expect(pages.rows(page)).to_have_count(50)
    page.go_back()
    expect(chosen(page).get_by_role("heading")).to_have_text(community.SOON)
    expect(pages.rows(page)).to_have_count(50)


def test_a_phone_gets_the_page_and_nothing_hidden(visit):
    page = visit(pages.meetings(when="today"))
    expect(chosen(page)).to_have_text("")
    pages.rows(page).first.click()
    page.wait_for_url(re.compile(r"/meetings/[^?]"))


def test_without_scripts_the_address_shows_it(visit, site):
    slug = site.slugs[community.SOON]
    page = visit(pages.meetings(when="today", chosen=slug), viewport=DESK, javascript=False)
    expect(chosen(page)).to_contain_text(community.SOON)
    expect(chosen(page).get_by_role("link", name="Calendar")).to_have_attribute("href", f"/meetings/{slug}.ics")
    box, middle = chosen(page).bounding_box(), page.locator(".middle").bounding_box()
    assert box["x"] > middle["x"] + middle["width"] - 1
    pages.rows(page).first.click()
    page.wait_for_url(re.compile(r"/meetings/[^?]"))


def test_the_button_to_join_comes_while_the_page_is_open(visit, site):
    """The page says when it changes; then it is asked for again, here with the answer of a meeting whose room is open."""
    page = visit("/")
    page.clock.install()
    page.goto(page.watch.origin + f"/meetings/{site.slugs[community.ONLINE]}")
    seconds = int(page.locator("article.meeting").get_attribute("data-changes-in"))
    join = page.locator("main a.button", has_text=re.compile("^Join$"))
    assert 0 < seconds <= 105 * 60 + 1 and join.count() == 0
    opened = page.request.get(page.watch.origin + f"/meetings/{site.slugs[community.RUNNING]}").text()
    page.route("**/meetings/*", lambda route: route.fulfill(body=opened, content_type="text/html"))
    page.clock.fast_forward((seconds - 5) * 1000)
    assert join.count() == 0
    page.clock.fast_forward(6_000)
    expect(join).to_have_attribute("href", "https://meet.example.org/kettle")
