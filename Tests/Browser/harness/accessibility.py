"""axe-core over a page, by the rules of WCAG 2.2 AA, with a report that names the element and the remedy."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_axe = Axe()


def violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = _axe.run(page, options=options).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    {node['target']} {node['html'][:160]}\n    {_why(node)}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


def _why(node: dict) -> str:
    return "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])


def assert_accessible(page: Page, where: str = "") -> None:
    found = violations(page)
    assert not found, f"{where or page.url}:\n" + "\n".join(found)
