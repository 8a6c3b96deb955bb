"""Where things are on the pages, by what people and screen readers find them by. One place to change when a page does."""

import re
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page

from harness import community

LEAVE = "Leave quickly"
HELP = "Help now"
NEUTRAL_TITLE = "Kitchen measures"


def meetings(**filters) -> str:
    """The page of meetings around the tests' own town, so that the demonstration community stays out of sight."""
    latitude, longitude = community.HERE
    return "/meetings?" + urlencode({"near": f"{latitude},{longitude}", "within": 40} | filters, safe=",", doseq=True)


def rows(page: Page) -> Locator:
    """The results, each the link to its meeting."""
    return page.locator("[data-results] li.row h3 a")


def names(page: Page) -> list[str]:
    return [name.strip() for name in rows(page).all_inner_texts()]


def row(page: Page, name: str) -> Locator:
    return page.locator("li.row").filter(has=page.get_by_role("link", name=name, exact=True))


def total(page: Page) -> int:
    """The number in the heading of the results."""
    found = re.search(r"\d[\d,. ]*", page.locator("[data-total]").inner_text())
    return int(re.sub(r"\D", "", found[0])) if found else 0


def show_more(page: Page) -> Locator:
    return page.locator("a[data-more]")


def open_filters(page: Page) -> None:
    """On a phone they wait behind a button, which a desk does not show."""
    panel = page.locator("form[data-filters] details.filter-panel")
    button = panel.locator("summary.button")
    if button.is_visible() and panel.get_attribute("open") is None:
        button.click()


def choice(page: Page, name: str, value: str) -> Locator:
    """A filter by its name and value in the address."""
    return page.locator(f'form[data-filters] input[name="{name}"][value="{value}"]')


def choose(page: Page, name: str, value: str) -> None:
    """Opens what hides the filter, and presses its label as a person does."""
    open_filters(page)
    label = page.locator(f'form[data-filters] label:has(input[name="{name}"][value="{value}"])')
    if not label.is_visible():
        page.locator(f'details.more:has(input[name="{name}"][value="{value}"]) > summary').click()
    label.click()
