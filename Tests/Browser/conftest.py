"""The browser, the server and a community for it: what all tests of this folder share."""

import itertools
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from harness import community
from harness.server import Server
from harness.watch import Watch

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# No page of ours waits on anything but our own server.
PATIENCE_MS = 15_000
# The second half of addresses that documentation may use (RFC 5737): one a test.
NETWORKS = (f"{100 + number // 250}.{number % 250 + 1}" for number in itertools.count())


def launch(playwright) -> Browser:
    """Debian's Chromium; its own sandbox does not work for root, who runs tests in containers."""
    executable = os.environ.get("HOMEGROUP_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "Chromium is missing: scripts/install --for-tests installs it"
    return playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"] if os.geteuid() == 0 else [])


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


@pytest.fixture
def visit(browser: Browser, site: Server) -> Iterator:
    """Opens pages as different visitors; when the test ends, each must have kept to the origin and broken nothing."""
    watches: list[Watch] = []
    network = f"198.51.{next(NETWORKS)}"

    def open_page(path: str = "/", viewport: dict = PHONE, javascript: bool = True, server: Server = site, **options) -> Page:
        options.setdefault("locale", "en-US")
        options.setdefault("timezone_id", community.ZONE)
        options.setdefault("extra_http_headers", {"X-Forwarded-For": network})
        context = browser.new_context(viewport=viewport, java_script_enabled=javascript, **options)
        context.set_default_timeout(PATIENCE_MS)
        watch = Watch(context, server.origin)
        watches.append(watch)
        page = context.new_page()
        page.watch = watch
        page.goto(server.origin + path)
        return page

    yield open_page
    for context in list(browser.contexts):
        context.close()
    for watch in watches:
        watch.check()
