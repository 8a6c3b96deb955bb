/// What leads (a heading, a search) and the rest: beside each other on a desk, one under the other on a phone.
public struct Split: Component {
  public var lead: HTML
  public var rest: HTML

  public init(lead: HTML, rest: HTML) {
    self.lead = lead
    self.rest = rest
  }

  public var html: HTML {
    "<div class=\"split\"><div class=\"lead-side\">\(lead)</div><div>\(rest)</div></div>"
  }
}

/// Things under each other with the usual room between them.
public struct Stack: Component {
  public var isTight: Bool
  public var body: HTML

  public init(isTight: Bool = false, _ body: HTML) {
    self.isTight = isTight
    self.body = body
  }

  public var html: HTML { "<div class=\"stack\(isTight ? " tight" : "")\">\(body)</div>" }
}
