"""The browser, the server and a community for it: what all tests of this folder share."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from harness import community
from harness.server import Server
from harness.watch import Watch

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# How long a step waits for what must come: for a small machine that builds something else meanwhile. A step that succeeds
# takes no longer for it.
PATIENCE_MS = 30_000
# The second half of addresses that documentation may use (RFC 5737): one a test.
NETWORKS = (f"{100 + number // 250}.{number % 250 + 1}" for number in itertools.count())


expect.set_options(timeout=PATIENCE_MS)


def launch(playwright) -> Browser:
    """Debian's Chromium; its own sandbox does not work for root, who runs tests in containers."""
    executable = os.environ.get("HOMEGROUP_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "Chromium is missing: scripts/install --for-tests installs it"
    # No other host has an address. Routes of Playwright could stop requests too, but they turn the browser's cache off.
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    return playwright.chromium.launch(
        executable_path=executable, args=arguments + (["--no-sandbox"] if os.geteuid() == 0 else []))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration community, and one whose meetings the tests know (`community.py`)."""
    folder = tmp_path_factory.mktemp("site")
    # Visitors come from networks of their own (`visit`), as the real ones do: what is rationed by network is not used up by a crowd of tests.
    server = Server(folder / "data", HOMEGROUP_TRUSTED_PROXIES="127.0.0.1").start()
    feed = folder / "community.json"
    server.starts = community.write_feed(feed)
    server.run("import", str(feed), "--format", "meeting-guide", "--source", community.SOURCE,
               "--fellowship", "aa", "--time-zone", community.ZONE)
    server.slugs = community.wait_until_listed(server)
    yield server
    server.stop()


def visits(browser: Browser, site: Server) -> Iterator[Callable[..., Page]]:
    """Opens pages as different visitors; at the end, each must have kept to the origin and broken nothing."""
    watches: list[Watch] = []
    network = f"198.51.{next(NETWORKS)}"

    def open_page(path: str = "/", viewport: dict = PHONE, javascript: bool = True, server: Server = site, **options) -> Page:
        # A visitor's first page is made for the site's zone, then once more for the browser's. Tests of zones see that; for
        # the others the browser has told its zone before.
        has_told_zone = javascript and "timezone_id" not in options
        options.setdefault("locale", "en-US")
        options.setdefault("timezone_id", community.ZONE)
        options.setdefault("extra_http_headers", {"X-Forwarded-For": network})
        context = browser.new_context(viewport=viewport, java_script_enabled=javascript, **options)
        context.set_default_timeout(PATIENCE_MS)
        if has_told_zone:
            context.add_cookies([{"name": "tz", "value": community.ZONE, "url": server.origin}])
        watch = Watch(context, server.origin)
        watches.append(watch)
        page = context.new_page()
        page.watch = watch
        page.goto(server.origin + path)
        return page

    yield open_page
    for watch in watches:
        watch.context.close()
    for watch in watches:
        watch.check()


@pytest.fixture
def visit(browser: Browser, site: Server) -> Iterator[Callable[..., Page]]:
    """Opens pages for one test."""
    yield from visits(browser, site)


@pytest.fixture(scope="module")
def stay(browser: Browser, site: Server) -> Iterator[Callable[..., Page]]:
    """Opens pages that go through all tests of a file, where signing up or starting anew for each would take most of the
    time. Such a test ends with `page.watch.check()`."""
    yield from visits(browser, site)
