"""Homegroup as a process: started on a free port with a fresh data directory, stopped as systemd stops it."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# A debug build loads its first page slowly on a small machine.
START_SECONDS = 60
# What the issue promises for SIGTERM.
STOP_SECONDS = 5


def default_binary() -> Path:
    return Path(os.environ.get("HOMEGROUP_BINARY") or ROOT / ".build/debug/homegroup")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, data: Path, binary: Path | None = None, **settings: str):
        self.data = data
        self.binary = binary or default_binary()
        self.settings = settings
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = data.with_name(data.name + ".log")
        self.process: subprocess.Popen | None = None
        # When the tests' own meetings start, and what the directory calls them in addresses.
        self.starts: dict[str, datetime] = {}
        self.slugs: dict[str, str] = {}

    def run(self, *arguments: str) -> str:
        """One command of the binary over this server's directory; its output."""
        done = subprocess.run(
            [str(self.binary), *arguments, "--data", str(self.data)], capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"homegroup {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return done.stdout

    def command(self) -> list[str]:
        return [str(self.binary), "serve", "--data", str(self.data), "--host", "127.0.0.1", "--port", str(self.port)]

    def start(self) -> "Server":
        assert self.binary.exists(), f"{self.binary} is missing: run scripts/test, which builds it"
        environment = {k: v for k, v in os.environ.items() if not k.startswith("HOMEGROUP_")} | self.settings
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command(), stdout=log, stderr=log, env=environment)
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            assert self.process.poll() is None, f"the server ended at its start:\n{self.last_log()}"
            assert time.monotonic() < deadline, f"not ready after {START_SECONDS} s:\n{self.last_log()}"
            time.sleep(0.05)
        return self

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(self.origin + "/readyz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> float:
        """Stops it with SIGTERM and returns the seconds that took; fails unless it ended in time, with status 0."""
        process, self.process = self.process, None
        if process is None:
            return 0
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        try:
            status = process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError(f"still running {STOP_SECONDS} s after SIGTERM:\n{self.last_log()}") from None
        assert status == 0, f"ended with status {status} after SIGTERM:\n{self.last_log()}"
        return time.monotonic() - began

    def last_log(self, lines: int = 30) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def get_json(self, path: str):
        with urllib.request.urlopen(self.origin + path, timeout=20) as answer:
            return json.load(answer)

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        try:
            with urllib.request.urlopen(self.origin + path, timeout=20) as answer:
                return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()
