"""Makes the README's pictures from the running program: the demonstration community, phone and desk, light and dark."""

import argparse
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, sync_playwright

from conftest import DESK, PHONE, launch
from harness.members import join
from harness.server import Server
from harness.watch import Watch

ZONE = "America/New_York"
# name, path (None: the first meeting of the list), viewport, colour scheme
PICTURES = [
    ("first-phone", "/", PHONE, "light"),
    ("first-phone-dark", "/", PHONE, "dark"),
    ("meetings-phone", "/meetings?when=week", PHONE, "light"),
    ("meetings-desk", "/meetings?when=week", DESK, "light"),
    ("meetings-desk-dark", "/meetings?when=week", DESK, "dark"),
    ("meeting-phone", None, PHONE, "light"),
    ("help-phone", "/help", PHONE, "light"),
    ("print-desk", "/print?when=week", DESK, "light"),
    ("tools-phone", "/tools", PHONE, "light"),
]
# Of a member with a clock and a pledge.
MEMBER_PICTURES = [("today-phone", "/today", PHONE, "light"), ("today-desk-dark", "/today", DESK, "dark")]
# Of somebody in the demonstration's room.
ROOM_PICTURES = [("room-phone", PHONE, "light"), ("room-desk-dark", DESK, "dark")]
SHARE = "I came straight from the train. I nearly walked past the door, and then I did not."
ANSWER = "Glad you are here. The kettle is on at my place, too."


def take(page: Page, origin: str, path: str | None, into: Path) -> None:
    page.goto(origin + (path or "/meetings?when=week"), wait_until="networkidle")
    if path is None:
        page.locator("li.row h3 a").first.click()
        page.wait_for_load_state("networkidle")
    page.screenshot(path=into)
    print(into)


def begin_record(page: Page) -> None:
    """Somebody joins, starts a clock and makes today's pledge."""
    origin = page.watch.origin
    join(page, "Rosa")
    page.goto(origin + "/today/clocks/new")
    page.get_by_label("What do you call it?").fill("Alcohol free")
    page.locator("#field-date").fill((datetime.now(ZoneInfo(ZONE)).date() - timedelta(days=412)).isoformat())
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(lambda url: "/today/clocks/" in url and not url.endswith("/new"))
    page.goto(origin + "/today/pledge")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")


def sit_down(browser: Browser, origin: str, name: str, viewport: dict, scheme: str) -> Page:
    context = browser.new_context(
        viewport=viewport, color_scheme=scheme, locale="en-US", timezone_id=ZONE, device_scale_factor=1)
    page = context.new_page()
    page.goto(origin + "/meetings/the-lamp-in-the-window/room")
    page.get_by_label("Your name in this room").fill(name)
    page.get_by_role("button", name="Come in").click()
    page.locator("#room").wait_for()
    return page


def hold_meeting(browser: Browser, origin: str, into: Path) -> None:
    """One has shared, another has answered, a third has raised a hand, and a fourth looks on."""
    readers = [(name, sit_down(browser, origin, "Kim", viewport, scheme)) for name, viewport, scheme in ROOM_PICTURES]
    rosa, mae, j = (sit_down(browser, origin, name, PHONE, "light") for name in ("Rosa", "Mae", "J."))
    rosa.get_by_role("button", name="Raise my hand").click()
    rosa.get_by_label("What you want to say").fill(SHARE)
    rosa.get_by_role("button", name="Done").click()
    mae.get_by_label("What you want to say").fill(ANSWER)
    mae.get_by_role("button", name="Send").click()
    j.get_by_role("button", name="Raise my hand").click()
    for picture, page in readers:
        page.locator(".share").get_by_text(ANSWER).wait_for()
        page.get_by_text("Hands, in order").wait_for()
        page.screenshot(path=into / f"{picture}.png")
        print(into / f"{picture}.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="homegroup-") as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "data", options.binary.resolve(), HOMEGROUP_DEFAULT_TIME_ZONE=ZONE).start()
        browser = launch(playwright)
        for name, path, viewport, scheme in PICTURES:
            context = browser.new_context(
                viewport=viewport, color_scheme=scheme, locale="en-US", timezone_id=ZONE, device_scale_factor=1)
            take(context.new_page(), server.origin, path, options.into / f"{name}.png")
            context.close()
        context = browser.new_context(viewport=PHONE, locale="en-US", timezone_id=ZONE, device_scale_factor=1)
        page = context.new_page()
        page.watch = Watch(context, server.origin)
        begin_record(page)
        for name, path, viewport, scheme in MEMBER_PICTURES:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            take(page, server.origin, path, options.into / f"{name}.png")
        hold_meeting(browser, server.origin, options.into)
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
