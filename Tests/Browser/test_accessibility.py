"""Every page, by the rules of WCAG 2.2 AA: phone and desk, light and dark, both languages, right to left, large spacing."""

import json

import pytest

from conftest import DESK, PHONE
from harness import community, pages
from harness.accessibility import assert_accessible
from harness.layout import assert_no_overflow, assert_targets
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
    "neutral": lambda site: "/leave",
    "not found": lambda site: "/no-such-page",
    "wrong filter": lambda site: "/meetings?when=never",
}
STATUS_REMARK = r"the server responded with a status of (400|404)"


@pytest.fixture(params=PAGES)
def where(request, site) -> str:
    return PAGES[request.param](site)


def opened(visit, path: str, **options):
    page = visit("/leave", **options)  # its watch must know of the status first
    page.watch.expect_fault(STATUS_REMARK)
    page.goto(page.watch.origin + path)
    return page


def open_all(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


@pytest.mark.parametrize("language", ["en-US", "es-MX"])
def test_axe(visit, where, language):
    # Without motion, so that no colour is caught half way from light to dark.
    page = opened(visit, where, locale=language, reduced_motion="reduce")
    assert page.locator("html").get_attribute("lang") == language[:2]
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page, f"{where} {language} {viewport['width']} {scheme}")
        open_all(page)


def test_layout(visit, where):
    page = opened(visit, where)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert_no_overflow(page, f"{where} at {width}")
        assert_targets(page, f"{where} at {width}")
    open_all(page)
    for direction in ("ltr", "rtl"):
        page.evaluate("direction => document.documentElement.dir = direction", direction)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert_no_overflow(page, f"{where} {direction} at {width}, everything open")


def test_text_spacing(visit, where):
    """WCAG 1.4.12: nothing is lost when a reader sets letters, words and lines further apart; 1.4.4: or twice as large."""
    page = opened(visit, where)
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }');
      document.adoptedStyleSheets = [sheet];
    }""")
    assert_no_overflow(page, f"{where}, set wide")
    page.evaluate("() => { document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '200%' }")
    page.set_viewport_size(DESK)
    assert_no_overflow(page, f"{where}, twice as large")


def test_motion_is_reduced(visit, where):
    page = opened(visit, where, reduced_motion="reduce")
    moving = page.evaluate("document.getAnimations().filter(a => a.effect.getComputedTiming().duration > 20).length")
    assert moving == 0


def catalogue() -> dict[str, str]:
    entries: dict = {}
    for file in sorted((ROOT / "Sources/Pages/Catalogues").glob("es-*.json")):
        entries |= json.loads(file.read_text(encoding="utf-8"))
    return {english: spanish for english, spanish in entries.items() if isinstance(spanish, str) and english != spanish}


def test_nothing_stays_english(visit, where):
    """No text of a Spanish page is a key whose Spanish is another text."""
    english = catalogue()
    assert english
    page = opened(visit, where, locale="es-ES")
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
