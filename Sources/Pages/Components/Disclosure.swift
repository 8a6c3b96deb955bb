/// Something that opens: works without scripts.
public struct Disclosure: Component {
  public var summary: String
  public var isOpen: Bool
  public var body: HTML

  public init(_ summary: String, isOpen: Bool = false, _ body: HTML) {
    self.summary = summary
    self.isOpen = isOpen
    self.body = body
  }

  public var html: HTML {
    """
    <details class="disclosure"\(flag: "open", when: isOpen)><summary>\(summary)</summary>\
    <div class="disclosed">\(body)</div></details>
    """
  }
}
