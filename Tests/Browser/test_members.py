"""Accounts as people use them: join, check the code, sign out and in, recover, rename, take the record out and in, leave."""

import json
import re

import pytest
from playwright.sync_api import expect

from conftest import PHONE
from harness import members
from harness.looks import assert_looks_right, assert_translation_fits, open_all

OTHER = "six small boats at dawn"
WRONG = r"the server responded with a status of 422"


def test_join_check_sign_out_and_in(visit):
    page = visit("/me", reduced_motion="reduce")
    page.get_by_role("link", name="Join").click()
    page.wait_for_url("**/join")
    code = members.join(page, "Rosa Browser")
    assert re.fullmatch(r"(\w{4}-){8}\w{4}", code)
    assert_looks_right(page, "the recovery code")
    page.set_viewport_size(PHONE)
    page.locator("input[name=code]").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("it is right")).to_be_visible()
    members.sign_out(page)
    assert not [c for c in page.context.cookies() if c["name"] in ("session", "seen")]
    page.goto(page.watch.origin + "/me/settings")
    assert "/sign-in?to=" in page.url
    assert_looks_right(page, "sign in")
    page.locator("input[name=name]").fill("rosa browser")
    page.locator("input[name=passphrase]").fill(members.PASSPHRASE)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/me/settings")


def test_what_is_wrong_is_said_and_kept(visit):
    page = visit("/join", javascript=False)
    page.watch.expect_fault(WRONG)
    page.locator("form[action='/join']").evaluate("form => form.noValidate = true")
    page.locator("input[name=name]").fill("R")
    page.locator("input[name=passphrase]").fill("short")
    page.locator("input[name=adult]").check()
    page.locator("main button[type=submit]").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("input[name=name]")).to_have_value("R")
    expect(page.locator("input[name=passphrase]")).to_have_value("")
    expect(page.locator("input[name=adult]")).to_be_checked()
    expect(page.locator(".field.wrong")).to_have_count(2)


def test_passphrase_can_be_shown(visit):
    page = visit("/join")
    field = page.locator("input[name=passphrase]")
    field.fill("what is typed")
    button = page.get_by_role("button", name="Show what is typed")
    button.click()
    expect(field).to_have_attribute("type", "text")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(field).to_have_attribute("type", "password")


def test_recover_and_rename(visit):
    page = visit("/join")
    code = members.join(page, "Sam Browser")
    elsewhere = visit("/recover", javascript=False)
    for name, value in {"name": "sam browser", "code": code, "passphrase": OTHER}.items():
        elsewhere.locator(f"input[name={name}]").fill(value)
    elsewhere.locator("main button[type=submit]").click()
    elsewhere.wait_for_url("**/me/code?recovered=1")
    expect(elsewhere.locator("main")).to_contain_text("Your new passphrase is set")
    page.goto(page.watch.origin + "/me/name")
    assert "/sign-in" in page.url
    elsewhere.goto(page.watch.origin + "/me/name")
    elsewhere.locator("input[name=name]").fill("Samuel Browser")
    elsewhere.locator("main button[type=submit]").click()
    elsewhere.wait_for_url("**/me?done=name")
    expect(elsewhere.locator("h1")).to_have_text("Samuel Browser")
    members.sign_in(page, "Samuel Browser", OTHER)


def test_quiet_mode_and_language(visit):
    page = visit("/join")
    members.join(page, "Quiet Browser")
    page.goto(page.watch.origin + "/me/settings")
    page.locator("select[name=language]").select_option("es")
    page.locator("input[name=quiet]").check()
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/me?done=settings")
    expect(page).to_have_title("Medidas de cocina")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.goto(page.watch.origin + "/help")
    expect(page).to_have_title("Medidas de cocina")


def test_record_out_and_in_then_leave(visit, tmp_path):
    page = visit("/join")
    members.join(page, "Leaving Browser")
    page.goto(page.watch.origin + "/me/export")
    with page.expect_download() as download:
        page.get_by_role("link", name="To keep and bring back").click()
    saved = tmp_path / "record.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text())["format"] == "homegroup-record"
    page.get_by_role("link", name="Read in a file").click()
    page.wait_for_url("**/me/import")
    page.locator("input[type=file]").set_input_files(saved)
    page.wait_for_function("document.querySelector('textarea').value.startsWith('{')")
    page.locator("main button[type=submit]").click()
    expect(page.get_by_text("The file was read.")).to_be_visible()
    page.goto(page.watch.origin + "/me/leave")
    page.locator("input[name=name]").fill("leaving browser")
    page.locator("input[name=current]").fill(members.PASSPHRASE)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/me?gone=1")
    expect(page.locator("main")).to_contain_text("the door stays open")
    page.watch.expect_fault(WRONG)
    page.goto(page.watch.origin + "/sign-in")
    page.locator("input[name=name]").fill("Leaving Browser")
    page.locator("input[name=passphrase]").fill(members.PASSPHRASE)
    page.locator("main button[type=submit]").click()
    expect(page.locator(".error-summary")).to_contain_text("do not belong together")


PAGES = ["/me", "/me/code", "/me/passphrase", "/me/name", "/me/settings", "/me/sessions", "/me/export", "/me/import",
         "/me/leave", "/privacy", "/agreement"]


@pytest.fixture(scope="module")
def member(stay):
    page = stay("/leave", reduced_motion="reduce")
    members.join(page, "Paula of the pages")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_every_page_looks_right(member, path):
    for language, assert_right in (("en", assert_looks_right), ("es", assert_translation_fits)):
        member.goto(member.watch.origin + f"{path}?lang={language}")
        expect(member.locator("html")).to_have_attribute("lang", language)
        open_all(member)
        assert_right(member, f"{path} {language}")
    member.watch.check()


def test_first_admin(visit, site):
    link = re.search(r"/claim/\S+", site.log.read_text())[0]
    page = visit(link, reduced_motion="reduce")
    assert "/sign-in" in page.url
    members.join(page, "Admin Browser")
    page.goto(page.watch.origin + link)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/me/community")
    expect(page.locator("main")).to_contain_text("Admin Browser")
    open_all(page)
    assert_looks_right(page, "community")
