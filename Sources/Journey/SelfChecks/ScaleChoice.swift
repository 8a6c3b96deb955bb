import Pages

/// Whole numbers beside each other, one to be chosen, with words at both ends.
struct ScaleChoice: Component {
  var name: String
  var legend: HTML
  var numbers: ClosedRange<Int>
  var low: String?
  var high: String?
  var value: String
  var error: String?

  var html: HTML {
    let id = FormField.id(of: name)
    let choices = numbers.map { number -> HTML in
      """
      <label class="scale-step"><input type="radio"\(attribute: "id", number == numbers.lowerBound ? id : nil) \
      name="\(name)" value="\(number)"\(flag: "checked", when: value == String(number))><span>\(number)</span></label>
      """
    }
    let ends: HTML? =
      low == nil && high == nil
      ? nil
      : "<p class=\"scale-ends soft small\" id=\"\(id)-ends\"><span>\(low ?? "")</span><span>\(high ?? "")</span></p>"
    let line: HTML? = error.map { "<p class=\"error\" id=\"\(id)-error\">\(Icon.warning)<span>\($0)</span></p>" }
    let described = [ends.map { _ in "\(id)-ends" }, error.map { _ in "\(id)-error" }].compactMap { $0 }
    return """
      <fieldset class="choices"\(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))>\
      <legend>\(legend)</legend>\(line)<div class="scale-steps">\(choices)</div>\(ends)</fieldset>
      """
  }
}
