"""Measures Homegroup and a peer in one run, and prints one table. It judges nothing: machines differ, ratios say more.

    scripts/bench                    everything
    scripts/bench search             the query engine alone (no HTTP, no SQL), at 2,000, 20,000 and 200,000 meetings
    scripts/bench import http        what a whole process does, over 200,000 meetings
    scripts/bench record             a member's pages over five years of daily records, and what a year of them weighs
    scripts/bench live               rooms with thousands who listen, beside nginx with nchan
    scripts/bench --records 20000    fewer

The peer is PostgreSQL (cube, earthdistance, GiST and GIN indexes, prepared statements), asked the same question: within
50 km, starting in the next 24 hours, the first 25 and how many there are; over the same meetings for HTTP, over as many
for the engine. It is given the easier task: no facets, no time zones, no running meetings, no HTTP, no JSON.
"""

import argparse
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import live
import load
import make_feed
import server
from peer import Peer

PARTS = ("search", "import", "http", "record", "live")
SEARCH = Path(__file__).resolve().parents[1] / ".build/release/search-benchmark"
RECORD = SEARCH.with_name("record-benchmark")
CONNECTIONS = 16
SECONDS = 8


class Table:
    def __init__(self):
        self.rows: list[tuple[str, str, str, str]] = []

    def add(self, what: str, ours: float, unit: str, peer: float | None = None, more_is_better: bool = False) -> None:
        ratio = "" if peer is None else f"{(ours / peer if more_is_better else peer / ours):.2g} ×"
        self.rows.append((what, _number(ours, unit), "" if peer is None else _number(peer, unit), ratio))
        print(f"  {what}: {self.rows[-1][1]}", file=sys.stderr, flush=True)

    def __str__(self) -> str:
        rows = [("", "Homegroup", "PostgreSQL", "better by"), *self.rows]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        return "\n".join(
            "  ".join(cell.ljust(width) if n == 0 else cell.rjust(width) for n, (cell, width) in enumerate(zip(row, widths)))
            for row in rows)


def _number(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def bench_search(table: Table, peer: dict[str, float] | None) -> None:
    """Prints the engine's own table (its peer is a plain scan of an array), and takes the question that the peer here got too."""
    output = subprocess.run([str(SEARCH)], check=True, stdout=subprocess.PIPE, text=True).stdout
    print(output)
    for line in output.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) < 5 or cells[1] != "50 km, 24 h":
            continue
        size = int(cells[0])
        compare = peer if size == 200_000 else None
        for name, value in (("p50", cells[3]), ("p99", cells[4])):
            table.add(f"engine, {size:,} meetings, {name}", float(value), "µs", compare and compare[name])


def bench_record(table: Table) -> None:
    """Prints the record's own table, and takes its times and its weight. There is no peer."""
    output = subprocess.run([str(RECORD)], check=True, stdout=subprocess.PIPE, text=True).stdout
    print(output)
    for line in output.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[1] == "200":
            table.add(f"GET {cells[0]}, five years of records, p50", float(cells[2]), "ms")
        if line.startswith("sealed bytes per year:"):
            table.add("a year of daily records, sealed", int(line.split(":")[1]) / 1024, "KiB")


def bench_import(table: Table, feed: Path, data: Path, records: int, peer_seconds: float | None) -> None:
    arguments = ("import", str(feed), "--format", "meeting-guide", "--source", "bench", "--fellowship", "aa", "--data", str(data))
    rate = peer_seconds and records / peer_seconds
    table.add(f"import {records:,} new (peer: unchecked COPY)", records / server.run(*arguments), "records/s", rate, more_is_better=True)
    table.add("import the same again, nothing changed", records / server.run(*arguments), "records/s")


def bench_http(table: Table, feed: Path, data: Path, peer: Peer | None) -> None:
    peer_query = peer and peer.query(CONNECTIONS, SECONDS)
    with server.Server(data) as running:
        table.add("start to ready", running.start_seconds, "s")
        table.add("memory when ready", running.megabytes(), "MB")
        for what, pattern, compare in (
            ("GET /api/meetings", "/api/meetings?{}", peer_query), ("GET /meetings (the page)", "/meetings?{}", None),
            ("GET /healthz (the floor)", "/healthz", None),
        ):
            urls = _addresses(feed, data.with_suffix(".urls"), pattern)
            found = load.measure(running.port, urls, CONNECTIONS, SECONDS)
            table.add(f"{what}, {CONNECTIONS} connections", found["rate"], "/s", compare and compare["rate"], more_is_better=True)
            for name in ("p50", "p99"):
                table.add(f"{what}, {name}", found[name] / 1e3, "ms", compare and compare[name] / 1e3)
        table.add("memory after the load", running.megabytes(), "MB")


def _addresses(feed: Path, into: Path, pattern: str) -> Path:
    """The same question around a thousand different meetings."""
    chance = random.Random(1935)
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    times = f"from={quote(now.isoformat())}&until={quote((now + datetime.timedelta(hours=24)).isoformat())}"
    with feed.open(encoding="utf-8") as file:
        records = [json.loads(line.strip().rstrip(",")) for line in file if line.startswith("{")]
    queries = (f"near={r['latitude']},{r['longitude']}&within=50&{times}&limit=25" for r in chance.choices(records, k=1000))
    into.write_text("\n".join(pattern.format(query) for query in queries) + "\n")
    return into


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help="search, import, http, record, live; all where none is named")
    parser.add_argument("--records", type=int, default=200_000)
    options = parser.parse_args()
    parts = options.parts or PARTS
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    if "live" in parts:
        live.run()
    if set(parts) == {"live"}:
        return
    url = os.environ.get("HOMEGROUP_TEST_POSTGRES")
    peer, peer_seconds, peer_alone = Peer(url) if url else None, None, None
    table = Table()
    if "record" in parts:
        bench_record(table)
    if set(parts) == {"record"}:
        return print(f"\n{os.cpu_count()} cores\n\n{table}")
    with tempfile.TemporaryDirectory(prefix="homegroup-bench-") as folder:
        feed, data = Path(folder) / "feed.json", Path(folder) / "data"
        print(f"Making {options.records:,} meetings", file=sys.stderr)
        make_feed.write(feed, options.records)
        if peer:
            print("Loading the peer", file=sys.stderr)
            peer_seconds = peer.load(feed)
            peer_alone = peer.query(1, SECONDS)
        if "search" in parts:
            bench_search(table, peer_alone)
        if "import" in parts or "http" in parts:
            bench_import(table, feed, data, options.records, peer_seconds)
        if "http" in parts:
            bench_http(table, feed, data, peer)
    print(f"\n{os.cpu_count()} cores, load by {load.tool()} on the same machine\n\n{table}")


if __name__ == "__main__":
    main()
