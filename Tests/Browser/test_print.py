"""The list for a noticeboard, as a printer gets it."""

import re

import pytest
from playwright.sync_api import expect

from conftest import DESK
from harness import community, pages

PRINT = "/print?" + pages.meetings().split("?")[1]


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_fits_on_few_sheets(visit, paper):
    page = visit(PRINT, viewport=DESK)
    for name in (community.WOMEN, "Lantern 70"):
        expect(page.locator("main")).to_contain_text(name)
    pdf = page.pdf(format=paper, print_background=False)
    assert pdf.startswith(b"%PDF")
    assert 1 <= page_count(pdf) <= 6, f"{page_count(pdf)} sheets for {community.CROWD} meetings"


def test_by_day(visit):
    headings = visit(PRINT).locator("main h2").all_inner_texts()
    assert len(headings) >= 7, headings


def test_the_sheet_has_no_buttons(visit):
    page = visit(PRINT, viewport=DESK)
    page.emulate_media(media="print")
    for selector in ("header.site-header", "nav", "main button", "main a.button"):
        for each in page.locator(selector).all():
            expect(each).to_be_hidden()
    colour = page.locator("body").evaluate("el => getComputedStyle(el).backgroundColor")
    assert colour in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_dark_screens_print_on_white(visit):
    page = visit(PRINT, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    ink = page.locator("main h1").evaluate("el => getComputedStyle(el).color")
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 100, f"{ink} cannot be read on paper"
