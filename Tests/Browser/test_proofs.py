"""Proofs of attendance: made, printed and checked in the browser, where the name stays."""

import base64
import json
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import Page, expect

from conftest import DESK, PHONE
from harness.looks import assert_looks_right
from harness.rehearsal import FIRST, HALL, SECOND, Rehearsal, sit
from harness.server import ROOT

VECTORS = ROOT.parent / "shared/data/vectors/rfc9474.json"
NAME = "Rosa Álvarez-Quist"
ZBAR = shutil.which("zbarimg")


def modules(page: Page) -> dict:
    return page.locator("form[data-blind]").evaluate("form => ({...form.dataset})")


def proof_page(room: str) -> str:
    return f"/rooms/{room}/proof"


def opened(visit, rooms, room: str = FIRST, seat: str | None = None, **options) -> Page:
    page = visit("/leave", server=rooms, **options)
    if seat:
        sit(page, seat)
    page.goto(rooms.origin + proof_page(room))
    return page


def make(page: Page, name: str = NAME) -> None:
    expect(page.locator("form[data-is-ready]")).to_be_visible()
    page.locator("#proof-name").fill(name)
    page.get_by_role("button", name="Make my proof").click()
    expect(page.locator("[data-sheet]")).to_be_visible()


def saved(page: Page) -> dict:
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    assert re.fullmatch(r"attendance-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    return json.loads(download.value.path().read_text())


def read_code(png: bytes, tmp_path) -> str:
    """By a reader that is not ours."""
    assert ZBAR, "zbarimg is missing: scripts/install --for-tests installs it"
    file = tmp_path / "code.png"
    file.write_bytes(png)
    done = subprocess.run([ZBAR, "-q", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", str(file)], capture_output=True, text=True)
    return done.stdout.rstrip("\n")


def check(page: Page, text: str) -> str:
    """What the page says of it, in the script's own word."""
    expect(page.locator("form[data-is-ready]")).to_be_visible()
    page.locator("[data-result]").evaluate("each => each.replaceChildren()")
    page.locator("#proof-text").fill(text)
    page.get_by_role("button", name="Check", exact=True).click()
    outcome = page.locator("[data-outcome]")
    expect(outcome).to_be_visible()
    return outcome.get_attribute("data-outcome")


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    server = Rehearsal(tmp_path_factory.mktemp("rooms") / "data").start()
    yield server
    server.stop()


# The arithmetic

@pytest.mark.skipif(not VECTORS.exists(), reason=f"{VECTORS} is not here")
def test_the_rfc_vectors(visit, rooms):
    page = visit("/verify", server=rooms)
    outcome = page.evaluate("""async ([url, vectors]) => {
      const b = await import(url);
      const bytes = (hex) => Uint8Array.from(hex.replace(/^0x/, "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
      const wrong = [];
      for (const vector of vectors) {
        const [n, message, salt] = [vector.n, vector.input_msg, vector.salt].map(bytes);
        const expectSame = (what, found, hex) => { if (!found || !b.same(found, bytes(hex))) wrong.push(`${vector.name} ${what}`); };
        if (!b.same(b.join(bytes(vector.msg_prefix), bytes(vector.msg)), message)) wrong.push(`${vector.name} prepared`);
        if (vector.encoded_msg) expectSame("encoded", await b.encode(message, salt, n.length), vector.encoded_msg);
        const factor = b.inverse(b.toNumber(bytes(vector.inv)), b.toNumber(n));
        const { blinded, undo } = await b.blind(n, message, { salt, factor });
        expectSame("blinded", blinded, vector.blinded_msg);
        expectSame("inverse", undo, vector.inv);
        const signature = await b.finalize(n, message, bytes(vector.blind_sig), undo, salt.length);
        expectSame("signature", signature, vector.sig);
        signature[7] ^= 1;
        if (await b.verify(n, signature, message, salt.length)) wrong.push(`${vector.name} takes a touched signature`);
        const other = bytes(vector.blind_sig);
        other[100] ^= 1;
        if (await b.finalize(n, message, other, undo, salt.length)) wrong.push(`${vector.name} takes a touched answer`);
      }
      return { count: vectors.length, wrong };
    }""", [modules(page)["blind"], json.loads(VECTORS.read_text())])
    assert outcome == {"count": 4, "wrong": []}


def test_codes_are_read_by_another_reader(visit, rooms, tmp_path):
    page = visit("/verify", server=rooms)
    lengths = {"L": [1, 17, 78, 134, 230, 367, 644, 858, 1273, 1732, 2953], "M": [14, 62, 106, 180, 331, 503, 711, 997, 1452, 2331]}
    for level, counts in lengths.items():
        for count in counts:
            text = ("https://meetings.example.org/verify#" + "aZ0-_9." * 500)[:count]
            rows = page.evaluate("async ([url, text, level]) => (await import(url)).qr(new TextEncoder().encode(text), level)",
                                 [modules(page)["qr"], text, level])
            side = (len(rows) + 8) * 4
            image = bytearray()
            for y in range(side):
                row = rows[y // 4 - 4] if 16 <= y < side - 16 else []
                image += bytes(0 if 16 <= x < side - 16 and row and row[x // 4 - 4] else 255 for x in range(side))
            file = tmp_path / "code.pgm"
            file.write_bytes(b"P5 %d %d 255\n" % (side, side) + image)
            assert ZBAR, "zbarimg is missing: scripts/install --for-tests installs it"
            found = subprocess.run([ZBAR, "-q", "--raw", "--oneshot", str(file)], capture_output=True, text=True).stdout.rstrip("\n")
            assert found == text, f"{count} bytes at level {level}, {len(rows)} modules"
    assert page.evaluate("async (url) => (await import(url)).qr(new Uint8Array(2954), 'L')", modules(page)["qr"]) is None


# Taking one

def test_the_name_stays_and_the_rest_needs_no_network(visit, rooms, tmp_path):
    page = opened(visit, rooms, seat="long-1")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.headers} {request.post_data or ''}"))
    expect(page.locator("main")).to_contain_text("For a court, or whoever else asks")
    make(page)
    expect(page.locator("main")).not_to_contain_text("For a court, or whoever else asks")
    expect(page.locator("[data-keep]")).to_contain_text("Without a printer")
    sheet = page.locator("[data-sheet]")
    expect(sheet).to_contain_text(NAME)
    expect(sheet).to_contain_text("at least 48 minutes, 80 % of the meeting")
    assert any("blinded=" in each for each in sent), sent
    quoted = [NAME, NAME.split()[0], base64.b64encode(NAME.encode()).decode()[:12], "%C3%81lvarez", "Quist"]
    assert not [each for each in sent for name in quoted if name in each]
    page.context.set_offline(True)
    proof = saved(page)
    assert proof["name"] == NAME and proof["minutes"] == 48
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    link = read_code(page.locator("[data-code] svg").screenshot(scale="css"), tmp_path)
    page.emulate_media(media="screen")
    assert link == page.locator("[data-check]").get_attribute("href")
    assert "#" in link and link.startswith(f"{rooms.origin}/verify#")
    page.context.set_offline(False)
    # Whoever gets the paper: no account, and the part behind # is not sent.
    other = visit("/leave", server=rooms, viewport=DESK)
    seen: list[str] = []
    other.on("request", lambda request: seen.append(f"{request.url} {request.post_data or ''}"))
    other.goto(link)
    expect(other.locator("[data-outcome=holds-more]")).to_be_visible()
    expect(other.locator("[data-sheet] h2")).to_have_text(NAME)
    assert "#" not in other.url
    assert not [each for each in seen if proof["signature"][:20] in each or "Quist" in each or "?" in each and "from=" not in each]


def test_what_was_changed_is_refused_in_plain_words(visit, rooms):
    page = opened(visit, rooms, seat="long-2")
    make(page)
    proof = saved(page)
    keys = rooms.get_json("/proofs/log.json")["entries"]
    other = next(entry for entry in keys if entry["key"] != proof["key"])
    facts = ["site", "group", "meeting", "listing", "start", "minutes", "share"]
    page.goto(rooms.origin + "/verify")
    assert check(page, json.dumps(proof)) == "holds-more"
    changes = {
        "signature": [proof | {"name": "Rosa Alvarez"}, proof | {"key": other["key"]} | {fact: other[fact] for fact in facts},
                      proof | {"salt": "A" * 22}],
        "other-occasion": [proof | {"key": other["key"]}, proof | {"group": "Another"}, proof | {"minutes": 10}],
        "unknown-key": [proof | {"key": "A" * 43}],
        "damaged": [proof | {"signature": "x"}, proof | {"extra": 1}, {**proof, "name": ""}, {k: v for k, v in proof.items() if k != "salt"}],
    }
    for word, files in changes.items():
        for file in files:
            assert check(page, json.dumps(file)) == word, file
            expect(page.locator("[data-sheet]")).to_be_hidden()
    assert check(page, json.dumps(proof)[:-30]) == "damaged"
    assert check(page, "hello") == "damaged"
    # A log that somebody kept, and one that was tampered with.
    page.get_by_text("Check against a log that you kept").click()
    page.locator("#proof-log").fill(json.dumps({"version": 1, "total": len(keys), "entries": keys}))
    assert check(page, json.dumps(proof)) == "holds-more"
    page.locator("#proof-log").fill(json.dumps([entry | {"meeting": "Another"} if entry["index"] == 0 else entry for entry in keys]))
    assert check(page, json.dumps(proof)) == "log"
    page.locator("#proof-log").fill("[")
    assert check(page, json.dumps(proof)) == "bad-log"


def test_one_for_each_seat_and_a_broken_line_loses_nothing(visit, rooms):
    page = opened(visit, rooms, seat="long-3")
    page.watch.expect_fault("ERR_FAILED|status of 409")
    # The server signs, but the answer never arrives.
    page.route("**" + proof_page(FIRST), lambda route: (route.fetch(), route.abort()) if route.request.method == "POST" else route.continue_())
    expect(page.locator("form[data-is-ready]")).to_be_visible()
    page.locator("#proof-name").fill(NAME)
    page.get_by_role("button", name="Make my proof").click()
    expect(page.locator("[data-problem]")).to_contain_text("Nothing is lost")
    page.unroute("**" + proof_page(FIRST))
    assert "Quist" not in page.evaluate("JSON.stringify({...sessionStorage})")
    page.reload()
    expect(page.locator("[data-problem]")).to_contain_text("Nothing is lost")
    page.locator("#proof-name").fill("Somebody Else")
    page.get_by_role("button", name="Make my proof").click()
    expect(page.locator("[data-problem]")).to_contain_text("another name")
    make(page)
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    expect(page.locator("[data-taken]")).to_contain_text("already taken")
    expect(page.locator("form[data-proof]")).to_be_hidden()


def test_two_people_and_all_that_the_server_has(visit, rooms):
    names, proofs = ["Anneliese Zuckerhut", "Bartholomäus Krug"], []
    for number, name in enumerate(names):
        page = opened(visit, rooms, seat=f"long-pair-{number}")
        make(page, name)
        proofs.append(saved(page))
    files = [each.read_bytes() for each in [rooms.log, *rooms.data.rglob("*")] if each.is_file()]
    for name, proof in zip(names, proofs):
        for part in ("salt", "randomizer", "signature"):
            raw = base64.urlsafe_b64decode(proof[part] + "==")
            for form in (raw[:16], raw.hex().encode(), proof[part].encode()):
                assert not any(form in each for each in files), part
        assert not any(name.encode() in each for each in files)


def test_those_who_were_not_there_long_enough(visit, rooms):
    for seat, words in (("short-1", "10 minutes; this group asks for 48"), (None, "no seat")):
        page = opened(visit, rooms, seat=seat)
        expect(page.locator("main")).to_contain_text(words)
        expect(page.locator("#proof-name")).to_have_count(0)


def test_without_scripts_it_says_why_and_offers_paper(visit, rooms):
    page = opened(visit, rooms, seat="long-4", javascript=False)
    expect(page.locator("main")).to_contain_text("This one thing needs JavaScript")
    expect(page.locator("#proof-name")).to_be_hidden()
    page.get_by_role("link", name="A slip to sign by hand").click()
    expect(page.get_by_role("heading", name="Attendance slip")).to_be_visible()
    page.goto(rooms.origin + "/verify")
    expect(page.locator("main")).to_contain_text("Checking needs JavaScript")


def test_in_a_hall_the_code_opens_one_proof(visit, rooms):
    host = opened(visit, rooms, "hall-early", seat="host", viewport=DESK)
    host.get_by_role("link", name="Show the code for the hall").click()
    expect(host.locator("main")).to_contain_text("from 20 minutes before the meeting ends")
    expect(host.get_by_label("People in the hall")).to_have_count(0)
    assert_looks_right(host, "too early for a code")
    host.goto(rooms.origin + proof_page(HALL))
    host.get_by_role("link", name="Show the code for the hall").click()
    host.get_by_label("People in the hall").fill("1")
    host.get_by_role("button", name="Show the code").click()
    digits = host.locator(".hall-digits").inner_text()
    member = opened(visit, rooms, HALL, javascript=True)
    member.watch.expect_fault("status of (422|409)")
    member.get_by_label("Code on the host’s screen").fill("0000")
    member.get_by_role("button", name="I am in the hall").click()
    expect(member.locator("main")).to_contain_text("not the code")
    member.get_by_label("Code on the host’s screen").fill(digits)
    member.get_by_role("button", name="I am in the hall").click()
    make(member)
    expect(member.locator("[data-sheet]")).to_contain_text("there at the end")
    late = opened(visit, rooms, HALL)
    late.watch.expect_fault("status of 409")
    late.get_by_label("Code on the host’s screen").fill(digits)
    late.get_by_role("button", name="I am in the hall").click()
    expect(late.locator("main")).to_contain_text("All proofs for the hall are taken")


# How they look

@pytest.mark.parametrize("language", ["en-US", "es-MX"])
def test_looks(visit, rooms, language):
    options = {"locale": language, "reduced_motion": "reduce"}
    page = opened(visit, rooms, seat=f"long-{language}", **options)
    assert_looks_right(page, "taking a proof")
    page.locator("#proof-name").fill(NAME)
    page.locator("form[data-is-ready] button[type=submit]").click()
    expect(page.locator("[data-sheet]")).to_be_visible()
    assert_looks_right(page, "a finished proof")
    page.goto(page.locator("[data-check]").get_attribute("href"))
    expect(page.locator("[data-outcome=holds-more]")).to_be_visible()
    assert_looks_right(page, "a checked proof")
    for path in ("/proofs/log", "/verify", proof_page(FIRST), proof_page(SECOND) + "/slip"):
        page.goto(rooms.origin + path)
        assert_looks_right(page, path)
    host = opened(visit, rooms, HALL, seat="host", **options)
    host.goto(f"{rooms.origin}{proof_page(HALL)}/hall")
    host.locator("input[name=places]").fill("40")
    host.locator("form button[type=submit]").last.click()
    expect(host.locator(".hall-digits")).to_be_visible()
    assert_looks_right(host, "the host's screen")
