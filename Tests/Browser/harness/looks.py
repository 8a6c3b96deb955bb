"""How a page looks to everybody: by axe and by measure, on a phone and a desk, light and dark, in the other language."""

from playwright.sync_api import Page

from conftest import DESK, PHONE
from harness.accessibility import Rules, assert_accessible
from harness.layout import assert_no_overflow, assert_targets


def open_all(page: Page) -> None:
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def assert_accessible_in_both_schemes(page: Page, where: str) -> None:
    """All rules in the light; in the dark those for colours, which are all that the dark can break."""
    for scheme, rules in (("light", Rules.ALL), ("dark", Rules.COLOURS)):
        # Without motion, so that no colour is caught half way from light to dark.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert_accessible(page, f"{where} {page.viewport_size['width']} {scheme}", rules)


def assert_looks_right(page: Page, where: str) -> None:
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        assert_no_overflow(page, where)
        assert_targets(page, where)
        assert_accessible_in_both_schemes(page, where)


def assert_translation_fits(page: Page, where: str) -> None:
    """What other words can break on a page that looks right in English: they need more room, and name what they label."""
    for width in (PHONE["width"], DESK["width"], 320):
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        assert_no_overflow(page, f"{where} at {width}")
    assert_accessible(page, where, Rules.ALL_BUT_COLOURS)
