"""People with accounts: joining and signing in as they do it."""

from playwright.sync_api import Page

PASSPHRASE = "four kettles on a blue shelf"


def join(page: Page, name: str, passphrase: str = PASSPHRASE) -> str:
    """Signs somebody up; the page is then the one that shows the recovery code, which is returned."""
    page.goto(page.watch.origin + "/join")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=passphrase]").fill(passphrase)
    page.locator("input[name=agreed]").check()
    page.locator("input[name=adult]").check()
    page.locator("form[action='/join'] button[type=submit]").click()
    # A passphrase becomes a key slowly, on purpose.
    page.locator("#recovery-code").wait_for()
    return "-".join(page.locator("#recovery-code span").all_inner_texts())


def sign_in(page: Page, name: str, passphrase: str = PASSPHRASE) -> None:
    page.goto(page.watch.origin + "/sign-in")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=passphrase]").fill(passphrase)
    page.locator("form[action='/sign-in'] button[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def sign_out(page: Page) -> None:
    page.goto(page.watch.origin + "/me")
    page.locator("form[action='/sign-out'] button").click()
    page.wait_for_url("**/me?out=1")
