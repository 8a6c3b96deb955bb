"""Live meetings beside nginx with nchan: thousands who listen, messages one by one and in bursts.

The client, the messages and the machine are the same for both, one after the other. Ours are posted by a seat that holds
the floor of a real room, checked, and written to the database before they are sent out; nchan's are only sent out.
"""

import json
import subprocess
import sys
from pathlib import Path

CLIENT = Path(__file__).resolve().parents[1] / ".build/release/live-benchmark"
# Connections, rooms.
SCENES = ((1_000, 1), (4_000, 1), (9_000, 1), (4_000, 100))
PHASES = (
    {"name": "steady", "atOnce": 1, "every": 0.05, "times": 300, "rest": 3},
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
    with subprocess.Popen([str(CLIENT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as client:
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
NCHAN_START, NCHAN_END = '{"say":{"by":"0123456789abcdef","share":"0123456789abcdef","text":"', '"},"at":1795893900243}'


def nchan_rooms(connections: int, rooms: int) -> list[dict]:
    return [
        room(f"/rooms/r{number}", [""] * (connections // rooms), "", NCHAN_START, NCHAN_END, "application/json")
        for number in range(rooms)]
