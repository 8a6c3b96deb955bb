import Foundation

/// A page to be saved and read without this site: one file, no script, its sheet inside as a data address.
public struct StandaloneDocument: Sendable {
  public var title: String
  public var style: Asset
  public var body: HTML

  public init(title: String, style: Asset, body: HTML) {
    self.title = title
    self.style = style
    self.body = body
  }

  public func render(in language: Language) -> HTML {
    """
    <!doctype html>
    <html lang="\(language.code)" dir="\(language.direction.rawValue)">
    <head>
    <meta charset="utf-8">
    <title>\(title)</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet"\(attribute: "href", styleAddress)>
    </head>
    <body>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  private var styleAddress: String { "data:text/css;charset=utf-8;base64," + Data(style.bytes).base64EncodedString() }
}
