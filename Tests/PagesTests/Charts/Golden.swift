/// What charts look like, as they were looked at and found right.
enum Golden {
  static let heat = #"""
    <text x="26" y="11">Feb</text><text x="0" y="24">Mon</text><text x="0" y="50">Wed</text>\#
    <text x="0" y="76">Fri</text><path class="level-none" d="M44.5 85.5h.1"/>\#
    <path class="level-0" d="M26 67h11v11h-11zM26 80h11v11h-11zM26 93h11v11h-11zM39 15h11v11h-11zM39 28h11v11h-11zM39 41h11v11h-11zM39 54h11v11h-11zM39 67h11v11h-11z"/>\#
    <path class="level-1" d="M29.5 83.5h4v4h-4zM42.5 57.5h4v4h-4z"/>\#
    <path class="level-2" d="M28.5 95.5h6v6h-6zM41.5 69.5h6v6h-6z"/><path class="level-3" d="M40.5 16.5h8v8h-8z"/>\#
    <path class="level-4" d="M39 28h11v11h-11z"/>
    """#
  static let trend = #"""
    <rect class="band-0" x="26" y="10" width="328" height="77"/>\#
    <text class="band-name" x="350" y="20" text-anchor="end">high</text><path class="grid" d="M26 164H354"/>\#
    <text x="21" y="168" text-anchor="end">0</text><path class="grid" d="M26 10H354"/>\#
    <text x="21" y="14" text-anchor="end">10</text><path class="tick" d="M26 164v4"/>\#
    <text x="26" y="181" text-anchor="start">May</text>\#
    <path class="dots series-0" d="M26 71.6h.1M190 102.4h.1M354 10h.1"/>\#
    <path class="line series-0" d="M26 71.6L108 87M272 117.8"/>\#
    <path class="dots points series-0" d="M26 71.6h.1M108 87h.1M272 117.8h.1"/>
    """#
  static let intervals = #"""
    <path class="zero" d="M180 16V100"/><text x="172" y="12" text-anchor="end">lower</text>\#
    <text x="188" y="12">higher</text><text class="band-name" x="10" y="36">Craving</text>\#
    <path class="interval" d="M20 44v8M20 48H220M220 44v8"/><circle class="estimate" cx="100" cy="48" r="5"/>\#
    <text class="band-name" x="10" y="76">Confidence</text>\#
    <path class="interval" d="M140 84v8M140 88H300M300 84v8"/><circle class="estimate" cx="220" cy="88" r="5"/>
    """#
  static let bars = #"""
    <table class="bar-list"><caption>What helped</caption><thead><tr><th scope="col">Tool</th><td></td>\#
    <th scope="col">Fell by</th></tr></thead><tbody><tr><th scope="row">A &lt;walk&gt;</th><td class="bar">\#
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">\#
    <rect class="bar-room" width="100" height="12"/><rect class="bar-fill" width="100" height="12"/></svg></td>\#
    <td>3.0</td></tr><tr><th scope="row">Tea</th><td class="bar">\#
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">\#
    <rect class="bar-room" width="100" height="12"/><rect class="bar-fill" width="33.3" height="12"/></svg></td>\#
    <td>1.0</td></tr><tr><th scope="row">No</th><td class="bar">\#
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">\#
    <rect class="bar-room" width="100" height="12"/><rect class="bar-fill" width="0" height="12"/></svg></td>\#
    <td>−1</td></tr></tbody></table>
    """#
}
