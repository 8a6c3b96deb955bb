"""A made-up community whose meetings the tests know: one running, one soon, one that tries to break the page, and a crowd."""

import json
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

SOURCE = "browser-tests"
ZONE = "America/New_York"
TOWN = "Larkhaven"
# Somewhere in the Atlantic, so that no real or demonstration meeting is near.
HERE = (36.5, -60.25)
CROWD = 70

RUNNING = "Harbour Lights"
SOON = "Lamp in the Window"
WOMEN = "Women of the Quay"
ONLINE = "Kettle On Online"
HOSTILE = "<img src=x onerror=alert(1)> \"Quoted\" & Sons' <script>alert(2)</script>"
LONG = "Überlebenskünstlerinnenselbsthilfegruppenvereinigungstreffpunkt"
SUSPENDED = "Resting Group"


def _meeting(name: str, start: datetime, types: list[str], **fields) -> tuple[dict, datetime]:
    slug = "".join(c if c.isalnum() else "-" for c in name.lower()).strip("-")
    distance = fields.pop("distance", 0.01)
    end = start + timedelta(minutes=fields.pop("minutes", 60))
    return {
        "slug": slug, "name": name, "day": (start.weekday() + 1) % 7, "time": f"{start:%H:%M}", "end_time": f"{end:%H:%M}",
        "timezone": ZONE, "types": types, "location": f"{name[:20]} Hall", "formatted_address": f"1 Quay Street, {TOWN}, NB 01234",
        "latitude": HERE[0] + distance, "longitude": HERE[1], "region": TOWN, "group": f"{name[:40]} Group",
        "updated": "2026-01-05 10:00:00",
    } | fields, start


def meetings(now: datetime) -> list[tuple[dict, datetime]]:
    online = {"conference_url": "https://meet.example.org/kettle", "conference_url_notes": "Passcode: tea"}
    listed = [
        _meeting(RUNNING, now - timedelta(minutes=20), ["O", "D", "X"], minutes=180, notes="Ring the bell twice.", **online),
        _meeting(SOON, now + timedelta(minutes=40), ["O", "BE"], distance=0.02),
        _meeting(WOMEN, now + timedelta(hours=3), ["W", "C"], distance=0.05),
        _meeting(ONLINE, now + timedelta(hours=2), ["O", "EN"], attendance_option="online", location="", latitude=None,
                 longitude=None, formatted_address="", **online),
        _meeting(HOSTILE, now + timedelta(hours=4), ["O"], slug="hostile", notes=HOSTILE, location=HOSTILE),
        _meeting(LONG, now + timedelta(hours=5), ["O", "D"], notes=LONG * 3),
        _meeting(SUSPENDED, now + timedelta(hours=6), ["O"], attendance_option="inactive"),
    ]
    for number in range(1, CROWD + 1):
        start = now.replace(minute=15) + timedelta(hours=5 + number * 2)
        listed.append(_meeting(f"Lantern {number:02}", start, ["O", "BE"] if number % 2 else ["C", "ST"],
                               distance=0.05 + number / 1000))
    return listed


def write_feed(path: Path) -> dict[str, datetime]:
    """Writes the community as a feed; returns when each meeting starts, in `ZONE`."""
    now = datetime.now(ZoneInfo(ZONE)).replace(second=0, microsecond=0)
    listed = meetings(now)
    path.write_text(json.dumps([record for record, _ in listed]), encoding="utf-8")
    return {record["name"]: start for record, start in listed}


def clock(moment: datetime, hours: int = 12) -> str:
    """The time of day as the pages write it: `6:30 pm`, or `18:30`."""
    if hours == 24:
        return f"{moment:%H:%M}"
    if moment.minute == 0 and moment.hour in (0, 12):
        return "noon" if moment.hour else "midnight"
    return f"{(moment.hour + 11) % 12 + 1}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"


def wait_until_listed(server, seconds: float = 20) -> dict[str, str]:
    """The running server takes an import into its index by itself, without a restart. Returns each meeting's slug."""
    deadline = time.monotonic() + seconds
    while True:
        listed = server.get_json(f"/api/meetings?near={HERE[0]},{HERE[1]}&within=30&limit=500&attendance=in_person&attendance=inactive")
        listed = listed["meetings"] + server.get_json("/api/meetings?q=Kettle&attendance=online")["meetings"]
        slugs = {meeting["name"]: meeting["slug"] for meeting in listed}
        if len(slugs) >= CROWD + 7:
            # The name that tries to break the page may be listed without its markup.
            slugs[HOSTILE] = next(slug for slug in slugs.values() if slug.startswith("hostile"))
            return slugs
        assert time.monotonic() < deadline, f"the import is not listed after {seconds} s: {slugs}\n{server.last_log()}"
        time.sleep(0.2)
