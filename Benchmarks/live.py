"""Live meetings beside nginx with nchan: thousands who listen, messages one by one and in bursts.

The client, the messages and the machine are the same for all, one after the other: nginx with nchan, whose rooms only carry what is
posted; and `homegroup serve` with rooms of the product: a seat that has the floor posts, each message is decided by the room's rules,
sealed and written to the database before anybody hears it.
"""

import http.client
import json
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from nchan import Nchan
from server import Server, run as run_command, text_of as command

BUILT = Path(__file__).resolve().parents[1] / ".build/release"
# Connections, rooms.
SCENES = ((1_000, 1), (4_000, 1), (9_000, 1), (4_000, 10))
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


FORM = "application/x-www-form-urlencoded"
# As long as a room's event is around what was said.
BEFORE = ("{at:1795893900243,by:0123456789abcdef0123456789abcdef,did:{said:{ends:true,name:Speaker,"
          "seat:0123456789abcdef0123456789abcdef,share:123,text:")
AFTER = "}}}}"


def plain_rooms(connections: int, count: int) -> list[dict]:
    return [
        room(f"/rooms/r{number}", [""] * (connections // count), "", BEFORE, AFTER, "text/plain") for number in range(count)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Product:
    """`homegroup serve` with a made-up meeting whose rooms it opens."""

    # Seconds; a browser's own pace is 20.
    BEAT = 15

    def __init__(self, folder: Path, count: int):
        feed = folder / "feed.json"
        feed.write_text(json.dumps([{
            "slug": "bench", "name": "Bench", "day": 1, "time": "19:00", "end_time": "20:00", "timezone": "Etc/UTC", "types": ["O"],
            "attendance_option": "online", "conference_url": "https://example.org/bench"}]))
        self.data = folder / "data"
        run_command("import", str(feed), "--format", "meeting-guide", "--source", "bench", "--fellowship", "aa",
                    "--data", str(self.data))
        opened = (command("room", "open", "bench", "--minutes", "240", "--data", str(self.data)) for _ in range(count))
        self.paths = [line.strip() for line in opened]
        self.server = Server(self.data)
        self.port = self.server.port
        self.seats = [(path, self.sit_down(path, name)) for path in self.paths for name in ("Listener", "Speaker")]
        for path, cookie in self.seats[1::2]:
            self.post(path + "/do", "act=raiseHand", cookie)
        self.stopped = threading.Event()
        self.beating = threading.Thread(target=self.beat, daemon=True)
        self.beating.start()

    def post(self, path: str, body: str, cookie: str = "", network: str = "") -> http.client.HTTPResponse:
        headers = {"Content-Type": FORM, "Accept": "application/json"}
        if cookie:
            headers["Cookie"] = cookie
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status >= 400:
            raise SystemExit(f"{path} was answered with {answer.status}")
        return answer

    def sit_down(self, path: str, name: str) -> str:
        # One network takes thirty seats at once and then one in two seconds: with many rooms this takes its time.
        while True:
            try:
                return self.post(path + "/seats", f"name={name}").getheader("Set-Cookie").split(";")[0]
            except SystemExit as refusal:
                if "429" not in str(refusal):
                    raise
                time.sleep(2)

    def beat(self) -> None:
        while not self.stopped.wait(self.BEAT):
            for path, cookie in self.seats:
                self.post(path + "/here", "", cookie)

    def rooms(self, connections: int) -> list[dict]:
        """All who listen in a room share a seat; they are connections as any other."""
        share = connections // len(self.paths)
        return [
            room(path, [listener] * share, speaker, "whole=1&text=", "", FORM)
            for path, (_, listener), (_, speaker) in zip(self.paths, self.seats[::2], self.seats[1::2])]

    def processes(self) -> list[int]:
        return [self.server.process.pid]

    def __enter__(self) -> "Product":
        return self

    def __exit__(self, *_) -> None:
        self.stopped.set()
        self.beating.join()
        self.server.__exit__()


def run(scenes=SCENES, phases=PHASES) -> None:
    """Prints a row for each scene, phase and server. A fresh process for each scene: memory is measured from its start.

    The speaker waits for each answer. Where a machine cannot keep up, a server that answers late is given fewer messages: look at the
    deliveries of a second beside its times."""
    cells = "{:<24} {:<8} {:<10} {:>12} {:>9} {:>10} {:>9} {:>10} {:>6} {:>9}"
    print(cells.format("", "", "", "CPU/delivery", "p50", "p99", "a second", "KiB each", "lost", "repeated"))
    for connections, count in scenes:
        found = {}
        with tempfile.TemporaryDirectory(prefix="homegroup-nchan-") as folder:
            with Nchan(Path(folder) / "nginx", free_port()) as peer:
                found["nchan"] = measure(peer.port, peer.processes(), plain_rooms(connections, count), phases)
        with tempfile.TemporaryDirectory(prefix="homegroup-live-") as folder, Product(Path(folder), count) as product:
            found["Homegroup"] = measure(product.port, product.processes(), product.rooms(connections), phases)
        where = f"{connections:,} in {count} room{'s' if count > 1 else ''}"
        for number, phase in enumerate(phases):
            for name, rows in found.items():
                row = rows[number]
                if row["refused"] or row["ended"]:
                    raise SystemExit(f"{name}: {row['refused']} messages refused, {row['ended']} streams ended")
                print(cells.format(
                    where, phase["name"], name, f"{row['cpuPerDelivery']:.1f} µs", f"{row['p50']:.1f} ms", f"{row['p99']:.1f} ms",
                    f"{row['delivered'] / row['seconds']:,.0f}", f"{row['memory']:.1f}", row["lost"], row["repeated"]), flush=True)
