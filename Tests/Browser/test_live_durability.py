"""A server that is killed in the middle of a meeting costs its people a reconnect and no word: on one machine, and on two that share a
PostgreSQL database."""

import http.client
import json
import os
import signal
import subprocess
import threading
import time
import urllib.parse

import pytest

from harness.server import Server

MEETING = "the-lamp-in-the-window"
WORDS = 120
PATIENCE = 60


class Seat:
    """Somebody in the room, who goes to another node when one is gone."""

    def __init__(self, servers: list[Server], room: str, name: str):
        self.servers, self.room = servers, room
        answer = self.post("/seats", name=name)
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]

    def post(self, path: str, **fields: str) -> http.client.HTTPResponse:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", "Connection": "close"}
        if hasattr(self, "cookie"):
            headers["Cookie"] = self.cookie
        deadline = time.monotonic() + PATIENCE
        while True:
            for server in list(self.servers):
                try:
                    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
                    connection.request("POST", self.room + path, urllib.parse.urlencode(fields), headers)
                    answer = connection.getresponse()
                    answer.read()
                    connection.close()
                    if answer.status < 500:
                        return answer
                except OSError:
                    pass
            assert time.monotonic() < deadline, f"nobody answers POST {path}"
            time.sleep(0.1)


class Listener(threading.Thread):
    """Reads the room's stream, and comes back with the last id that it has."""

    def __init__(self, seat: Seat):
        super().__init__(daemon=True)
        self.seat, self.heard, self.ids, self.connections, self.is_done = seat, [], [], 0, False

    def run(self) -> None:
        while not self.is_done:
            for server in list(self.seat.servers):
                try:
                    self.listen(server)
                except OSError:
                    pass
            time.sleep(0.1)

    def listen(self, server: Server) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        headers = {"Cookie": self.seat.cookie, "Accept": "text/event-stream"}
        if self.ids:
            headers["Last-Event-ID"] = str(self.ids[-1])
        connection.request("GET", self.seat.room + "/events", headers=headers)
        answer = connection.getresponse()
        if answer.status != 200:
            return
        self.connections += 1
        number = None
        while not self.is_done and (line := answer.readline()):
            if line.startswith(b"id: "):
                number = int(line[4:])
            elif line.startswith(b"data: "):
                event = json.loads(line[6:])
                self.ids.append(number)
                if said := event["did"].get("said"):
                    self.heard.append(said["text"])


def meet(servers: list[Server], room: str, kill) -> None:
    """One speaks, one listens, and in the middle of it `kill` takes the node away that both are on."""
    speaker, ear = Seat(servers, room, "Speaker"), Seat(servers, room, "Ear")
    listener = Listener(ear)
    listener.start()
    deadline = time.monotonic() + PATIENCE
    while not listener.connections:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert speaker.post("/do", act="raiseHand").status == 204
    told = []
    for number in range(WORDS):
        if number == WORDS // 2:
            kill()
        # The browser's own name for a share: sent again after a broken line, it is said once.
        answer = speaker.post("/say", whole="1", text=f"word {number}", key=f"k{number}")
        assert answer.status in (204, 409), answer.status
        told.append(f"word {number}")
        if number % 20 == 0:
            ear.post("/here")
    while len(listener.heard) < WORDS and time.monotonic() < deadline + PATIENCE:
        time.sleep(0.1)
    listener.is_done = True
    assert listener.heard == told, "something that was said was lost, came twice, or out of order"
    assert listener.ids == sorted(set(listener.ids))
    assert listener.connections > 1


def test_a_killed_server_loses_no_word(tmp_path):
    server = Server(tmp_path / "data").start()
    room = server.run("room", "open", MEETING, "--minutes", "60").strip()

    def kill() -> None:
        server.process.send_signal(signal.SIGKILL)
        assert server.process.wait() == -signal.SIGKILL
        server.start()

    meet([server], room, kill)
    server.stop()


@pytest.fixture
def two_nodes(tmp_path):
    """Two servers over one database, and a room that is open there."""
    if "HOMEGROUP_TEST_POSTGRES" not in os.environ:
        pytest.skip("scripts/test gives it a PostgreSQL server")
    database = os.environ["HOMEGROUP_TEST_POSTGRES"]
    nodes = [Server(tmp_path / name, HOMEGROUP_DATABASE=database).start() for name in ("first", "second")]
    opened = subprocess.run(
        [str(nodes[0].binary), "room", "open", MEETING, "--minutes", "60", "--database", database], capture_output=True,
        text=True, timeout=120)
    assert opened.returncode == 0, opened.stdout + opened.stderr
    yield nodes, opened.stdout.strip()
    for node in nodes:
        node.stop()


def test_a_killed_node_costs_a_reconnect(two_nodes):
    nodes, room = two_nodes

    def kill() -> None:
        process, nodes[0].process = nodes[0].process, None
        process.send_signal(signal.SIGKILL)
        process.wait()

    meet(nodes, room, kill)


def test_who_left_on_one_node_hears_nothing_more_on_the_other(two_nodes):
    nodes, room = two_nodes
    seat = Seat(nodes[:1], room, "Ear")
    connection = http.client.HTTPConnection("127.0.0.1", nodes[1].port, timeout=PATIENCE)
    headers = {"Cookie": seat.cookie, "Accept": "text/event-stream"}
    connection.request("GET", room + "/events", headers=headers)
    stream = connection.getresponse()
    assert stream.status == 200 and stream.readline()
    assert seat.post("/do", act="leave").status == 204
    while stream.readline():
        pass  # It ends by itself, or the socket's patience does.
    again = http.client.HTTPConnection("127.0.0.1", nodes[1].port, timeout=PATIENCE)
    again.request("GET", room + "/events", headers=headers)
    assert again.getresponse().status == 403
