"""A group with a page, as claiming a listing makes one, and somebody who hosts it."""

import sqlite3
import time

from harness.server import Server


def add(server: Server, name: str, meeting_slug: str | None = None) -> str:
    """Adds a group, with that listing where one is named; returns its name in addresses."""
    slug = "-".join(name.lower().split())
    with sqlite3.connect(server.data / "homegroup.sqlite", timeout=30) as database:
        database.execute(
            "INSERT INTO home_group (id, slug, name, fellowship, document, created_at, name_key) VALUES (?, ?, ?, 'aa', '{}', ?, ?)",
            (f"id-{slug}", slug, name, int(time.time() * 1000), name.lower()))
        if meeting_slug:
            database.execute("INSERT INTO group_meeting (meeting_id, group_id) SELECT id, ? FROM meeting WHERE slug = ?",
                             (f"id-{slug}", meeting_slug))
    return slug


def make_host(server: Server, member: str, slug: str) -> None:
    server.run("admin", "grant", member, "host", "--scope", slug)


def belong_since(server: Server, slug: str, days: int) -> None:
    """As if everybody on the group's roll had come so many days ago."""
    earlier = int((time.time() - days * 86_400) * 1000)
    with sqlite3.connect(server.data / "homegroup.sqlite", timeout=30) as database:
        database.execute("UPDATE group_roll SET counts_from = ? WHERE group_id = ?", (earlier, f"id-{slug}"))


def pass_days(server: Server, days: int) -> None:
    """As if every motion had been proposed so many days earlier."""
    shift = days * 86_400_000
    with sqlite3.connect(server.data / "homegroup.sqlite", timeout=30) as database:
        database.execute("UPDATE group_motion SET ends_at = ends_at - ?", (shift,))
        for column in ("proposedAt", "discussionUntil", "votingUntil"):
            database.execute(
                f"UPDATE group_motion SET document = json_set(document, '$.{column}', json_extract(document, '$.{column}') - ?)",
                (shift,))
