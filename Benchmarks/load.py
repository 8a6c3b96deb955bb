"""Load on a running server: wrk where there is one, or else a few threads of Python, which are the bottleneck themselves."""

import http.client
import random
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path

UNITS = {"us": 1, "ms": 1e3, "s": 1e6}


def tool() -> str:
    return "wrk" if shutil.which("wrk") else "Python"


def measure(port: int, urls: Path, connections: int, seconds: int) -> dict[str, float]:
    """Answers a second, and the 50th and 99th percentile in µs. Any answer but 200 fails the run."""
    return (_with_wrk if tool() == "wrk" else _with_python)(port, urls, connections, seconds)


def _with_wrk(port: int, urls: Path, connections: int, seconds: int) -> dict[str, float]:
    script = Path(__file__).with_name("random_urls.lua")
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(script), f"http://127.0.0.1:{port}", "--", str(urls)],
        check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"the server did not answer every request:\n{output}")
    percentiles = {p: float(n) * UNITS[u] for p, n, u in re.findall(r"^ +(\d+)%\s+([\d.]+)(us|ms|s)$", output, re.M)}
    return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), "p50": percentiles["50"], "p99": percentiles["99"]}


def _with_python(port: int, urls: Path, connections: int, seconds: int) -> dict[str, float]:
    addresses = urls.read_text().split()
    times: list[float] = []
    deadline = time.monotonic() + seconds

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < deadline:
            began = time.perf_counter()
            connection.request("GET", random.choice(addresses))
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"the server answered {answer.status}")
            times.append((time.perf_counter() - began) * 1e6)

    threads = [threading.Thread(target=ask) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return {"rate": len(times) / seconds, "p50": times[len(times) // 2], "p99": times[len(times) * 99 // 100]}
