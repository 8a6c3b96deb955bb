"""The release binary as a process: one command of it, timed, or the server with its memory."""

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

BINARY = Path(__file__).resolve().parents[1] / ".build/release/homegroup"


def run(*arguments: str) -> float:
    """Seconds; fails with the command's own words."""
    began = time.monotonic()
    text_of(*arguments)
    return time.monotonic() - began


def text_of(*arguments: str) -> str:
    """What the command prints; fails with its own words."""
    done = subprocess.run([str(BINARY), *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"homegroup {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


class Server:
    def __init__(self, data: Path):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = data.with_suffix(".log").open("wb")
        began = time.monotonic()
        self.process = subprocess.Popen(
            [str(BINARY), "serve", "--data", str(data), "--port", str(self.port)], stdout=self.log, stderr=self.log)
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() - began > 120:
                raise SystemExit(f"the server did not get ready: see {self.log.name}")
            time.sleep(0.005)
        # From the start of the process to the first answer that it is ready.
        self.start_seconds = time.monotonic() - began

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def megabytes(self) -> float:
        """Resident memory now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        self.process.wait(10)
        self.log.close()
