"""axe-core over a page, by the rules of WCAG 2.2 AA, with a report that names the element and the remedy."""

from enum import Enum

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a colour scheme can break. They take axe twice as long as all others together.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
_axe_script = Axe().axe_script


class Rules(Enum):
    ALL = {"runOnly": {"type": "tag", "values": TAGS}}
    COLOURS = {"runOnly": {"type": "rule", "values": COLOUR_RULES}}
    ALL_BUT_COLOURS = ALL | {"rules": {rule: {"enabled": False} for rule in COLOUR_RULES}}


def violations(page: Page, rules: Rules = Rules.ALL) -> list[str]:
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_script)
    found = page.evaluate(
        "async options => (await axe.run(document, options)).violations", rules.value | {"resultTypes": ["violations"]})
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    {node['target']} {node['html'][:160]}\n    {_why(node)}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


def _why(node: dict) -> str:
    return "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])


def assert_accessible(page: Page, where: str = "", rules: Rules = Rules.ALL) -> None:
    found = violations(page, rules)
    assert not found, f"{where or page.url}:\n" + "\n".join(found)
