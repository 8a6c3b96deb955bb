"""Coping tools without an account: two taps from "Help now", with and without scripts, and nothing is sent or kept."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from conftest import DESK, PHONE

EXERCISES = ["breathing", "urge-surfing", "grounding", "muscle-release"]


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def without_printer(page) -> None:
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; dispatchEvent(new Event('beforeprint')); }; }")


def test_breathing_is_two_taps_from_help(visit, site):
    page = visit("/help", viewport=PHONE)
    page.get_by_role("link", name=re.compile("Tools for this minute")).click()
    expect(page).to_have_url(site.origin + "/tools")
    for name in ("Breathe slowly", "Ride out an urge"):
        expect(page.get_by_role("link", name=re.compile(name))).to_be_in_viewport()
    page.get_by_role("link", name=re.compile("Breathe slowly")).click()
    expect(page).to_have_url(site.origin + "/tools/breathing")
    expect(page.get_by_role("button", name="Start")).to_be_visible()


def visit_stopped(visit, path: str, **options):
    """The page with its clock standing still: time passes when the test says so, however slow the machine is."""
    page = visit("/leave", **options)
    page.clock.install()
    page.clock.pause_at(datetime.now() + timedelta(minutes=1))
    page.goto(page.watch.origin + path)
    return page


def test_the_timer_runs_pauses_and_says_what_to_do(visit):
    page = visit_stopped(visit, "/tools/breathing")
    page.get_by_role("button", name="Start").click()
    words, time = page.locator("[data-words]"), page.locator("[data-time]")
    expect(words).to_have_text("Breathe in")
    expect(words).to_have_attribute("aria-live", "polite")
    page.clock.run_for(6_000)
    expect(words).to_have_text("Breathe out")
    page.get_by_role("button", name="Pause").click()
    left = time.inner_text()
    page.clock.run_for(1_500)
    expect(time).to_have_text(left)
    page.get_by_role("button", name="Go on").click()
    page.clock.run_for(1_500)
    expect(time).not_to_have_text(left)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    expect(page.get_by_role("button", name="From the beginning")).to_be_visible()
    assert page.evaluate("document.querySelectorAll('audio, video').length") == 0


def test_steps_are_marked_while_the_timer_runs(visit):
    page = visit("/tools/grounding")
    page.get_by_role("button", name="Start").click()
    expect(page.locator("li[aria-current=step]")).to_contain_text("Five things you see")


def test_nothing_moves_where_motion_is_unwelcome(visit):
    page = visit_stopped(visit, "/tools/breathing", reduced_motion="reduce")
    circle = page.locator("[data-circle]")
    size = lambda: round(circle.bounding_box()["width"])
    before = size()
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(2_000)
    assert size() == before
    expect(page.locator("[data-words]")).to_have_text("Breathe in")


@pytest.mark.parametrize("name", EXERCISES)
def test_without_scripts_there_are_the_steps(visit, name):
    page = visit(f"/tools/{name}", javascript=False)
    expect(page.locator("[data-guide]")).to_be_hidden()
    assert page.locator("ol.steps > li:visible").count() >= 4


def test_with_scripts_a_stranger_sends_nothing(visit):
    page = visit("/tools/abc")
    sent = []
    page.on("request", lambda request: "/assets/" in request.url or sent.append(request.url))
    without_printer(page)
    page.get_by_label(re.compile("A · What happened")).fill("The phone rang\n" * 12)
    expect(page.locator("form.worksheet")).to_contain_text("Nothing you write here is sent or kept.")
    page.get_by_role("button", name="Print").click()
    page.locator("form.worksheet").evaluate("form => form.requestSubmit()")
    page.wait_for_function("window.printed === 2")
    assert not sent, sent
    assert page.evaluate("localStorage.length + sessionStorage.length") <= 1  # the zone
    page.emulate_media(media="print")
    expect(page.locator(".on-paper").first).to_be_visible()


def test_without_scripts_it_is_laid_out_for_paper(visit):
    page = visit("/tools/cost-benefit", javascript=False)
    expect(page.locator("form.worksheet")).to_contain_text("The button sends your words to this site once")
    page.locator("[name=using-good-text]").first.fill("Quiet after nine")
    page.locator("[name=using-good-term]").first.select_option("long")
    page.get_by_role("button", name="Lay it out for printing").click()
    expect(page.locator("main")).to_contain_text("Quiet after nine")
    expect(page.locator("main")).to_contain_text("lasts long")
    expect(page.locator("main")).to_contain_text("Nothing of it was kept.")
    page.get_by_role("button", name="Change it").click()
    expect(page.locator("[name=using-good-text]").first).to_have_value("Quiet after nine")


def test_rows_can_be_added(visit):
    page = visit("/tools/answer-the-urge")
    before = page.locator(".row-set").count()
    page.get_by_role("button", name="One more").click()
    expect(page.locator(".row-set")).to_have_count(before + 1)
    expect(page.locator(".row-set").last.locator("textarea").first).to_be_focused()
    ids = page.locator("[id]").evaluate_all("all => all.map(el => el.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_good_on_paper(visit, paper):
    for path, most in (("/tools/cost-benefit", 2), ("/plans/week", 3), ("/plans/hard-moment", 4), ("/tools/urge-card", 2)):
        page = visit(path, viewport=DESK)
        page.emulate_media(media="print")
        for selector in ("header.site-header", "main a.button", "main button"):
            for each in page.locator(selector).all():
                expect(each).to_be_hidden()
        pdf = page.pdf(format=paper, print_background=False)
        assert 1 <= sheets(pdf) <= most, f"{path} takes {sheets(pdf)} sheets"
