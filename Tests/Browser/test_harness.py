"""The harness itself: a check that cannot fail is no check, so each is shown a page that has its fault."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Error

from conftest import PHONE
from harness.accessibility import violations
from harness.layout import assert_no_overflow, assert_targets
from harness.looks import assert_looks_right, assert_translation_fits
from harness.watch import Watch

GOOD = "<main><h1>Find</h1><p>Some words.</p></main>"
FAULTS = {
    "/good": GOOD,
    "/foreign": GOOD + "<img alt='' src='http://tracker.invalid/x.png'>",
    "/script": GOOD + "<script>throw new Error('broken')</script>",
    "/policy": GOOD + "<p style='color:red'>styled inline</p>",
    "/contrast": GOOD.replace("<p>", "<p class='pale'>"),
    "/dark": GOOD.replace("<p>", "<p class='night'>"),
    "/label": GOOD.replace("<p>", "<input name=q><p>"),
    "/wide": GOOD.replace("<p>", "<p class='wide'>"),
    "/spill": GOOD.replace("<h1>", "<h1 class='narrow'>"),
    "/small": GOOD.replace("<p>", "<button class='small'>x</button><p>"),
}
STYLE = """
body{background:#fff;color:#111}.pale{color:#ccc}.wide{width:900px}.narrow{width:20px}.small{width:12px;height:12px;padding:0}
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}.night{color:#333}}
"""


class FaultyPages(BaseHTTPRequestHandler):
    def do_GET(self):
        body = FAULTS.get(self.path)
        if self.path == "/style.css":
            return self.reply(200, "text/css", STYLE)
        if body is None:
            return self.reply(404, "text/plain", "")
        page = f"<!doctype html><html lang=en><title>A page</title><link rel=stylesheet href=/style.css><link rel=icon href='data:,'>{body}</html>"
        self.reply(200, "text/html; charset=utf-8", page)

    def reply(self, status: int, kind: str, body: str):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if self.path == "/policy":
            self.send_header("Content-Security-Policy", "default-src 'self'; img-src data:")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), FaultyPages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def opened(browser, origin):
    context = browser.new_context(viewport=PHONE)
    watch = Watch(context, origin)
    page = context.new_page()
    page.watch = watch

    def open_page(path: str):
        page.goto(origin + path)
        return page

    yield open_page
    context.close()


def test_a_good_page_passes(opened):
    page = opened("/good")
    page.watch.check()
    assert violations(page) == []
    assert_no_overflow(page)
    assert_targets(page)


@pytest.mark.parametrize("path,words", [("/foreign", "tracker.invalid"), ("/script", "broken"), ("/policy", "Content Security Policy")])
def test_the_watch_sees(opened, path, words):
    page = opened(path)
    with pytest.raises(AssertionError, match=words):
        page.watch.check()


@pytest.mark.parametrize("path,rule", [("/contrast", "color-contrast"), ("/label", "label")])
def test_axe_sees(opened, path, rule):
    assert any(found.startswith(rule) for found in violations(opened(path)))


def test_the_looks_see(opened):
    assert_looks_right(opened("/good"), "good")
    for path, words in (("/dark", "390 dark:\ncolor-contrast"), ("/contrast", "390 light:\ncolor-contrast"),
                        ("/wide", "sideways"), ("/small", "12×12")):
        with pytest.raises(AssertionError, match=words):
            assert_looks_right(opened(path), "faulty")


def test_the_look_at_a_translation_sees(opened):
    assert_translation_fits(opened("/contrast"), "colours, which are not its part")
    for path, words in (("/label", "label"), ("/wide", "sideways"), ("/spill", "in 20: Find")):
        with pytest.raises(AssertionError, match=words):
            assert_translation_fits(opened(path), "faulty")


@pytest.mark.parametrize("other", ["localhost", "127.0.0.2", "[::1]"])
def test_no_other_host_is_reached(opened, origin, other):
    page = opened("/good")
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(origin.replace("127.0.0.1", other))


def test_the_measures_see(opened):
    with pytest.raises(AssertionError, match="sideways"):
        assert_no_overflow(opened("/wide"))
    with pytest.raises(AssertionError, match="in 20: Find"):
        assert_no_overflow(opened("/spill"))
    with pytest.raises(AssertionError, match="12×12"):
        assert_targets(opened("/small"))
