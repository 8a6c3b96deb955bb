"""A meeting live, with several browsers in one room: who may do what, a troll, a newcomer at the door, a line that breaks off,
hands without a mouse, no scripts."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from conftest import DESK, PHONE
from harness.community import ZONE
from harness.looks import assert_looks_right
from harness.members import join
from harness.server import Server

# One meeting for each test: a room belongs to an occurrence.
MEETINGS = [f"Hearth {number}" for number in range(1, 10)]


@pytest.fixture(scope="module")
def hearths(tmp_path_factory) -> Iterator[Server]:
    """A community whose meetings are all on now, with one who looks after the site."""
    folder = tmp_path_factory.mktemp("rooms")
    server = Server(folder / "data", HOMEGROUP_TRUSTED_PROXIES="127.0.0.1").start()
    began = datetime.now(ZoneInfo(ZONE)) - timedelta(minutes=10)
    feed = folder / "hearths.json"
    feed.write_text(json.dumps([{
        "slug": name.lower().replace(" ", "-"), "name": name, "day": (began.weekday() + 1) % 7, "time": f"{began:%H:%M}",
        "end_time": f"{began + timedelta(hours=3):%H:%M}", "timezone": ZONE, "types": ["O"], "location": "The hall",
        "formatted_address": "1 Quay Street, Larkhaven, NB 01234", "latitude": 36.5, "longitude": -60.25, "group": f"{name} Group",
    } for name in MEETINGS]), encoding="utf-8")
    server.run("import", str(feed), "--format", "meeting-guide", "--source", "hearths", "--fellowship", "aa", "--time-zone", ZONE)
    yield server
    server.stop()


@pytest.fixture
def sit(visit, hearths):
    """Opens a browser of somebody, and has them come in."""
    def sit_down(room: str, name: str, *, first: bool = False, listening: bool = False, waits: bool = False, **options) -> Page:
        page = visit("/leave", server=hearths, **options)
        page.goto(room)
        come_in(page, name, first=first, listening=listening)
        expect(page.locator("[data-lobby]" if waits else "#room")).to_be_visible()
        return page
    return sit_down


def come_in(page: Page, name: str, *, first: bool = False, listening: bool = False) -> None:
    page.get_by_label("Your name in this room").fill(name)
    if first:
        page.get_by_label("It is my first time").check()
    if listening:
        page.get_by_label("I only want to listen").check()
    page.get_by_role("button", name="Come in").click()


def open_room(visit, hearths, number: int, waiting: Page | None = None, **options) -> tuple[Page, str]:
    """The group's host opens the room of a meeting, for which `waiting` may wait: their page in it, and its address."""
    slug = MEETINGS[number].lower().replace(" ", "-")
    host = visit("/leave", server=hearths, **options)
    join(host, f"Keeper {number}")
    host.goto(f"{hearths.origin}/meetings/{slug}/claim")
    host.get_by_label("What is the group called?").fill(f"{MEETINGS[number]} Group")
    host.get_by_label("How can the editor know?").fill("I look after it.")
    host.get_by_role("button", name="Ask").click()
    host.wait_for_url("**/serve/listings?done=asked")
    editor = visit("/leave", server=hearths)
    join(editor, f"Editor {number}")
    hearths.run("admin", "grant", f"Editor {number}", "admin")
    editor.goto(hearths.origin + "/serve/claims")
    editor.get_by_role("link", name=re.compile(MEETINGS[number])).first.click()
    editor.get_by_role("button", name="Yes, they look after it").click()
    editor.wait_for_url("**/serve/claims?done=approved")
    host.goto(f"{hearths.origin}/meetings/{slug}/room")
    host.get_by_label("Your name in this room").fill("Dana")
    if waiting:
        waiting.goto(host.url)
        expect(waiting.get_by_text("This page looks again by itself.")).to_be_visible()
    host.get_by_role("button", name="Open the room").click()
    expect(host.locator("#room")).to_be_visible()
    return host, host.url


def tools(page: Page):
    """The hosts' tools, open."""
    page.get_by_role("link", name="Host", exact=True).click()
    sheet = page.locator("dialog")
    expect(sheet.get_by_role("heading", name="Host’s tools")).to_be_visible()
    return sheet


def go_to(host: Page, part: str) -> None:
    sheet = tools(host)
    row = sheet.locator("ol.tool-rows > li").filter(has_text=part)
    row.get_by_role("button").click()
    expect(row).to_have_attribute("aria-current", "step")
    sheet.get_by_role("button", name="Close", exact=True).click()
    expect(sheet).to_be_hidden()


def raise_hand(page: Page) -> None:
    page.get_by_role("button", name="Raise my hand").click()


def is_done(page: Page):
    """Waits until the room has answered what is pressed within."""
    return page.expect_response(lambda answer: answer.url.endswith("/do") and answer.request.method == "POST")


def field(page: Page):
    return page.get_by_label("What you want to say")


def write(page: Page, text: str) -> None:
    """Key by key, once the field is there: it comes with the floor."""
    expect(field(page)).to_be_visible()
    field(page).press_sequentially(text, delay=25)


def shares(page: Page):
    return page.locator(".share .words")


def test_turns_are_taken_in_order_and_everyone_reads_along(visit, hearths, sit):
    host, room = open_room(visit, hearths, 0)
    rosa, mae = sit(room, "Rosa"), sit(room, "Mae", first=True)
    expect(rosa.locator("[data-slot=count]")).to_have_text("3")
    go_to(host, "Sharing")
    expect(rosa.locator("#room")).to_contain_text("no crosstalk")
    # Only the hosts see who is here for the first time.
    host.get_by_text("Who is here").click()
    expect(host.locator("[data-slot=people] li").filter(has_text="Mae")).to_contain_text("first time here")
    rosa.get_by_text("Who is here").click()
    expect(rosa.locator("[data-slot=people] li").filter(has_text="Mae")).not_to_contain_text("first time here")

    raise_hand(rosa)
    expect(rosa.locator("[data-slot=floor-name]")).to_have_text("Your turn")
    expect(mae.locator("[data-slot=floor-name]")).to_have_text("Rosa is sharing")
    expect(mae.locator("[data-slot=timer]")).to_have_text(re.compile(r"\d:\d\d left"))
    raise_hand(host)
    raise_hand(mae)
    expect(mae.locator("[data-slot=hand-list] li")).to_have_text([re.compile("Dana"), re.compile("You")])

    # As it is written, mended on the way.
    write(rosa, "The kettle goes on beforre")
    expect(shares(mae).last).to_have_text("The kettle goes on beforre")
    for _ in range(3):
        field(rosa).press("Backspace")
    write(rosa, "re my coat comes off.")
    expect(shares(mae).last).to_have_text("The kettle goes on before my coat comes off.")
    rosa.get_by_role("button", name="Done").click()
    expect(mae.locator("[data-slot=floor-name]")).to_have_text("Dana is sharing")
    expect(shares(mae)).to_have_count(1)
    expect(field(rosa)).to_be_hidden()
    # What comes in is as the server writes it: the time of day, and what one can do with one's own words.
    came = rosa.locator(".share").inner_text()
    rosa.reload()
    expect(rosa.locator(".share")).to_have_text(re.compile("coat comes off"))
    assert rosa.locator(".share").inner_text() == came

    # Thanks are shown, and not counted.
    mae.locator(".share summary").first.click()
    mae.locator(".share").first.get_by_role("button", name="I’m with you").click()
    expect(rosa.locator(".share").first.locator(".given")).to_contain_text("I’m with you")

    # As a whole, and passing on; then the next.
    field(host).fill("Thank you all.")
    host.get_by_label("Others read as I write").uncheck()
    host.get_by_role("button", name="Done").click()
    expect(mae.locator("[data-slot=floor-name]")).to_have_text("Your turn")
    mae.get_by_role("button", name="I’ll pass").click()
    expect(rosa.locator("[data-slot=floor]")).to_be_hidden()

    # A quiet note, and a wish for afterwards: for hosts alone.
    rosa.get_by_role("link", name="More", exact=True).click()
    rosa.get_by_label("A quiet note to the hosts").fill("It is loud here")
    rosa.get_by_role("button", name="Send the note").click()
    expect(rosa.locator("dialog .answer")).to_be_visible()
    rosa.get_by_role("button", name="I need somebody after the meeting").click()
    expect(rosa.locator("dialog")).to_contain_text("The hosts know")
    expect(host.locator(".for-hosts")).to_contain_text("1 note to you · 1 wants somebody afterwards")
    expect(mae.locator("body")).not_to_contain_text("wants somebody")
    rosa.keyboard.press("Escape")

    # The end: a moment for what comes next; nothing of what was said is left.
    sheet = tools(host)
    sheet.get_by_text("Close the meeting").click()
    sheet.get_by_role("button", name="Close it now").click()
    for page in (host, rosa, mae):
        expect(page.get_by_role("heading", name="The meeting is over")).to_be_visible()
        expect(page.get_by_role("link", name=re.compile("A plan for the next seven days"))).to_be_visible()
        expect(page.locator("body")).not_to_contain_text("kettle goes on")
    assert_looks_right(mae, "after the meeting")


def test_a_newcomer_is_let_in_and_a_troll_is_shown_out(visit, hearths, sit):
    host, room = open_room(visit, hearths, 1)
    member = sit(room, "Rosa")
    troll = sit(room, "xXx")
    # A part in which everybody writes.
    go_to(host, "Closing")
    field(troll).fill("Something cruel")
    troll.get_by_role("button", name="Send").click()
    expect(shares(member).last).to_have_text("Something cruel")

    sheet = tools(host)
    person = sheet.locator(".person").filter(has_text="xXx")
    person.locator("summary").click()
    person.get_by_role("button", name="Ask to leave").click()
    expect(troll.get_by_role("heading", name="The hosts asked you to leave")).to_be_visible()
    expect(member.locator("[data-slot=people] li").filter(has_text="xXx")).to_have_count(0)
    sheet.get_by_role("button", name="Close", exact=True).click()
    host.locator(".share").last.locator("summary").click()
    host.get_by_role("button", name="Take it off the screen").last.click()
    expect(member.locator(".share").last).to_have_text(re.compile("Taken off the screen"))
    # Not under another name either.
    troll.goto(room)
    expect(troll.get_by_role("button", name="Come in")).to_have_count(0)

    # The lobby welcomes; only the hosts see who waits there.
    sheet = tools(host)
    sheet.get_by_text("Door and pace").click()
    sheet.get_by_label("Lobby: somebody lets people in").check()
    with is_done(host):
        sheet.get_by_role("button", name="Set the door").click()
    expect(sheet.locator(".answer")).to_be_visible()
    newcomer = sit(room, "Lou", first=True, waits=True)
    assert_looks_right(newcomer, "lobby")
    expect(sheet.locator("li").filter(has_text="Lou")).to_contain_text("first time here")
    expect(member.locator("body")).not_to_contain_text("Lou")
    sheet.locator("li").filter(has_text="Lou").get_by_role("button", name="Let in").click()
    expect(newcomer.locator("#room")).to_be_visible()
    expect(member.locator("[data-slot=people]")).to_contain_text("Lou")

    # Undo: who was shown out may come back.
    with is_done(host):
        sheet.get_by_role("button", name="Bring back").click()
    troll.goto(room)
    expect(troll.locator("#room")).to_be_visible()
    # A locked door says so kindly.
    sheet.get_by_label("Locked: nobody new comes in").check()
    with is_done(host):
        sheet.get_by_role("button", name="Set the door").click()
    late = visit("/leave", server=hearths)
    late.goto(room)
    expect(late.get_by_role("link", name="Find another meeting")).to_be_visible()
    assert_looks_right(late, "locked")


def test_a_line_that_breaks_off_loses_nothing_and_repeats_nothing(visit, hearths, sit):
    host, room = open_room(visit, hearths, 2)
    rosa, mae = sit(room, "Rosa"), sit(room, "Mae")
    go_to(host, "Sharing")
    for page in (rosa, mae):
        page.watch.expect_fault("ERR_INTERNET_DISCONNECTED|Failed to load resource")
    raise_hand(rosa)
    write(rosa, "One. ")
    expect(shares(mae).last).to_have_text("One.")

    # The listener's line breaks; what is said meanwhile comes once, in order.
    mae.context.set_offline(True)
    expect(mae.get_by_text("The line is down.")).to_be_visible()
    write(rosa, "Two. ")
    expect(shares(host).last).to_have_text("One. Two.")
    mae.context.set_offline(False)
    expect(shares(mae).last).to_have_text("One. Two.")
    expect(mae.get_by_text("The line is down.")).to_be_hidden()
    expect(shares(mae)).to_have_count(1)

    # The speaker's line breaks: what they write is kept, and arrives.
    rosa.context.set_offline(True)
    write(rosa, "Three.")
    expect(rosa.get_by_text("The line is down.")).to_be_visible()
    expect(shares(host).last).to_have_text("One. Two.")
    rosa.context.set_offline(False)
    expect(shares(host).last).to_have_text("One. Two. Three.")
    rosa.reload()
    expect(field(rosa)).to_have_value("One. Two. Three.")
    rosa.get_by_role("button", name="Done").click()
    expect(host.locator("[data-slot=floor]")).to_be_hidden()
    for page in (host, mae):
        expect(shares(page)).to_have_text(["One. Two. Three."])


def test_with_the_keyboard_alone(visit, hearths, sit):
    host, room = open_room(visit, hearths, 3)
    rosa = sit(room, "Rosa", viewport=DESK)
    go_to(host, "Sharing")

    def tab_to(page: Page, name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            at = page.evaluate("""() => {
              const at = document.activeElement;
              return at === document.body ? "" : (at.labels?.[0] ?? at).textContent.trim();
            }""")
            if name in at:
                return
        raise AssertionError(f"no way to “{name}” with the keyboard")

    tab_to(rosa, "Raise my hand")
    rosa.keyboard.press("Enter")
    expect(rosa.locator("[data-slot=heard]")).to_contain_text("It is your turn.")
    # The button is gone; the field that takes its place has the keys.
    expect(field(rosa)).to_be_focused()
    rosa.keyboard.type("Typed")
    expect(shares(host).last).to_have_text("Typed")
    rosa.keyboard.press("Control+Enter")
    expect(host.locator("[data-slot=heard]")).to_contain_text("Rosa says: Typed")
    tab_to(rosa, "Done")
    rosa.keyboard.press("Enter")
    expect(host.locator("[data-slot=floor]")).to_be_hidden()
    tab_to(rosa, "More")
    rosa.keyboard.press("Enter")
    expect(rosa.locator("dialog")).to_be_visible()
    rosa.keyboard.press("Escape")
    expect(rosa.locator("dialog")).to_be_hidden()
    assert rosa.evaluate("document.activeElement.textContent.trim()") == "More"


def test_without_scripts(visit, hearths, sit):
    host, room = open_room(visit, hearths, 4)
    plain = sit(room, "Rosa", javascript=False)
    go_to(host, "Sharing")
    plain.reload()
    raise_hand(plain)
    expect(plain.get_by_text("Your turn")).to_be_visible()
    plain.get_by_role("link", name="Write").click()
    plain.wait_for_url("**/write")
    assert plain.locator("meta[http-equiv=refresh]").count() == 0, "nothing may take the words away"
    plain.get_by_label("What you want to say").fill("From an old phone.")
    plain.get_by_role("button", name="Say it and pass on").click()
    plain.wait_for_url(re.compile(r"/rooms/[^/]+$"))
    expect(shares(plain)).to_have_text(["From an old phone."])
    expect(shares(host)).to_have_text(["From an old phone."])
    plain.get_by_role("link", name="More", exact=True).click()
    plain.wait_for_url("**/more")
    plain.get_by_role("button", name="Leave the room").click()
    expect(plain.get_by_role("heading", name="You have left the room")).to_be_visible()


def test_the_chair_is_offered_and_taken(visit, hearths, sit):
    host, room = open_room(visit, hearths, 5)
    mae = sit(room, "Mae")
    sheet = tools(host)
    person = sheet.locator(".person").filter(has_text="Mae")
    person.locator("summary").click()
    person.get_by_role("button", name="Hand over the chair").click()
    expect(mae.get_by_text("Would you hold the meeting?")).to_be_visible()
    assert_looks_right(mae, "the chair is offered")
    mae.get_by_role("button", name="Take the chair").click()
    tools(mae)
    expect(mae.locator("dialog").get_by_text("Close the meeting")).to_be_visible()
    # Whoever had it stays a host; the page comes anew.
    expect(host.get_by_role("link", name="Host", exact=True)).to_be_visible()


def test_every_state_looks_right(visit, hearths, sit):
    # Who came too early need not do anything: the page finds out by itself.
    door = visit("/leave", server=hearths)
    host, room = open_room(visit, hearths, 6, waiting=door)
    door.wait_for_url(room)
    expect(door.get_by_role("button", name="Come in")).to_be_visible()
    assert_looks_right(door, "door")
    mae = sit(room, "Mae", first=True)
    rosa = sit(room, "Rosa")
    assert_looks_right(mae, "arriving")
    sheet = tools(host)
    sheet.get_by_text("Topic and readings").click()
    sheet.get_by_label("Topic card").fill("What I do with the hour after work.")
    sheet.get_by_role("button", name="Show it").first.click()
    expect(mae.locator(".topic")).to_contain_text("the hour after work")
    assert_looks_right(host, "tools over the room")
    sheet.get_by_role("button", name="Close", exact=True).click()
    go_to(host, "Sharing")
    raise_hand(rosa)
    raise_hand(mae)
    field(rosa).fill("The kettle goes on before my coat comes off.")
    expect(shares(mae).last).to_contain_text("kettle")
    for page, where in ((rosa, "speaking"), (mae, "listening to a share"), (host, "host during a share")):
        assert_looks_right(page, where)
    rosa.get_by_role("button", name="Done").click()
    mae.set_viewport_size(PHONE)
    expect(mae.locator("[data-slot=floor-name]")).to_have_text("Your turn")
    host.locator(".share summary").first.click()
    assert_looks_right(host, "signs of a share open")
    for path in ("more", "tools", "write", "report"):
        host.goto(f"{room}/{path}")
        assert_looks_right(host, path)
