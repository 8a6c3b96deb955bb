import Meetings
import Pages
import Recovery

/// A new clock, or the choices of one.
struct ClockFormPage {
  var token: HiddenField
  var form: ClockForm
  var errors: [FieldError] = []
  /// The clock that is edited; nil for a new one.
  var id: String?
  /// IANA name of the zone that a new clock's days are in.
  var zone = ""

  var page: Page {
    let title = id == nil ? t("Start a clock") : t("Change this clock")
    let back = id.map { ClockPath.clock.url($0) } ?? ClockPath.all.url()
    let action = id.map { ClockPath.edit.url($0) } ?? ClockPath.new.url()
    return Page(
      title: title, activeTab: "today", styles: [.clocksStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(id == nil ? t("Clocks") : t("Back to the clock"), url: back))
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: action)" class="form">\(token)
        \(FormField(
          "label", label: t("What do you call it?"), value: form.label, hint: t("Only you see it."), errors: errors,
          isRequired: true, longest: RecordLimits.label))
        \(ChoiceGroup(t("What is it?"), name: "kind", kind: .radio, choices: kinds))
        \(id == nil ? begin : nil)
        \(ChoiceGroup(t("Which milestones?"), name: "set", kind: .radio, choices: sets))
        \(FormField(
          "own", label: t("My own, in days"), value: form.own, hint: t("For “My own”: 10, 40, 120"), errors: errors,
          longest: 200))
        \(Disclosure(t("More choices"), isOpen: isMoreOpen, more))
        \(SubmitButton(id == nil ? t("Start") : t("Save")))
        </form>
        """)
  }

  private var begin: HTML {
    """
    <div class="pair">\(FormField(
      "date", label: t("Since which day?"), control: .input("date"), value: form.date,
      hint: t("Your days are those of \(zone)."), errors: errors, isRequired: true))\
    \(FormField("time", label: t("At what time?"), control: .input("time"), value: form.time, errors: errors))</div>
    """
  }

  private var more: HTML {
    """
    \(ChoiceGroup(
      t("What counts for milestones?"), name: "basis", kind: .radio, choices: bases,
      hint: t("Traditions count from the current beginning. Nothing you reached is taken away either way.")))
    <div class="pair">\(FormField(
      "money", label: t("Money it cost a day"), value: form.money, hint: t("An average, such as 12.50"), errors: errors,
      longest: 12))\
    \(FormField("currency", label: t("Currency"), value: form.currency, hint: "€, $, MXN", errors: errors, longest: ClockLimits.currency))</div>
    \(FormField(
      "minutes", label: t("Minutes it took a day"), control: .input("number"), value: form.minutes, errors: errors))
    """
  }

  private var isMoreOpen: Bool {
    !form.money.isEmpty || !form.minutes.isEmpty
      || errors.contains { ["money", "currency", "minutes"].contains($0.field) }
  }

  private var kinds: [Choice] {
    Clock.Kind.allCases.map { Choice($0.rawValue, label: ClockText.kind($0), isOn: $0 == form.kind) }
  }

  private var sets: [Choice] {
    [("chips", MilestoneSet.chips), ("tags", .keyTags), ("round", .round), ("own", .own([]))].map {
      Choice($0.0, label: ClockText.set($0.1), isOn: $0.0 == form.set)
    }
  }

  private var bases: [Choice] {
    [Choice("", label: t("As is usual for these milestones"), isOn: form.basis.isEmpty)]
      + MilestoneBasis.allCases.map { Choice($0.rawValue, label: ClockText.basis($0), isOn: $0.rawValue == form.basis) }
  }
}
