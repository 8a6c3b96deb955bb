/// A small drawing beside a word: our own, 24 units square, in the colour of the text. Never the only label, so it is
/// hidden from assistive technology.
public enum Icon: String, CaseIterable, Component {
  case house, search, sun, clock, calendar, printer, lifebuoy, person, people, speech
  case pin, screen, phone, share, copy, arrow, back, check, info, warning, leave, filter, route, flag, heart, hand,
    globe

  public var html: HTML {
    """
    <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" \
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">\(drawing)</svg>
    """
  }

  private var drawing: HTML {
    switch self {
    case .house:
      #"<path d="M4 11.4 12 4.8l8 6.6V19a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z"/><circle cx="12" cy="14" r="2.4"/>"#
    case .search:
      #"<circle cx="11" cy="11" r="6.2"/><path d="m19.8 19.8-4.3-4.3"/>"#
    case .sun:
      #"""
      <circle cx="12" cy="12" r="4"/><path d="M12 3.2v1.8M12 19v1.8M3.2 12H5M19 12h1.8M5.8 5.8 7 7M17 17l1.2 \#
      1.2M5.8 18.2 7 17M17 7l1.2-1.2"/>
      """#
    case .clock:
      #"<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>"#
    case .calendar:
      #"<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>"#
    case .printer:
      #"""
      <path d="M7.5 9V4h9v5M7.5 17H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v6a1 1 0 0 1-1 \#
      1h-2.5"/><path d="M7.5 14h9v6h-9z"/>
      """#
    case .lifebuoy:
      #"""
      <circle cx="12" cy="12" r="8"/><circle cx="12" cy="12" r="3.2"/><path d="m6.4 6.4 3.3 3.3M14.3 14.3l3.3 \#
      3.3M17.6 6.4l-3.3 3.3M9.7 14.3l-3.3 3.3"/>
      """#
    case .person:
      #"<circle cx="12" cy="8.2" r="3.5"/><path d="M5 20c.8-4 3.5-6 7-6s6.2 2 7 6"/>"#
    case .people:
      #"""
      <circle cx="9" cy="9" r="3.2"/><path d="M3 19.5c.6-3.4 3-5.3 6-5.3s5.4 1.9 6 5.3M15.5 6.3a3 3 0 0 1 0 \#
      5.6M17.4 14.8c1.9.7 3.2 2.4 3.6 4.7"/>
      """#
    case .speech:
      #"<path d="M4 5h16v10.5H9.5L4 19.5z"/>"#
    case .pin:
      #"""
      <path d="M12 20.5c4.3-4.4 6.5-7.7 6.5-10.4a6.5 6.5 0 0 0-13 0c0 2.7 2.2 6 6.5 10.4z"/><circle cx="12" \#
      cy="10" r="2.3"/>
      """#
    case .screen:
      #"<rect x="3.5" y="5" width="17" height="11" rx="1.5"/><path d="M9 20h6M12 16v4"/>"#
    case .phone:
      #"""
      <path d="M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a1.5 1.5 0 0 1-1.6 1.5C11.2 18.5 5.5 12.8 \#
      5 5.6A1.5 1.5 0 0 1 6.5 4z"/>
      """#
    case .share:
      #"<path d="M12 14.5V4M8.5 7 12 3.5 15.5 7M6 11H5v9h14v-9h-1"/>"#
    case .copy:
      #"""
      <rect x="8.5" y="8.5" width="11" height="11.5" rx="1.5"/><path d="M15.5 8.5V5.5A1.5 1.5 0 0 0 14 4H6a1.5 \#
      1.5 0 0 0-1.5 1.5v9A1.5 1.5 0 0 0 6 16h2.5"/>
      """#
    case .arrow:
      #"<path d="m9.5 5.5 6.5 6.5-6.5 6.5"/>"#
    case .back:
      #"<path d="M14.5 5.5 8 12l6.5 6.5"/>"#
    case .check:
      #"<path d="m5 12.5 4.5 4.5L19 7.5"/>"#
    case .info:
      #"<circle cx="12" cy="12" r="8"/><path d="M12 11.2V16M12 8v.1"/>"#
    case .warning:
      #"<path d="M12 4.5 20.5 19h-17zM12 10v4.2M12 16.6v.1"/>"#
    case .leave:
      #"<path d="M13.5 5H6a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h7.5M10 12h10M16.5 8.5 20 12l-3.5 3.5"/>"#
    case .filter:
      #"""
      <path d="M4 7h9M17.5 7H20M4 17h3M11.5 17H20"/><circle cx="15.2" cy="7" r="2.2"/><circle cx="9.2" cy="17" \#
      r="2.2"/>
      """#
    case .route:
      #"""
      <circle cx="6.5" cy="17.5" r="2.2"/><circle cx="17.5" cy="6.5" r="2.2"/><path d="M8.7 17.5h6.8a3 3 0 0 0 \#
      0-6h-7a3 3 0 0 1 0-6h6.8"/>
      """#
    case .flag:
      #"<path d="M6 21V4.5c3.5-2 7 2 11.5 0V13c-4.5 2-8-2-11.5 0"/>"#
    case .heart:
      #"<path d="M12 19.5C6.5 15.6 4 12.6 4 9.3A4.2 4.2 0 0 1 12 7.4a4.2 4.2 0 0 1 8 1.9c0 3.3-2.5 6.3-8 10.2z"/>"#
    case .hand:
      #"""
      <path d="M7.5 12V6.5a1.4 1.4 0 0 1 2.8 0V11V5a1.4 1.4 0 0 1 2.8 0v6V6a1.4 1.4 0 0 1 2.8 0v6V8.5a1.4 1.4 \#
      0 0 1 2.8 0V14c0 4-2.5 6.5-6 6.5-3 0-4.5-1.3-6-4L4.3 13a1.4 1.4 0 0 1 2.3-1.5z"/>
      """#
    case .globe:
      #"""
      <circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c2.5 2.3 3.7 5 3.7 8s-1.2 5.7-3.7 \#
      8c-2.5-2.3-3.7-5-3.7-8S9.5 6.3 12 4z"/>
      """#
    }
  }
}
