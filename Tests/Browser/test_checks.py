"""Self-checks: answered with and without scripts, seen afterwards, and help when an answer says danger."""

import json
import subprocess

import pytest

from conftest import DESK, PHONE
from harness.accessibility import assert_accessible
from harness.layout import assert_no_overflow, assert_targets
from harness.members import join

TEA = {
    "resourceType": "Questionnaire", "title": "Tea", "url": "http://example.org/q/tea", "item": [
        {"linkId": "likes", "type": "boolean", "text": "Do you drink tea?", "required": True},
        {"linkId": "more", "type": "group", "text": "About tea",
         "enableWhen": [{"question": "likes", "operator": "=", "answerBoolean": True}], "item": [
             {"linkId": "cups", "type": "integer", "text": "Cups a day", "required": True},
             {"linkId": "many", "type": "display", "text": "That is a lot of tea.",
              "enableWhen": [{"question": "cups", "operator": ">", "answerInteger": 9}]}]},
    ],
}


@pytest.fixture(scope="module")
def tea(site, tmp_path_factory):
    file = tmp_path_factory.mktemp("questionnaires") / "tea.json"
    file.write_text(json.dumps(TEA))
    assert "Added “Tea” as tea." in site.run("questionnaire", "add", str(file))
    yield "/today/checks/tea"
    site.run("questionnaire", "remove", "tea")


def member(visit, name: str, **options):
    page = visit("/", **options)
    join(page, name)
    return page


def rate(page, question: str, number: int) -> None:
    group = page.get_by_role("group", name=question)
    group.locator(f"input[value='{number}']").check(force=True)


def test_a_week_and_the_next(visit):
    page = member(visit, "Rosa of the checks")
    for mood in (4, 8):
        page.goto(page.watch.origin + "/today/checks/weekly")
        rate(page, "How was your mood most of the time?", mood)
        page.get_by_label("What do you want to remember of this week?").fill("Tea with Dana")
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**/results/*")
    assert "Answered 2 times: from 4 at first to 8 last." in page.content()
    page.get_by_text("What you answered").click()
    assert page.get_by_text("Tea with Dana").is_visible()
    page.get_by_text("Delete these answers").click()
    page.get_by_role("button", name="Delete").click()
    assert page.get_by_text("Those answers are gone.").is_visible()


def test_what_need_not_be_asked_is_hidden(visit, tea):
    page = member(visit, "Dana of the checks")
    page.goto(page.watch.origin + tea)
    cups = page.get_by_label("Cups a day")
    assert not cups.is_visible()
    page.get_by_label("Yes").check()
    cups.fill("12")
    assert page.get_by_text("That is a lot of tea.").is_visible()
    page.get_by_label("No", exact=True).check()
    assert not cups.is_visible() and not page.get_by_text("That is a lot of tea.").is_visible()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/results/*")
    page.get_by_text("What you answered").click()
    assert not page.get_by_text("Cups a day").is_visible()


def test_without_scripts_all_stands_there_and_only_what_is_asked_counts(visit, tea):
    page = member(visit, "Ana of the checks", javascript=False)
    page.goto(page.watch.origin + tea)
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Cups a day").fill("not a number")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/results/*")
    assert "not a number" not in page.content()


def test_an_answer_that_says_danger_opens_help_and_is_saved(visit):
    page = member(visit, "Sam of the checks")
    page.goto(page.watch.origin + "/today/checks/weekly")
    page.get_by_label("Yes, in passing").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/help?saved=1")
    # A person first, the lines after.
    headings = page.locator("main h2").all_inner_texts()
    assert headings[0] == "One person, now"
    page.goto(page.watch.origin + "/today/checks/weekly/results")
    assert page.locator("main .door").count() == 1


def test_every_page_is_accessible(visit, tea):
    for language in ("en-US", "es-MX"):
        page = member(visit, f"Kim {language}", locale=language, reduced_motion="reduce")
        for mood in ("4", "6"):
            page.goto(page.watch.origin + "/today/checks/weekly")
            page.locator(f"input[name=q0][value='{mood}']").check(force=True)
            page.locator("form.self-check button[type=submit]").click()
            page.wait_for_url("**/results/*")
        result = page.url.removeprefix(page.watch.origin)
        page.watch.expect_fault(r"status of 422")
        for path in ("/today/checks", "/today/checks/weekly", tea, result, "/today/checks/weekly/results", "/today/danger-words"):
            page.goto(page.watch.origin + path)
            if path == tea:  # and with its errors
                page.locator("form.self-check button[type=submit]").click()
                page.wait_for_selector(".error-summary")
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            for viewport in (PHONE, DESK):
                page.set_viewport_size(viewport)
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    assert_accessible(page, f"{path} {language} {viewport['width']} {scheme}")
                assert_no_overflow(page, path)
            assert_targets(page, path)


def test_the_command_says_what_is_wrong(site, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text('{"resourceType": "Questionnaire",\n "title": "T", "item": [],}')
    dated = tmp_path / "dated.json"
    dated.write_text(json.dumps({
        "resourceType": "Questionnaire", "title": "T", "item": [{"linkId": "when", "type": "date", "text": "When?"}]}))
    for file, words in ((broken, "line 2"), (dated, "“when” is of type “date”"), (tmp_path / "none.json", "There is no file")):
        done = subprocess.run(
            [str(site.binary), "questionnaire", "add", str(file), "--data", str(site.data)], capture_output=True, text=True)
        assert done.returncode != 0
        assert words in done.stderr
