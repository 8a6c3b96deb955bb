"""Listings that groups look after: claimed, approved, changed after a look, paused and back; two tabs; without scripts."""

import re
import time

import pytest
from playwright.sync_api import expect

from conftest import DESK
from harness import community
from harness.looks import assert_looks_right
from harness.members import PASSPHRASE, join


def admin(site, visit, name: str):
    """Somebody with the role of admin, signed in."""
    page = visit("/leave")
    join(page, name)
    site.run("admin", "grant", name, "admin")
    return page


def claim(page, slug: str, group: str) -> None:
    page.goto(f"{page.watch.origin}/meetings/{slug}")
    page.get_by_role("link", name="Look after it").click()
    page.wait_for_url("**/claim")
    page.get_by_label("What is the group called?").fill(group)
    page.get_by_label("How can the editor know?").fill("I am its secretary until June.")
    page.get_by_role("button", name="Ask").click()
    page.wait_for_url("**/serve/listings?done=asked")


def approve(page, meeting: str) -> None:
    page.goto(page.watch.origin + "/serve/claims")
    page.get_by_role("link", name=re.compile(re.escape(meeting))).first.click()
    page.wait_for_url(lambda url: "/serve/claims/" in url)
    page.get_by_role("button", name="Yes, they look after it").click()
    page.wait_for_url("**/serve/claims?done=approved")


def looked_after(site, visit, number: int, javascript: bool = True):
    """A host with a listing of their own: the page, and the listing's slug."""
    name = f"Lantern {number:02}"
    slug = site.slugs[name]
    host = visit("/leave", javascript=javascript)
    join(host, f"Host {number}")
    claim(host, slug, f"{name} Group")
    approve(admin(site, visit, f"Admin {number}"), name)
    return host, slug


def test_from_claim_to_change_and_pause(site, visit):
    name = "Lantern 01"
    slug = site.slugs[name]
    host = visit("/leave", reduced_motion="reduce")
    join(host, "Claimant")
    host.goto(f"{host.watch.origin}/meetings/{slug}/claim")
    assert_looks_right(host, "claim")
    claim(host, slug, "Lantern One")
    assert_looks_right(host, "asked")
    editor = admin(site, visit, "Approver")
    editor.goto(editor.watch.origin + "/serve/claims")
    assert_looks_right(editor, "claims")
    editor.get_by_role("link", name=re.compile(name)).click()
    editor.wait_for_url(lambda url: "/serve/claims/" in url)
    assert_looks_right(editor, "one claim")
    approve(editor, name)

    host.goto(host.watch.origin + "/me")
    host.get_by_role("link", name=re.compile("Your listings")).click()
    host.wait_for_url("**/serve/listings")
    host.get_by_role("link", name=re.compile(name)).click()
    host.wait_for_url(f"**/serve/listings/{slug}")
    assert_looks_right(host, "listing")
    host.get_by_role("link", name=re.compile("Change it")).click()
    host.wait_for_url("**/edit")
    assert_looks_right(host, "edit")

    # An error says where, and keeps the rest.
    host.watch.expect_fault("status of 422")
    host.get_by_label("Good to know").fill("Bring a lantern")
    host.get_by_label("Starts").first.fill("")
    host.get_by_role("button", name="Look at it first").click()
    expect(host.locator(".error-summary")).to_be_visible()
    assert_looks_right(host, "edit with an error")
    expect(host.get_by_label("Good to know")).to_have_value("Bring a lantern")
    # Without any address, the parts of one are open to be filled in.
    host.get_by_label("Starts").first.fill("18:45")
    host.get_by_label("Name of the place").fill("")
    host.get_by_label("Address in one line").fill("")
    host.get_by_role("button", name="Look at it first").click()
    expect(host.locator(".error-summary")).to_contain_text("Say where it is")
    expect(host.get_by_label("Street and number")).to_be_visible()
    host.get_by_label("Street and number").fill("2 Quay Street")
    host.get_by_label("Ends").first.fill("20:00")
    host.get_by_role("button", name="Look at it first").click()
    expect(host.get_by_role("heading", name="This is how it will look")).to_be_visible()
    assert_looks_right(host, "preview")
    expect(host.locator("main")).to_contain_text("6:45")
    host.get_by_role("button", name="Save").click()
    host.wait_for_url(f"**/serve/listings/{slug}?done=saved")
    expect(host.locator("main")).to_contain_text("Saved.")

    visitor = visit(f"/meetings/{slug}")
    expect(visitor.locator("main")).to_contain_text("Bring a lantern")
    host.goto(f"{host.watch.origin}/serve/listings/{slug}/history")
    expect(host.locator("main")).to_contain_text("a host of Lantern One")
    assert_looks_right(host, "history")
    host.goto(f"{host.watch.origin}/serve/listings/{slug}/history/1")
    assert_looks_right(host, "version")

    host.goto(f"{host.watch.origin}/serve/listings/{slug}/pause")
    assert_looks_right(host, "pause")
    host.get_by_label("What people should know").fill("The hall is being painted.")
    host.get_by_role("button", name="Pause it").click()
    host.wait_for_url("**?done=paused")
    assert_looks_right(host, "paused")
    visitor.reload()
    expect(visitor.locator("main")).to_contain_text("The hall is being painted.")
    host.get_by_role("button", name="It meets again: bring it back").click()
    host.wait_for_url("**?done=back")
    host.goto(f"{host.watch.origin}/serve/listings/{slug}/give-up")
    assert_looks_right(host, "give up")
    visitor.reload()
    expect(visitor.locator("main")).not_to_contain_text("Not meeting for now")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_editor_finds_what_is_theirs(site, visit, javascript):
    name = f"Editor {javascript}"
    page = visit("/leave", javascript=javascript)
    join(page, name)
    page.watch.expect_fault("status of 403")
    page.goto(page.watch.origin + "/serve/all-listings")
    expect(page.locator("main")).to_contain_text("not")
    site.run("admin", "grant", name, "editor", "--scope", "Nowhere Intergroup")
    page.goto(page.watch.origin + "/me")
    page.get_by_role("link", name=re.compile("Listings you edit")).click()
    page.wait_for_url("**/serve/all-listings")
    expect(page.locator(".empty")).to_contain_text("No listing names it yet")
    if javascript:
        assert_looks_right(page, "nothing to edit")

    site.run("admin", "grant", name, "admin")
    page.goto(page.watch.origin + "/serve/listings")
    page.get_by_role("link", name=re.compile("All listings")).click()
    page.wait_for_url("**/serve/all-listings")
    expect(page.locator("main ul.doors li")).to_have_count(50)
    expect(page.locator("main")).to_contain_text("Page 1 of 2")
    if javascript:
        assert_looks_right(page, "all listings")
    page.get_by_role("link", name="To look at", exact=True).click()
    page.wait_for_url("**/serve/all-listings?show=waiting")
    if javascript:
        assert_looks_right(page, "listings to look at")
    page.get_by_role("link", name="All", exact=True).click()
    page.wait_for_url("**/serve/all-listings")
    page.get_by_role("link", name="Next page").click()
    page.wait_for_url("**/serve/all-listings?page=2")
    expect(page.locator("main")).to_contain_text("Page 2 of 2")
    page.get_by_label("Search by name or town").fill("LARKHAVEN lantern 05")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("main ul.doors li")).to_have_count(1)
    if javascript:
        assert_looks_right(page, "one listing found")
    page.get_by_role("link", name=re.compile("Lantern 05")).click()
    page.wait_for_url(f"**/serve/listings/{site.slugs['Lantern 05']}")
    page.locator(".back a").click()
    page.wait_for_url("**/serve/all-listings")
    page.get_by_label("Search by name or town").fill("zzzz")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".empty")).to_contain_text("No listing of yours has these words")
    page.locator(".empty").get_by_role("link", name="Show all").click()
    expect(page.locator("main ul.doors li")).to_have_count(50)


def test_accounts_to_give_to(site, visit):
    host, slug = looked_after(site, visit, 6)
    host.watch.expect_fault("status of 422")
    host.goto(f"{host.watch.origin}/serve/listings/{slug}/edit")
    host.get_by_text("Add an account").click()
    host.get_by_label("Venmo").fill("@Lantern-Six")
    host.get_by_label("Cash App").fill("$lanternsix")
    host.get_by_label("Name of the meeting").fill("")
    host.locator("form.form").evaluate("form => form.noValidate = true")
    host.get_by_role("button", name="Look at it first").click()
    expect(host.locator(".error-summary")).to_be_visible()
    expect(host.get_by_label("Venmo")).to_have_value("@Lantern-Six")
    assert_looks_right(host, "accounts in the form")
    host.get_by_label("Name of the meeting").fill("Lantern 06")
    host.get_by_role("button", name="Look at it first").click()
    expect(host.locator(".changes")).to_contain_text("Cash App: $lanternsix")
    assert_looks_right(host, "accounts in the preview")
    host.get_by_role("button", name="Save").click()
    host.wait_for_url("**?done=saved")
    visitor = visit(f"/meetings/{slug}")
    expect(visitor.get_by_role("link", name="@Lantern-Six")).to_have_attribute("href", "https://venmo.com/Lantern-Six")
    assert_looks_right(visitor, "accounts on the meeting's page")


def test_two_tabs(site, visit):
    host, slug = looked_after(site, visit, 2)
    host.watch.expect_fault("status of 409")
    edit = f"{host.watch.origin}/serve/listings/{slug}/edit"
    host.goto(edit)
    other = host.context.new_page()
    other.watch = host.watch
    other.goto(edit)
    other.get_by_label("Good to know").fill("From the other tab")
    other.get_by_role("button", name="Look at it first").click()
    other.get_by_role("button", name="Save").click()
    other.wait_for_url("**?done=saved")
    host.get_by_label("Name of the meeting").fill("A new name from here")
    host.get_by_role("button", name="Look at it first").click()
    expect(host.locator(".notice").first).to_contain_text("Somebody changed it meanwhile")
    assert_looks_right(host, "two tabs")
    expect(host.get_by_label("Good to know")).to_have_value("From the other tab")
    expect(host.get_by_label("Name of the meeting")).to_have_value("A new name from here")
    host.get_by_role("button", name="Look at it first").click()
    host.get_by_role("button", name="Save").click()
    host.wait_for_url("**?done=saved")
    page = visit(f"/meetings/{slug}")
    expect(page.locator("h1")).to_have_text("A new name from here")
    expect(page.locator("main")).to_contain_text("From the other tab")


def test_without_javascript(site, visit):
    host, slug = looked_after(site, visit, 3, javascript=False)
    host.goto(f"{host.watch.origin}/serve/listings/{slug}/edit")
    host.get_by_role("button", name="One more time").click()
    expect(host.locator(".time:has(input[name='t1.start'])")).to_be_visible()
    host.locator("input[name='t1.start']").fill("07:00")
    host.locator("input[name='t1.days'][value='6']").check()
    host.get_by_role("button", name="Look at it first").click()
    expect(host.locator("main")).to_contain_text("every Saturday, 7:00 am")
    host.get_by_role("button", name="Go on writing").click()
    expect(host.locator("input[name='t1.start']")).to_have_value("07:00")
    host.get_by_role("button", name="Look at it first").click()
    host.get_by_role("button", name="Save").click()
    host.wait_for_url("**?done=saved")
    expect(visit(f"/meetings/{slug}", javascript=False).locator("main")).to_contain_text("every Saturday, 7:00 am")


def test_a_meeting_is_added_and_an_import_leaves_it(site, visit, tmp_path):
    host, slug = looked_after(site, visit, 4)
    host.goto(host.watch.origin + "/serve/new-listing")
    assert_looks_right(host, "new listing")
    host.get_by_role("link", name=re.compile("For Lantern 04 Group")).click()
    host.wait_for_url("**/serve/new-listing/form?group=**")
    assert_looks_right(host, "new listing form")
    host.get_by_label("Name of the meeting").fill("Second Lantern")
    host.locator("input[name='t0.days'][value='1']").check()
    host.get_by_label("Starts").first.fill("19:00")
    host.get_by_label("Name of the place").fill("Lighthouse")
    host.get_by_role("button", name="Look at it first").click()
    host.get_by_role("button", name="List it").click()
    host.wait_for_url("**/serve/listings/second-lantern?done=added")
    host.goto(f"{host.watch.origin}/serve/listings/{slug}/edit")
    host.get_by_label("Good to know").fill("Ours")
    host.get_by_role("button", name="Look at it first").click()
    host.get_by_role("button", name="Save").click()
    host.wait_for_url("**?done=saved")
    feed = tmp_path / "again.json"
    community.write_feed(feed)
    said = site.run("import", str(feed), "--format", "meeting-guide", "--source", community.SOURCE,
                    "--fellowship", "aa", "--time-zone", community.ZONE)
    assert re.search(r"kept by their groups [1-9]", said), said
    exported = site.run("export", "--format", "meeting-guide")
    assert '"notes":"Ours"' in exported and '"name":"Second Lantern"' in exported
    wait = time.monotonic() + 20
    while not site.get_json("/api/meetings?q=Second+Lantern")["meetings"]:
        assert time.monotonic() < wait, "the index does not follow"
        time.sleep(0.2)
