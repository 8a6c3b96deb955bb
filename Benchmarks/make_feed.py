"""Writes a made-up Meeting Guide feed of any size, the same for the same seed, shaped like the lists that intergroups publish.

    python3 Benchmarks/make_feed.py 200000 feed.json
"""

import json
import random
import sys
from pathlib import Path

# Where the fellowships are: south, north, west, east (degrees), zone, and the share of all meetings there.
LANDS = [
    (39.0, 43.5, -80.0, -71.0, "America/New_York", 22),
    (26.0, 36.5, -85.0, -78.0, "America/New_York", 12),
    (29.5, 45.0, -98.0, -86.0, "America/Chicago", 22),
    (32.0, 42.0, -113.0, -104.0, "America/Denver", 7),
    (33.0, 48.5, -123.0, -117.0, "America/Los_Angeles", 16),
    (43.0, 46.5, -81.0, -72.0, "America/Toronto", 5),
    (50.8, 55.0, -3.5, 0.8, "Europe/London", 7),
    (51.8, 54.5, -9.0, -6.2, "Europe/Dublin", 1),
    (-38.0, -28.0, 144.0, 153.0, "Australia/Sydney", 4),
    (19.0, 23.0, -104.0, -98.0, "America/Mexico_City", 4),
]
TOWNS = 1_500
# How often each code stands in a list; most meetings have two to four.
TYPES = {"O": 60, "C": 25, "D": 40, "BE": 15, "W": 7, "M": 6, "Y": 3, "LGBTQ": 3, "ST": 12, "SP": 10, "B": 8, "X": 30,
         "ASL": 1, "MED": 5, "LIT": 6, "A": 2, "POA": 2, "CF": 2}
HOURS = {6: 2, 7: 7, 8: 4, 9: 4, 10: 6, 11: 3, 12: 12, 13: 2, 16: 1, 17: 6, 18: 12, 19: 24, 20: 14, 21: 2, 22: 1}
WORDS = ("Serenity Courage Sunrise Harbour Lantern Kettle Bridge Open Quiet Morning Evening Candle Stone River Hope "
         "Beginners Step Oak Garden Window Circle Road Friday Simple Honest Willing Daily Noon Lunch Saturday").split()
NOTES = ("Enter by the side door.", "Ring the bell; the hall is on the second floor.", "Coffee from a quarter to.",
         "Park behind the church. No dogs. Newcomers are greeted at the door and shown around.", "")


def towns(random: random.Random) -> list[tuple]:
    shares = [land[5] for land in LANDS]
    made = []
    for number in range(TOWNS):
        south, north, west, east, zone, _ = random.choices(LANDS, shares)[0]
        name = f"{random.choice(WORDS)}{random.choice(('ton', 'ville', 'field', ' Falls', 'burgh', 'mouth'))} {number}"
        made.append((name, random.uniform(south, north), random.uniform(west, east), zone))
    return made


def meetings(count: int, seed: int = 1935):
    """Yields `count` records. Towns differ in size as real ones do: the largest has a hundred times the smallest."""
    chance = random.Random(seed)
    places = towns(chance)
    sizes = [1 / (rank + 10) for rank in range(len(places))]
    codes, hours = (list(TYPES), list(TYPES.values())), (list(HOURS), list(HOURS.values()))
    for number in range(count):
        town, latitude, longitude, zone = chance.choices(places, sizes)[0]
        hour = chance.choices(*hours)[0]
        minute = chance.choice((0, 0, 0, 30, 30, 15, 45))
        length = chance.choice((60, 60, 60, 60, 75, 90))
        end = hour * 60 + minute + length
        name = f"{chance.choice(WORDS)} {chance.choice(WORDS)} Group"
        record = {
            "slug": f"meeting-{number}", "name": name, "day": chance.randrange(7), "time": f"{hour:02}:{minute:02}",
            "end_time": f"{end // 60 % 24:02}:{end % 60:02}", "timezone": zone,
            "types": sorted(set(chance.choices(*codes, k=chance.choice((1, 2, 3, 4))))),
            "notes": chance.choice(NOTES), "location": f"{chance.choice(WORDS)} Hall",
            "formatted_address": f"{chance.randrange(1, 999)} {chance.choice(WORDS)} Street, {town}",
            "latitude": round(latitude + chance.gauss(0, 0.08), 6), "longitude": round(longitude + chance.gauss(0, 0.08), 6),
            "region": town, "group": name, "updated": "2026-01-05 10:00:00",
        }
        if chance.random() < 0.15:
            record["conference_url"] = f"https://meet.example.org/{number}"
        yield record


def write(path: Path, count: int, seed: int = 1935) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for index, record in enumerate(meetings(count, seed)):
            file.write(",\n" if index else "\n")
            json.dump(record, file, separators=(",", ":"))
        file.write("\n]\n")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
