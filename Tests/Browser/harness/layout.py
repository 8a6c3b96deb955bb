"""Measures of a page as it is drawn: nothing sticks out sideways, targets are large enough for a thumb."""

from playwright.sync_api import Page

# WCAG 2.2, 2.5.8: the least size of a target that does not stand within a sentence, CSS pixels.
LEAST_TARGET = 24
# What our own design promises for buttons, fields and the header's links.
THUMB = 44

_OVERFLOW = """() => {
  const edge = document.documentElement.clientWidth;
  const clipped = el => {
    for (let up = el.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  const out = [];
  if (document.documentElement.scrollWidth > edge) out.push(`the page is ${document.documentElement.scrollWidth} px wide in ${edge}`);
  for (const el of document.body.querySelectorAll('*')) {
    const box = el.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || (box.right <= edge + 1 && box.left >= -1) || clipped(el)) continue;
    const style = getComputedStyle(el);
    if (style.visibility === 'hidden' || style.clipPath !== 'none') continue;
    if (box.right <= 0 || box.bottom <= 0) continue;  // parked off the page for screen readers or until focused
    out.push(`${el.tagName.toLowerCase()}.${el.className} ${Math.round(box.left)}…${Math.round(box.right)}: ${el.textContent.trim().slice(0, 40)}`);
  }
  // Words that run out of their own button, tab or heading, into what stands beside it.
  for (const el of document.querySelectorAll('a, button, summary, label, h1, h2, h3, th, td, dt, dd')) {
    if (!el.clientWidth || getComputedStyle(el).overflowX !== 'visible') continue;
    if (el.scrollWidth > el.clientWidth + 2 && el.querySelector('input, .visually-hidden') === null) {
      out.push(`${el.tagName.toLowerCase()}.${el.className} is ${el.scrollWidth} px wide in ${el.clientWidth}: ${el.textContent.trim().slice(0, 40)}`);
    }
  }
  return out.slice(0, 8);
}"""

_TARGETS = """([least, selector, narrow]) => {
  const small = [];
  for (const el of document.querySelectorAll(selector)) {
    const style = getComputedStyle(el);
    if (style.visibility === 'hidden' || el.closest('[inert], [hidden]')) continue;
    // A radio or check box is as large as the label one can press instead.
    const boxes = [el, ...(el.labels || [])].map(x => x.getBoundingClientRect()).filter(b => b.width > 1 && b.height > 1);
    if (!boxes.length) continue;
    if (boxes.some(b => b.right <= 0 || b.bottom <= 0)) continue;
    if (style.display === 'inline' && el.tagName === 'A' && !['LI', 'NAV'].includes(el.parentElement.tagName)) continue;
    // The eleven numbers of a scale share the width of a phone.
    const width = el.closest('.scale-steps') ? Math.min(least, narrow) : least;
    if (!boxes.some(b => b.width >= width - 0.5 && b.height >= least - 0.5)) {
      small.push(`${el.tagName.toLowerCase()}.${el.className} ${boxes.map(b => Math.round(b.width) + '×' + Math.round(b.height))}: ` +
        (el.textContent.trim() || el.getAttribute('aria-label') || el.name || '').slice(0, 40));
    }
  }
  return small.slice(0, 8);
}"""

_OPERABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]"
_BUTTONS = "button, input:not([type=hidden]), select, textarea, header a[href], [role=button]"


def assert_no_overflow(page: Page, where: str = "") -> None:
    page.wait_for_load_state()
    out = page.evaluate(_OVERFLOW)
    assert not out, f"{where or page.url} sticks out sideways:\n" + "\n".join(out)


def assert_targets(page: Page, where: str = "") -> None:
    page.wait_for_load_state()
    for least, selector in ((LEAST_TARGET, _OPERABLE), (THUMB, _BUTTONS)):
        small = page.evaluate(_TARGETS, [least, selector, LEAST_TARGET])
        assert not small, f"{where or page.url} has targets under {least} px:\n" + "\n".join(small)
