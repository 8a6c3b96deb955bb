import Pages

/// A picture of nothing but a number and its unit, to be printed or sent: no name, no label, and not where it comes from.
struct ShareCard: Component {
  var days: Int

  /// Stands on its own, so it brings its colours: warm paper, ink, and the sunrise.
  var html: HTML {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600" direction="ltr">\
    <rect width="600" height="600" fill="#faf6ef"/>\
    <path d="M210 470a90 90 0 0 1 180 0z" fill="#e59a4c"/>\
    <path d="M300 350v-34M228 372l-20-28M372 372l20-28M184 424l-32-14M416 424l32-14" stroke="#e59a4c" stroke-width="10" \
    stroke-linecap="round" fill="none"/>\
    <path d="M110 470h380" stroke="#0d6465" stroke-width="8" stroke-linecap="round"/>\
    <text x="300" y="220" text-anchor="middle" font-family="Georgia, 'Source Serif 4', serif" font-weight="600" \
    font-size="\(size)" fill="#1d282c">\(Language.current.grouped(days))</text>\
    <text x="300" y="290" text-anchor="middle" font-family="system-ui, 'Segoe UI', sans-serif" font-size="44" \
    fill="#546167">\(t(count: days, one: "day", other: "days"))</text></svg>
    """
  }

  /// So that five digits fit.
  private var size: Int { days > 9_999 ? 130 : 170 }
}
