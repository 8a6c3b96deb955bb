"""A process that dies in the middle of an import leaves the directory as it was."""

import json
import signal
import subprocess
import sys
import time

from harness.server import ROOT, default_binary

RECORDS = 20_000


def listings(data) -> str:
    return subprocess.run([default_binary(), "source", "list", "--data", data], capture_output=True, text=True, check=True).stdout


def test_kill_in_the_middle_of_an_import(tmp_path):
    data, feed, small = tmp_path / "data", tmp_path / "feed.json", tmp_path / "small.json"
    subprocess.run([sys.executable, ROOT / "Benchmarks/make_feed.py", str(RECORDS), feed], check=True)
    small.write_text(json.dumps(json.loads(feed.read_text())[:50]))
    command = [default_binary(), "import", "--format", "meeting-guide", "--source", "kept", "--fellowship", "aa", "--data", data]
    subprocess.run([*command, small], check=True, capture_output=True)
    before = listings(data)
    assert "50 listings" in before

    log = data / "homegroup.sqlite-wal"
    start = log.stat().st_size if log.exists() else 0
    process = subprocess.Popen([*command, feed], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    # Killed once it has begun to write, before it has finished.
    while not (log.exists() and log.stat().st_size > start + 1_000_000):
        assert process.poll() is None and time.monotonic() < deadline, "the import ended before it could be killed"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL

    assert listings(data) == before
    again = subprocess.run([*command, small], check=True, capture_output=True, text=True).stdout
    assert "unchanged 50" in again
