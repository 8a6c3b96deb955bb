"""Live meetings beside nginx with nchan: thousands who listen, messages one by one and in bursts.

The client, the messages and the machine are the same for all, one after the other: nginx with nchan, and our hub behind the
real server and its middleware (`live-hub`), in rooms that only carry what is posted, as nchan's do.
"""

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from nchan import Nchan

BUILT = Path(__file__).resolve().parents[1] / ".build/release"
# Connections, rooms.
SCENES = ((1_000, 1), (4_000, 1), (9_000, 1), (4_000, 100))
PHASES = (
    {"name": "steady", "atOnce": 1, "every": 0.05, "times": 400, "rest": 3},
    {"name": "bursts", "atOnce": 100, "every": 5, "times": 4, "rest": 5},
)


def resident(processes: list[int]) -> float:
    """Memory of these processes that is theirs (what they share is counted once), KiB."""
    total = 0
    for process in processes:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total


def measure(port: int, processes: list[int], rooms: list[dict], phases=PHASES) -> dict:
    """What the client found: a row for each phase, and the memory of a connection in KiB."""
    before = resident(processes)
    plan = {"port": port, "rooms": rooms, "processes": processes, "phases": phases}
    with subprocess.Popen([str(BUILT / "live-benchmark")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as client:
        client.stdin.write(json.dumps(plan) + "\n")
        client.stdin.flush()
        if client.stdout.readline() != "listening\n":
            raise SystemExit("the load client did not get all its connections")
        count = sum(len(room["subscribe"]) for room in rooms)
        memory = (resident(processes) - before) / count
        client.stdin.write("go\n")
        client.stdin.flush()
        rows = [json.loads(line) for line in client.stdout]
    if client.returncode != 0 or len(rows) != len(phases):
        raise SystemExit("the load client ended before its time")
    for row in rows:
        row["memory"] = memory
        print(f"    {row}", file=sys.stderr, flush=True)
    return rows


def room(path: str, cookies: list[str], speaker: str, start: str, end: str, kind: str) -> dict:
    """A room for the client: who listens, each with a cookie of their own, and how the speaker posts."""
    listen = "GET {}/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n{}\r\n"
    cookie = "Cookie: {}\r\n"
    return {
        "subscribe": [listen.format(path, cookie.format(one) if one else "") for one in cookies],
        "publishHead": f"POST {path}/say HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
                       + (cookie.format(speaker) if speaker else ""),
        "bodyStart": start, "bodyEnd": end,
    }


# As long as a room's event is.
BEFORE, AFTER = "{say:{by:0123456789abcdef,share:0123456789abcdef,text:", "},at:1795893900243}"


def rooms(connections: int, count: int, start: str, kind: str) -> list[dict]:
    return [
        room(f"/rooms/r{number}", [""] * (connections // count), "", start + BEFORE, AFTER, kind) for number in range(count)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Hub:
    """Our hub behind the real server."""

    def __init__(self):
        self.port = free_port()
        self.process = subprocess.Popen([str(BUILT / "live-hub"), str(self.port)])
        deadline = time.monotonic() + 20
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5).close()
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit("live-hub did not start") from None
                time.sleep(0.05)

    def processes(self) -> list[int]:
        return [self.process.pid]

    def __enter__(self) -> "Hub":
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        self.process.wait(20)


def run(scenes=SCENES, phases=PHASES) -> None:
    """Prints a row for each scene, phase and server. A fresh process for each scene: memory is measured from its start."""
    cells = "{:<24} {:<8} {:<10} {:>12} {:>9} {:>9} {:>10} {:>6} {:>9}"
    print(cells.format("", "", "", "CPU/delivery", "p50", "p99", "KiB each", "lost", "repeated"))
    for connections, count in scenes:
        found = {}
        with tempfile.TemporaryDirectory(prefix="homegroup-nchan-") as folder:
            with Nchan(Path(folder) / "nginx", free_port()) as peer:
                found["nchan"] = measure(
                    peer.port, peer.processes(), rooms(connections, count, "", "text/plain"), phases)
        with Hub() as hub:
            form = "application/x-www-form-urlencoded"
            found["Homegroup"] = measure(hub.port, hub.processes(), rooms(connections, count, "text=", form), phases)
        where = f"{connections:,} in {count} room{'s' if count > 1 else ''}"
        for number, phase in enumerate(phases):
            for name, rows in found.items():
                row = rows[number]
                if row["refused"] or row["ended"]:
                    raise SystemExit(f"{name}: {row['refused']} messages refused, {row['ended']} streams ended")
                print(cells.format(
                    where, phase["name"], name, f"{row['cpuPerDelivery']:.1f} µs", f"{row['p50']:.1f} ms", f"{row['p99']:.1f} ms",
                    f"{row['memory']:.1f}", row["lost"], row["repeated"]), flush=True)
