"""Accounts as people use them: join, check the code, sign out and in, recover, rename, take the record out and in, leave."""

import json
import re

import pytest

from conftest import PHONE
from harness import members
from harness.looks import assert_looks_right

OTHER = "six small boats at dawn"
WRONG = r"the server responded with a status of 422"


def body(page) -> str:
    return page.locator("main").inner_text()


def test_join_check_sign_out_and_in(visit):
    page = visit("/me", reduced_motion="reduce")
    page.get_by_role("link", name="Join").click()
    code = members.join(page, "Rosa Browser")
    assert re.fullmatch(r"(\w{4}-){8}\w{4}", code)
    assert_looks_right(page, "the recovery code")
    page.set_viewport_size(PHONE)
    page.locator("input[name=code]").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Check").click()
    page.get_by_text("it is right").wait_for()
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
    page.locator(".error-summary").wait_for()
    assert page.locator("input[name=name]").input_value() == "R"
    assert page.locator("input[name=passphrase]").input_value() == ""
    assert page.locator("input[name=adult]").is_checked()
    assert page.locator(".field.wrong").count() == 2


def test_passphrase_can_be_shown(visit):
    page = visit("/join")
    field = page.locator("input[name=passphrase]")
    field.fill("what is typed")
    button = page.get_by_role("button", name="Show what is typed")
    button.click()
    assert field.get_attribute("type") == "text" and button.get_attribute("aria-pressed") == "true"
    button.click()
    assert field.get_attribute("type") == "password"


def test_recover_and_rename(visit):
    page = visit("/join")
    code = members.join(page, "Sam Browser")
    elsewhere = visit("/recover", javascript=False)
    for name, value in {"name": "sam browser", "code": code, "passphrase": OTHER}.items():
        elsewhere.locator(f"input[name={name}]").fill(value)
    elsewhere.locator("main button[type=submit]").click()
    elsewhere.wait_for_url("**/me/code?recovered=1")
    assert "Your new passphrase is set" in body(elsewhere)
    page.goto(page.watch.origin + "/me/name")
    assert "/sign-in" in page.url
    elsewhere.goto(page.watch.origin + "/me/name")
    elsewhere.locator("input[name=name]").fill("Samuel Browser")
    elsewhere.locator("main button[type=submit]").click()
    elsewhere.wait_for_url("**/me?done=name")
    assert elsewhere.locator("h1").inner_text() == "Samuel Browser"
    members.sign_in(page, "Samuel Browser", OTHER)


def test_quiet_mode_and_language(visit):
    page = visit("/join")
    members.join(page, "Quiet Browser")
    page.goto(page.watch.origin + "/me/settings")
    page.locator("select[name=language]").select_option("es")
    page.locator("input[name=quiet]").check()
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/me?done=settings")
    assert page.title() == "Medidas de cocina"
    assert page.locator("html").get_attribute("lang") == "es"
    page.goto(page.watch.origin + "/help")
    assert page.title() == "Medidas de cocina"


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
    page.locator("input[type=file]").set_input_files(saved)
    page.wait_for_function("document.querySelector('textarea').value.startsWith('{')")
    page.locator("main button[type=submit]").click()
    page.get_by_text("The file was read.").wait_for()
    page.goto(page.watch.origin + "/me/leave")
    page.locator("input[name=name]").fill("leaving browser")
    page.locator("input[name=current]").fill(members.PASSPHRASE)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/me?gone=1")
    assert "the door stays open" in body(page)
    page.watch.expect_fault(WRONG)
    page.goto(page.watch.origin + "/sign-in")
    page.locator("input[name=name]").fill("Leaving Browser")
    page.locator("input[name=passphrase]").fill(members.PASSPHRASE)
    page.locator("main button[type=submit]").click()
    page.locator(".error-summary").wait_for()
    assert "do not belong together" in body(page)


PAGES = ["/me", "/me/code", "/me/passphrase", "/me/name", "/me/settings", "/me/sessions", "/me/export", "/me/import",
         "/me/leave", "/privacy", "/agreement"]


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
def test_every_page_is_accessible(visit, locale):
    page = visit("/leave", locale=locale, reduced_motion="reduce")
    members.join(page, f"Axe {locale}")
    for path in PAGES:
        page.goto(page.watch.origin + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert_looks_right(page, f"{path} {locale}")


def test_first_admin(visit, site):
    link = re.search(r"/claim/\S+", site.log.read_text())[0]
    page = visit(link, reduced_motion="reduce")
    assert "/sign-in" in page.url
    members.join(page, "Admin Browser")
    page.goto(page.watch.origin + link)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/me/community")
    assert "Admin Browser" in body(page)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert_looks_right(page, "community")
