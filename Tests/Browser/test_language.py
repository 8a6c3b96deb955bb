"""English and Spanish: from the browser, by the switch, remembered for the visit."""

from playwright.sync_api import expect

from harness import pages


def test_the_browsers_language(visit):
    page = visit("/", locale="es-AR")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(visit("/", locale="fr-FR").locator("html")).to_have_attribute("lang", "en")


def test_the_switch_keeps_the_place(visit):
    page = visit(pages.meetings(type="women"))
    page.get_by_role("link", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert "type=women" in page.url
    page.goto(page.watch.origin + "/help")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_choice_ends_with_the_visit(visit):
    page = visit("/?lang=es")
    kept = [cookie for cookie in page.context.cookies() if cookie["name"] == "lang"]
    assert kept and kept[0]["expires"] == -1, "the next person at this machine would see it"
