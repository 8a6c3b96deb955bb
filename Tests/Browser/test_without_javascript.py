"""The whole way without JavaScript: find, filter, show more, open, report. Old phones, Tor and bad lines need it."""

import re

from playwright.sync_api import expect

from harness import community, pages


def test_find_filter_more_and_open(visit):
    page = visit("/", javascript=False)
    page.get_by_role("search").get_by_role("searchbox").fill(community.TOWN)
    page.get_by_role("search").get_by_role("button").click()
    page.wait_for_url(re.compile(r"/meetings\?"))
    total = pages.total(page)
    assert total >= community.CROWD

    first = pages.names(page)
    pages.show_more(page).click()
    page.wait_for_url(re.compile("cursor="))
    second = pages.names(page)
    assert second and not set(first) & set(second), "the next page repeats the one before"
    page.go_back()

    pages.choose(page, "type", "women")
    page.get_by_role("button", name="Show meetings").click()
    expect(page).to_have_url(re.compile("type=women"))
    expect(pages.rows(page)).to_have_text([community.WOMEN])
    assert community.TOWN in page.url, "the filter forgot the place"

    pages.rows(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(community.WOMEN)


def test_near_me_leads_on(visit):
    page = visit("/", javascript=False)
    near = page.get_by_role("link", name="Near me")
    if near.is_visible():
        near.click()
        expect(page).not_to_have_url(page.watch.origin + "/")
        expect(page.get_by_role("search").first).to_be_visible()


def test_leave_quickly_leads_away(visit):
    page = visit(pages.meetings(), javascript=False)
    page.get_by_role("link", name=pages.LEAVE).click()
    expect(page).to_have_title(pages.NEUTRAL_TITLE)


def test_report_a_problem(visit, site):
    page = visit(f"/meetings/{site.slugs[community.WOMEN]}", javascript=False)
    page.watch.expect_fault("status of 422")
    page.get_by_role("link", name="Something wrong?").click()
    form = page.locator("main form[method=post]")

    # Sent empty: the errors stand beside their fields, and lead to them.
    form.get_by_role("button").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_visible()
    target = summary.get_by_role("link").first.get_attribute("href")
    expect(page.locator(target)).to_be_visible()
    expect(page.locator("main .error:not(.error-summary)")).not_to_have_count(0)

    # "Other" needs words; what was chosen is kept.
    form = page.locator("main form[method=post]")
    form.locator('input[name=kind][value=other]').check()
    form.get_by_role("button").click()
    message = page.get_by_role("textbox")
    expect(message).to_have_attribute("aria-invalid", "true")
    expect(page.locator('input[name=kind][value=other]')).to_be_checked()

    text = "The door is <b>locked</b> & nobody answers."
    message.fill(text)
    page.locator("main form[method=post]").get_by_role("button").click()
    page.wait_for_url(re.compile("sent="))
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("main")).to_contain_text(re.compile("thank", re.I))
    reports = site.run("reports")
    assert text in reports and community.WOMEN in reports
