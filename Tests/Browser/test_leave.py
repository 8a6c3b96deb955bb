"""Leave quickly: one press or Esc twice, and neither the screen nor the back button tells where one was."""

import pytest
from playwright.sync_api import expect

from conftest import DESK, PHONE
from harness import community, pages


def by_press(page) -> None:
    page.get_by_role("link", name=pages.LEAVE).click()


def by_escape(page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [by_press, by_escape])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_leaves_and_does_not_return(visit, site, leave, viewport):
    page = visit("/", viewport=viewport)
    for path in (pages.meetings(), f"/meetings/{site.slugs[community.RUNNING]}"):
        page.goto(site.origin + path)
    leave(page)
    expect(page).to_have_title(pages.NEUTRAL_TITLE)
    assert_says_nothing(page)
    for _ in range(3):
        # Later, because the page that would hear of the answer is gone by then.
        page.evaluate("setTimeout(() => history.back())")
        page.wait_for_timeout(500)
        page.wait_for_load_state()
        expect(page).not_to_have_title("Homegroup")
        assert_says_nothing(page)


def assert_says_nothing(page) -> None:
    """No name, no words, no link of ours, in sight or in the title."""
    seen = (page.title() + page.locator("body").inner_text()).lower()
    for word in ("homegroup", "meeting", "recovery", "help now", "larkhaven"):
        assert word not in seen, f"the page says {word!r}"
    assert page.locator("header.site-header").count() == 0


def test_once_is_not_enough(visit):
    page = visit("/")
    page.keyboard.press("Escape")
    page.wait_for_timeout(1_300)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    expect(page).not_to_have_title(pages.NEUTRAL_TITLE)


def test_works_while_typing(visit):
    page = visit("/")
    page.get_by_role("searchbox").first.click()
    page.keyboard.type("something")
    by_escape(page)
    expect(page).to_have_title(pages.NEUTRAL_TITLE)


@pytest.mark.parametrize("path", ["/", "/meetings", "/help", "/no-such-page"])
def test_stands_in_the_same_place(visit, path):
    page = visit("/leave")
    page.watch.expect_fault("status of 404")
    boxes = []
    for address in ("/", path):
        page.goto(page.watch.origin + address)
        boxes.append([page.get_by_role("link", name=name, exact=True).first.bounding_box() for name in (pages.LEAVE, pages.HELP)])
    assert boxes[0] == boxes[1], f"{path} has them elsewhere than the first page"
