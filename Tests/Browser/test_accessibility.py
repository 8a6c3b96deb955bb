"""Every page, by the rules of WCAG 2.2 AA: phone and desk, light and dark, both languages, right to left, large spacing."""

import functools
import json

import pytest

from conftest import DESK, PHONE
from harness import community, pages
from harness.layout import assert_no_overflow, assert_targets
from harness.looks import assert_accessible_in_both_schemes, assert_translation_fits, open_all
from harness.server import ROOT

# Made from the names that the site gave the tests' own meetings.
PAGES = {
    "first": lambda site: "/",
    "meetings": lambda site: pages.meetings(),
    "filtered": lambda site: pages.meetings(when="today", type="women"),
    "nothing found": lambda site: pages.meetings(q="zzzzzz"),
    "place not known": lambda site: "/meetings?place=Nowhereatall",
    "meeting": lambda site: f"/meetings/{site.slugs[community.RUNNING]}",
    "online meeting": lambda site: f"/meetings/{site.slugs[community.ONLINE]}",
    "paused meeting": lambda site: f"/meetings/{site.slugs[community.SUSPENDED]}",
    "long words": lambda site: f"/meetings/{site.slugs[community.LONG]}",
    "groups": lambda site: "/groups",
    "help": lambda site: "/help",
    "tools": lambda site: "/tools",
    "steps": lambda site: "/tools/steps",
    "breathing": lambda site: "/tools/breathing",
    "urge surfing": lambda site: "/tools/urge-surfing",
    "four boxes": lambda site: "/tools/cost-benefit",
    "dialogue": lambda site: "/tools/answer-the-urge",
    "values": lambda site: "/tools/values",
    "plans": lambda site: "/plans",
    "no kept plan": lambda site: "/plan",
    "hard moment": lambda site: "/plans/hard-moment",
    "seven days": lambda site: "/plans/week",
    "print": lambda site: "/print?" + pages.meetings().split("?")[1],
    "checking a proof": lambda site: "/verify",
    "log of keys": lambda site: "/proofs/log",
    "neutral": lambda site: "/leave",
    "not found": lambda site: "/no-such-page",
    "wrong filter": lambda site: "/meetings?when=never",
}
STATUS_REMARK = r"the server responded with a status of (400|404)"



@pytest.fixture(params=PAGES)
def where(request, site) -> str:
    return PAGES[request.param](site)


@pytest.fixture(scope="module")
def english(stay):
    return reader(stay, "en-US")


@pytest.fixture(scope="module")
def spanish(stay):
    return reader(stay, "es-MX")


def reader(stay, locale: str):
    page = stay("/leave", locale=locale, reduced_motion="reduce")
    page.watch.expect_fault(STATUS_REMARK)
    return page


def open_at(page, path: str) -> None:
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(page.watch.origin + path)


def test_english(english, where):
    """Everything that does not hang on the language: one visit, looked at in every way."""
    page = english
    open_at(page, where)
    assert page.locator("html").get_attribute("lang") == "en"
    assert_still(page)
    assert_fits(page, where)
    assert_fits_when_set_wide(page, where)
    assert_fits_when_set_large(page, where)
    page.set_viewport_size(PHONE)
    assert_accessible_in_both_schemes(page, where)
    open_all(page)
    page.set_viewport_size(DESK)
    assert_accessible_in_both_schemes(page, f"{where}, everything open,")
    assert_fits_in_both_directions(page, where)
    page.watch.check()


def test_spanish(spanish, where):
    page = spanish
    open_at(page, where)
    assert page.locator("html").get_attribute("lang") == "es"
    assert_nothing_stays_english(page, where)
    open_all(page)
    assert_translation_fits(page, where)
    page.watch.check()


def assert_still(page) -> None:
    """Where motion is unwelcome, nothing moves."""
    moving = page.evaluate("document.getAnimations().filter(a => a.effect.getComputedTiming().duration > 20).length")
    assert moving == 0


def assert_fits(page, where: str) -> None:
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert_no_overflow(page, f"{where} at {width}")
        assert_targets(page, f"{where} at {width}")


def assert_fits_in_both_directions(page, where: str) -> None:
    for direction in ("ltr", "rtl"):
        page.evaluate("direction => document.documentElement.dir = direction", direction)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert_no_overflow(page, f"{where} {direction} at {width}, everything open")


def assert_fits_when_set_wide(page, where: str) -> None:
    """WCAG 1.4.12: nothing is lost when a reader sets letters, words and lines further apart."""
    page.set_viewport_size(PHONE)
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }');
      document.adoptedStyleSheets = [sheet];
    }""")
    assert_no_overflow(page, f"{where}, set wide")
    page.evaluate("() => { document.adoptedStyleSheets = [] }")


def assert_fits_when_set_large(page, where: str) -> None:
    """WCAG 1.4.4: or when letters are twice as large."""
    page.set_viewport_size(DESK)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert_no_overflow(page, f"{where}, twice as large")
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")


@functools.cache
def catalogue() -> dict[str, str]:
    entries: dict = {}
    for file in sorted((ROOT / "Sources/Pages/Catalogues").glob("es-*.json")):
        entries |= json.loads(file.read_text(encoding="utf-8"))
    return {english: spanish for english, spanish in entries.items() if isinstance(spanish, str) and english != spanish}


def assert_nothing_stays_english(page, where: str) -> None:
    """No text of a Spanish page is a key whose Spanish is another text."""
    english = catalogue()
    assert english
    texts = page.evaluate("""() => {
      const found = [document.title.split(' · ')[0]];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const tag = walker.currentNode.parentElement.closest('[lang]').lang;
        if (tag === 'es') found.push(walker.currentNode.data.trim());
      }
      for (const el of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
        found.push(el.ariaLabel, el.placeholder, el.title);
      }
      return found.filter(Boolean);
    }""")
    left = sorted({text for text in texts if text in english})
    assert not left, f"{where} is not translated: {left}"
