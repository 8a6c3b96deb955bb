"""The page of one meeting: when in both zones, how to get in, the calendar, and nothing a stranger wrote that runs."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from harness import community, pages
from harness.community import clock


def main_text(page) -> str:
    return re.sub(r"\s+", " ", page.locator("main").inner_text())


def test_what_a_newcomer_needs(visit, site):
    page = visit(f"/meetings/{site.slugs[community.RUNNING]}")
    text = main_text(page)
    for words in ("Ring the bell twice.", "1 Quay Street", "Passcode: tea", "Open"):
        assert words in text
    assert "O D X" not in text and ", X" not in text, "type codes instead of words"
    join = page.get_by_role("link", name=re.compile("join", re.I)).first
    expect(join).to_have_attribute("href", "https://meet.example.org/kettle")
    expect(join).to_have_attribute("rel", re.compile("noreferrer"))


def test_no_join_before_the_room_opens(visit, site):
    page = visit(f"/meetings/{site.slugs[community.ONLINE]}")
    assert page.locator("main a.button.primary", has_text=re.compile("join", re.I)).count() == 0


def test_a_paused_meeting_says_so(visit, site):
    assert re.search("not meeting", main_text(visit(f"/meetings/{site.slugs[community.SUSPENDED]}")), re.I)


def test_directions_send_nothing_until_pressed(visit, site):
    page = visit(f"/meetings/{site.slugs[community.SOON]}")
    links = page.locator("main a[href^='geo:'], main a[href*='maps'], main a[href*='openstreetmap']")
    assert links.count() > 0
    for link in links.all():
        if link.get_attribute("href").startswith("http"):
            assert "noreferrer" in (link.get_attribute("rel") or "")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Australia/Adelaide"])
def test_reader_elsewhere_sees_both_zones(visit, site, zone):
    start = site.starts[community.WOMEN]
    page = visit(f"/meetings/{site.slugs[community.WOMEN]}", timezone_id=zone)
    expect(page.locator("main")).to_contain_text(clock(start.astimezone(ZoneInfo(zone))).split()[0])
    expect(page.locator("main")).to_contain_text(clock(start).split()[0])
    expect(page.locator("main")).to_contain_text("New York")


def test_list_is_in_the_readers_zone(visit, site):
    theirs = site.starts[community.WOMEN].astimezone(ZoneInfo("Asia/Tokyo"))
    page = visit(pages.meetings(q=community.WOMEN), timezone_id="Asia/Tokyo")
    expect(pages.row(page, community.WOMEN)).to_contain_text(clock(theirs))
    # Asked for in the address, a zone stands whatever the browser's is.
    page.goto(page.watch.origin + pages.meetings(q=community.WOMEN, tz="Europe/Dublin"))
    expect(pages.row(page, community.WOMEN)).to_contain_text(clock(theirs.astimezone(ZoneInfo("Europe/Dublin"))))


def test_spanish_has_its_own_clock(visit, site):
    page = visit(pages.meetings(q=community.WOMEN), locale="es-MX")
    expect(pages.row(page, community.WOMEN)).to_contain_text(clock(site.starts[community.WOMEN], 24))


@pytest.mark.parametrize("path", ["meeting", "list", "print", "report"])
def test_hostile_text_is_only_text(visit, site, path):
    slug = site.slugs[community.HOSTILE]
    address = {"meeting": f"/meetings/{slug}", "list": pages.meetings(q="Quoted"),
               "print": "/print?" + pages.meetings(q="Quoted").split("?")[1], "report": f"/meetings/{slug}/problem"}[path]
    page = visit(address)
    expect(page.locator("main")).to_contain_text("Quoted")
    assert page.locator("main script, main img[onerror], main [onerror]").count() == 0


def test_same_group_and_place_lead_on(visit, site):
    page = visit(f"/meetings/{site.slugs['Lantern 01']}")
    assert page.locator('main a[href^="/meetings"]').count() > 0


def test_calendar_file(visit, site):
    page = visit(f"/meetings/{site.slugs[community.WOMEN]}")
    link = page.locator('main a[href$=".ics"]').first
    status, headers, body = site.get(link.get_attribute("href").replace("webcal:", "http:").removeprefix(site.origin))
    assert status == 200 and headers["content-type"].startswith("text/calendar")
    check_calendar(body, expected=1)
    text = unfold(body)
    start = site.starts[community.WOMEN]
    assert f"SUMMARY:{community.WOMEN}" in text
    assert re.search(rf"DTSTART;TZID=/?[^:]*{community.ZONE}:\d{{8}}T{start:%H%M}00", text), text
    assert "RRULE:FREQ=WEEKLY" in text


def test_calendar_feed(site):
    status, headers, body = site.get(pages.meetings(type="newcomers").replace("/meetings?", "/meetings.ics?"))
    assert status == 200 and headers["content-type"].startswith("text/calendar")
    check_calendar(body, expected=community.CROWD // 2)


def unfold(body: bytes) -> str:
    return body.decode().replace("\r\n ", "").replace("\r\n\t", "")


def check_calendar(body: bytes, expected: int) -> None:
    """RFC 5545: CRLF, lines of at most 75 octets, balanced components, and what every event must have."""
    lines = body.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in body.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    text = unfold(body)
    assert text.startswith("BEGIN:VCALENDAR") and "VERSION:2.0" in text and "PRODID:" in text
    stack, events = [], []
    for line in text.splitlines():
        if line.startswith("BEGIN:"):
            stack.append(line[6:])
            if line == "BEGIN:VEVENT":
                events.append(set())
        elif line.startswith("END:"):
            assert stack.pop() == line[4:]
        elif stack[-1] == "VEVENT":
            events[-1].add(re.split("[;:]", line)[0])
    assert not stack and len(events) >= expected
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= event
    assert "BEGIN:VTIMEZONE" in text
    assert len(set(re.findall(r"^UID:(.*)$", text, re.M))) == len(events), "two events share a UID"


def test_upcoming_dates_are_shown(visit, site):
    start = site.starts[community.WOMEN]
    later = start + timedelta(days=7)
    expect(visit(f"/meetings/{site.slugs[community.WOMEN]}").locator("main")).to_contain_text(
        re.compile(rf"\b{later.day}\b"))
