import Meetings
import Pages

/// What a fellowship's own members call it in the reader's language.
extension Fellowship {
  var localName: String { t(key: name) }
  var localShortName: String { t(key: shortName) }
}
