"""PostgreSQL as the peer: loads the same feed into it and asks it the same question, in the same run on the same machine."""

import datetime
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
COLUMNS = "id, slug, name, latitude, longitude, starts, lasts, zone, types, place, address, town, notes"
# Its just-in-time compiler costs more than it saves on queries this short.
ENVIRONMENT = os.environ | {"PGOPTIONS": "-c jit=off -c client_min_messages=warning"}


class Peer:
    def __init__(self, url: str):
        self.url = url

    def psql(self, *arguments: str, **options) -> str:
        command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *arguments, self.url]
        return subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, **options).stdout

    def load(self, feed: Path) -> float:
        """Parses, copies and indexes all records, without checks or repairs; the seconds that took."""
        self.psql("-c", "DROP SCHEMA IF EXISTS peer CASCADE", "-f", str(HERE / "peer.sql"))
        began = time.monotonic()
        records = json.loads(feed.read_text(encoding="utf-8"))
        with tempfile.TemporaryFile("w+", encoding="utf-8") as rows:
            rows.writelines(_row(number, record) for number, record in enumerate(records, 1))
            rows.seek(0)
            self.psql("-c", f"COPY peer.meeting ({COLUMNS}) FROM STDIN", stdin=rows)
        self.psql("-f", str(HERE / "peer_indexes.sql"))
        return time.monotonic() - began

    def query(self, clients: int, seconds: int) -> dict[str, float]:
        """Queries a second, and the 50th and 99th percentile in µs, with prepared statements."""
        with tempfile.TemporaryDirectory() as folder:
            command = ["pgbench", "-n", "-M", "prepared", "-f", str(HERE / "peer_query.sql"), "-c", str(clients),
                       "-T", str(seconds), "-l", "--log-prefix", f"{folder}/log", self.url]
            subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            times = sorted(float(line.split()[2]) for log in Path(folder).iterdir() for line in log.open())
        return {"rate": len(times) / seconds, "p50": times[len(times) // 2], "p99": times[len(times) * 99 // 100]}


def _row(number: int, record: dict) -> str:
    hour, minute = map(int, record["time"].split(":"))
    end_hour, end_minute = map(int, record["end_time"].split(":"))
    local = (record["day"] * 24 + hour) * 60 + minute
    values = [
        number, record["slug"], record["name"], record["latitude"], record["longitude"],
        (local - _offset(record["timezone"])) % 10080, ((end_hour - hour) * 60 + end_minute - minute) % 1440,
        record["timezone"], "{" + ",".join(record["types"]) + "}", record["location"], record["formatted_address"],
        record["region"], record["notes"],
    ]
    return "\t".join(map(str, values)) + "\n"


_offsets: dict[str, int] = {}


def _offset(zone: str) -> int:
    if zone not in _offsets:
        _offsets[zone] = int(datetime.datetime.now(ZoneInfo(zone)).utcoffset().total_seconds() // 60)
    return _offsets[zone]
