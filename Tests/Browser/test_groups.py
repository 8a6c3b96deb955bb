"""Groups: a page for everybody, what its hosts change, belonging without being seen, and deciding in secret."""

import re

import pytest
from playwright.sync_api import expect

from conftest import PHONE
from harness import community, groups, members
from harness.looks import assert_looks_right

NAME = "Harbour Lights Group"
numbers = iter(range(1, 1000))


@pytest.fixture
def slug(site) -> str:
    """A group of this test's own."""
    number = next(numbers)
    listing = site.slugs[community.RUNNING] if number == 1 else None
    return groups.add(site, NAME if number == 1 else f"{NAME} {number}", listing)


@pytest.fixture
def host(visit, site, slug):
    page = visit("/", viewport=PHONE)
    name = f"Hope {slug}"[:38]
    members.join(page, name)
    groups.make_host(site, name, slug)
    page.goto(f"{site.origin}/groups/{slug}")
    return page


def join_group(page, slug, name="", seen="") -> None:
    if name:
        members.join(page, name)
    page.goto(f"{page.watch.origin}/groups/{slug}/membership")
    page.locator("[name=name]").fill(seen)
    page.get_by_role("button", name="Make it my home group").click()
    expect(page.locator("main")).to_contain_text("This is your home group now")


def test_a_meeting_leads_to_its_group_and_back(visit, site, slug):
    page = visit(f"/meetings/{site.slugs[community.RUNNING]}")
    page.get_by_role("link", name=re.compile("The group and how it does things")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.locator("main")).to_contain_text("One person shares at a time")
    page.get_by_role("link", name=community.RUNNING, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(community.RUNNING)


def test_groups_are_found_by_name(visit, site, slug):
    groups.add(site, "Somewhere Else")
    page = visit("/serve", viewport=PHONE)
    page.get_by_role("link", name=re.compile("Their pages, servants and decisions")).click()
    page.get_by_role("searchbox").fill("elsewhere else")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("main")).to_contain_text("No group here")
    page.get_by_role("searchbox").fill("where else")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("a.door")).to_have_text(re.compile("Somewhere Else"))
    assert_looks_right(page, "groups")


def test_a_host_writes_the_page_part_by_part(host, site, slug):
    page = host
    page.watch.expect_fault("status of 422")
    page.get_by_role("link", name="Look after this group").click()
    page.get_by_role("link", name=re.compile("What we say of ourselves")).click()
    page.get_by_label("A few words to newcomers").fill("Ring the bell twice.\nThe kettle is on.")
    page.get_by_label("Our charter").fill("We keep no minutes.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Saved.")
    assert_looks_right(page, "look after a group")

    edit = f"{site.origin}/groups/{slug}/edit"
    page.goto(f"{edit}/way")
    page.get_by_label(re.compile("crosstalk welcome")).check()
    page.get_by_role("button", name="Begin with this way").click()
    expect(page.locator("main")).to_contain_text("the others may answer, kindly")
    page.locator("[name^=seconds-]").first.fill("5")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".error-summary")).to_contain_text("from 15 to 3,600")
    assert_looks_right(page, "the way, with an error")
    page.locator("[name^=seconds-]").first.fill("150")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{edit}/room")
    page.get_by_label("A greeter lets people in from a lobby").check()
    assert_looks_right(page, "the door of the room")
    page.get_by_role("button", name="Save").click()

    page.goto(f"{edit}/readings")
    page.get_by_label("Title").fill("Why we are here")
    page.get_by_label("Text").fill("Because the door was open.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.locator("main")).to_contain_text("is deleted")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("heading", name="Why we are here")).to_be_visible()
    assert_looks_right(page, "readings")

    page.goto(f"{edit}/news")
    page.get_by_label("What is new?").fill("Potluck on Sunday")
    page.locator("[name=until]").fill("2099-01-01")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".error-summary")).to_contain_text("within a year")
    expect(page.get_by_label("What is new?")).to_have_value("Potluck on Sunday")
    page.goto(f"{edit}/links")
    page.get_by_label("Title").fill("The way to the hall")
    page.get_by_label("Address").fill("https://example.org/map")
    page.get_by_role("button", name="Save").click()

    page.goto(f"{edit}/servants")
    page.locator("[name=kind]").select_option("greeter")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Greeter")).to_be_visible()
    assert_looks_right(page, "servants of a group")

    page.goto(f"{site.origin}/groups/{slug}")
    for words in ("Ring the bell twice.", "up to 2 min 30 s each", "We are looking for a greeter."):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.get_by_role("link", name="The way to the hall")).to_have_attribute("href", "https://example.org/map")
    assert_looks_right(page, "a group")


def test_a_member_serves(host, visit, site, slug):
    host.goto(f"{site.origin}/groups/{slug}/edit/servants")
    host.locator("[name=kind]").select_option("greeter")
    host.get_by_role("button", name="Save").click()
    expect(host.get_by_role("heading", name="Greeter")).to_be_visible()
    page = visit("/")
    join_group(page, slug, f"Mae {slug}"[:38], seen="Mae")
    page.get_by_role("link", name=re.compile("We are looking for a greeter")).click()
    page.get_by_label("What should the group call you?").fill("Mae K")
    assert_looks_right(page, "offering to serve")
    page.get_by_role("button", name="Offer to serve").click()
    expect(page.locator("main")).to_contain_text("You offered to take it")
    host.reload()
    host.get_by_role("button", name="Yes, thank you").click()
    page.goto(f"{site.origin}/groups/{slug}")
    expect(page.locator(".facts-list")).to_contain_text("Mae K")

    # Ended by mistake, and brought back as it was.
    host.goto(f"{site.origin}/groups/{slug}/edit/servants")
    host.get_by_role("button", name="End the term").click()
    expect(host.locator(".notice")).to_contain_text("The term of Mae K (Greeter) is ended")
    assert_looks_right(host, "an ended term")
    host.get_by_role("button", name="Bring it back").click()
    expect(host.get_by_role("button", name="End the term")).to_be_visible()
    expect(host.locator(".card")).to_contain_text("A member of the group")
    page.get_by_role("link", name=re.compile("Your home group")).click()
    expect(page.locator("main")).to_contain_text("Members who chose to be seen")
    assert_looks_right(page, "the home group")


def test_a_group_decides_in_secret(visit, site, slug):
    pages = []
    for number in range(5):
        page = visit("/", viewport=PHONE)
        join_group(page, slug, f"M{number} {slug}"[:38])
        pages.append(page)
    groups.belong_since(site, slug, 30)
    page = pages[0]
    page.goto(f"{site.origin}/groups/{slug}")
    expect(page.locator("main")).to_contain_text("5 people call it their home group.")
    page.get_by_role("link", name=re.compile("Group conscience")).click()
    page.get_by_role("link", name="Propose something").click()
    page.get_by_label("In a line").fill("Tea before coffee")
    page.get_by_label("What exactly, and why?").fill("Because it is kinder to those who come late.")
    page.get_by_label("Your name under it").fill("M")
    assert_looks_right(page, "proposing something")
    page.get_by_role("button", name="Put it to the group").click()
    expect(page.locator("main")).to_contain_text("Talked over until")
    motion = page.url
    pages[1].goto(motion)
    pages[1].get_by_label("What do you think?").fill("And biscuits?")
    pages[1].get_by_label("Your name under it").fill("Somebody")
    pages[1].get_by_role("button", name="Say it").click()
    expect(pages[1].locator("main")).to_contain_text("And biscuits?")
    assert_looks_right(pages[1], "a motion that is talked over")

    groups.pass_days(site, 8)
    for index, each in enumerate(pages):
        each.goto(motion)
        if index == 0:
            assert_looks_right(each, "a vote")
        each.get_by_label("No" if index == 4 else "Yes", exact=True).check()
        each.get_by_role("button", name="Vote", exact=True).click()
        expect(each.locator("main")).to_contain_text("Your vote is counted.")
        expect(each.locator("main")).not_to_contain_text("4 yes")
    groups.pass_days(site, 8)
    page.goto(motion)
    expect(page.locator("main")).to_contain_text("4 yes, 1 no, 0 neither, of 5 who could vote.")
    assert_looks_right(page, "a motion that is carried")
    page.goto(f"{site.origin}/groups/{slug}/conscience")
    assert_looks_right(page, "the conscience of a group")


def test_works_without_scripts(visit, slug):
    page = visit("/groups", javascript=False)
    page.get_by_role("link", name=re.compile(f"{NAME} \\d+")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
