"""How a page looks to everybody: by axe and by measure, on a phone and a desk, light and dark."""

from playwright.sync_api import Page

from conftest import DESK, PHONE
from harness.accessibility import assert_accessible
from harness.layout import assert_no_overflow, assert_targets


def assert_looks_right(page: Page, where: str) -> None:
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        assert_no_overflow(page, where)
        assert_targets(page, where)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page, f"{where} {viewport['width']} {scheme}")
