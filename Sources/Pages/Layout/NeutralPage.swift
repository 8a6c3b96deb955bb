/// What "Leave quickly" leaves on the screen: a dull table of kitchen measures that says nothing of where one was.
///
/// No name, no link and no colour of the site. Serve it with `Cache-Control: no-store`. (US customary volumes in
/// millilitres, rounded as kitchens round them: a US cup is 236.6 ml, NIST Handbook 44, appendix C.)
public enum NeutralPage {
  public static func render(assets: Assets, language: Language) -> HTML {
    Language.$current.withValue(language) {
      """
      <!doctype html>
      <html lang="\(language.code)" dir="\(language.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>\(t("Kitchen measures"))</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <link rel="stylesheet" href="\(url: assets.url(.measuresStyle))">
      <link rel="icon" type="image/svg+xml" href="\(url: assets.url(.measuresIcon))">
      </head>
      <body>
      <main>
      <h1>\(t("Kitchen measures"))</h1>
      <p>\(t("Spoons and cups in millilitres, and what they weigh."))</p>
      \(table(t("Volume"), [t("Measure"), t("Millilitres")], volumes))
      \(table(t("Weight of one cup"), [t("Ingredient"), t("Grams")], weights))
      \(table(t("Oven"), ["°F", "°C"], oven))
      </main>
      </body>
      </html>

      """
    }
  }

  private static func table(_ caption: String, _ heads: [String], _ rows: [(String, String)]) -> HTML {
    let columns = heads.map { head -> HTML in "<th scope=\"col\">\(head)</th>" }
    let lines = rows.map { row -> HTML in "<tr><th scope=\"row\">\(row.0)</th><td>\(row.1)</td></tr>" }
    return """
      <table><caption>\(caption)</caption><thead><tr>\(columns)</tr></thead><tbody>\(lines)</tbody></table>
      """
  }

  private static var volumes: [(String, String)] {
    [
      (t("1 teaspoon"), "5"), (t("1 tablespoon"), "15"), (t("1 fluid ounce"), "30"), (t("¼ cup"), "60"),
      (t("⅓ cup"), "80"), (t("½ cup"), "120"), (t("1 cup"), "240"), (t("1 pint"), "475"), (t("1 quart"), "945"),
    ]
  }

  private static var weights: [(String, String)] {
    [
      (t("Flour"), "125"), (t("Sugar"), "200"), (t("Butter"), "227"), (t("Rice"), "185"), (t("Oats"), "90"),
      (t("Milk"), "245"), (t("Honey"), "340"),
    ]
  }

  private static var oven: [(String, String)] {
    [("300", "150"), ("325", "165"), ("350", "175"), ("375", "190"), ("400", "205"), ("425", "220"), ("450", "230")]
  }
}
