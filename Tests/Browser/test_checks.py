"""Self-checks: answered with and without scripts, seen afterwards, and help when an answer says danger."""

import json
import subprocess

import pytest
from playwright.sync_api import expect

from harness.looks import assert_looks_right, assert_translation_fits, open_all
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
    expect(page.locator("main")).to_contain_text("Answered 2 times: from 4 at first to 8 last.")
    page.get_by_text("What you answered").click()
    expect(page.get_by_text("Tea with Dana")).to_be_visible()
    page.get_by_text("Delete these answers").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Those answers are gone.")).to_be_visible()


def test_what_need_not_be_asked_is_hidden(visit, tea):
    page = member(visit, "Dana of the checks")
    page.goto(page.watch.origin + tea)
    cups, words = page.get_by_label("Cups a day"), page.get_by_text("That is a lot of tea.")
    expect(cups).to_be_hidden()
    page.get_by_label("Yes").check()
    cups.fill("12")
    expect(words).to_be_visible()
    page.get_by_label("No", exact=True).check()
    expect(cups).to_be_hidden()
    expect(words).to_be_hidden()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/results/*")
    page.get_by_text("What you answered").click()
    expect(page.get_by_text("Do you drink tea?")).to_be_visible()
    expect(page.get_by_text("Cups a day")).to_be_hidden()


def test_without_scripts_all_stands_there_and_only_what_is_asked_counts(visit, tea):
    page = member(visit, "Ana of the checks", javascript=False)
    page.goto(page.watch.origin + tea)
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Cups a day").fill("not a number")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/results/*")
    expect(page.locator("main")).to_contain_text("What you answered")
    assert "not a number" not in page.content()


def test_an_answer_that_says_danger_opens_help_and_is_saved(visit):
    page = member(visit, "Sam of the checks")
    page.goto(page.watch.origin + "/today/checks/weekly")
    page.get_by_label("Yes, in passing").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/help?saved=1")
    # A person first, the lines after.
    expect(page.locator("main h2").first).to_have_text("One person, now")
    page.goto(page.watch.origin + "/today/checks/weekly/results")
    expect(page.locator("main .door")).to_have_count(1)


def test_every_page_looks_right(visit, tea):
    page = member(visit, "Kim of the checks", reduced_motion="reduce")
    for mood in (4, 6):
        page.goto(page.watch.origin + "/today/checks/weekly")
        rate(page, "How was your mood most of the time?", mood)
        page.locator("form.self-check button[type=submit]").click()
        page.wait_for_url("**/results/*")
    result = page.url.removeprefix(page.watch.origin)
    page.watch.expect_fault(r"status of 422")
    for language, assert_right in (("en", assert_looks_right), ("es", assert_translation_fits)):
        page.goto(page.watch.origin + f"/today/checks?lang={language}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        for path in ("/today/checks", "/today/checks/weekly", tea, result, "/today/checks/weekly/results", "/today/danger-words"):
            page.goto(page.watch.origin + path)
            if path == tea:  # and with its errors
                page.locator("form.self-check button[type=submit]").click()
                expect(page.locator(".error-summary")).to_be_visible()
            open_all(page)
            assert_right(page, f"{path} {language}")


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
