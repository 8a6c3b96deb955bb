import Meetings
import Pages

/// What a fellowship's own members call it in the reader's language.
extension Fellowship {
  public var localName: String { t(key: name) }
  public var localShortName: String { t(key: shortName) }
}
