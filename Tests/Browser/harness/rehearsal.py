"""A site whose rooms nobody has to sit in for an hour: served by the Swift tests (`ProofRehearsal`), for browser tests of proofs."""

from pathlib import Path

from playwright.sync_api import Page

from harness.server import ROOT, Server

# Two weeks of a meeting that asks for 80 % of an hour, and one in a hall that asks for the end.
FIRST, SECOND, HALL = "strict-1", "strict-2", "hall-1"


class Rehearsal(Server):
    def __init__(self, data: Path):
        super().__init__(data, binary=ROOT / ".build/debug/homegroupPackageTests.xctest")
        self.settings |= {"HOMEGROUP_REHEARSAL_PORT": str(self.port), "HOMEGROUP_REHEARSAL_DATA": str(data)}

    def command(self) -> list[str]:
        return [str(self.binary), "--testing-library", "swift-testing", "--filter", "ProofRehearsal"]


def sit(page: Page, seat: str) -> None:
    """`long…` was there for 55 minutes and at the end, `short…` for 10, and `host` is the host."""
    page.context.add_cookies([{"name": "seat", "value": seat, "url": page.watch.origin}])
