import Meetings
import Pages

/// Where people can give to a group: an account with one of the services that lists name.
public struct GivingAccount: Sendable, Hashable {
  public enum Service: String, Sendable, CaseIterable {
    case venmo, square, paypal

    /// As the service calls itself, in every language. Lists call the second one Square, after its owner.
    public var name: String {
      switch self {
      case .venmo: "Venmo"
      case .square: "Cash App"
      case .paypal: "PayPal"
      }
    }
  }

  public var service: Service
  /// As the source writes it.
  public var account: String

  /// The account's own page; nil where what stands there is not written as the service writes its accounts.
  var url: String? {
    switch service {
    case .venmo: plain(after: "@").map { "https://venmo.com/\($0)" }
    case .square: plain(after: "$").map { "https://cash.app/$\($0)" }
    case .paypal: plain(after: "").map { "https://www.paypal.com/paypalme/\($0)" }
    }
  }

  private func plain(after sign: String) -> String? {
    guard account.hasPrefix(sign) else { return nil }
    let name = account.dropFirst(sign.count)
    let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    return isPlain && (1...Self.longestName).contains(name.count) ? String(name) : nil
  }

  /// Characters of an account's name, with room: the services take 20 to 30.
  private static let longestName = 50
}

extension Contributions {
  public var accounts: [GivingAccount] {
    [(GivingAccount.Service.venmo, venmo), (.square, square), (.paypal, paypal)].compactMap { service, account in
      account.map { GivingAccount(service: service, account: $0) }
    }
  }
}

/// On a meeting's page: plain links, followed only by a tap.
struct MeetingGiving: Component {
  var contributions: Contributions

  var html: HTML {
    let accounts = contributions.accounts.map { account -> HTML in
      let name: HTML =
        if let url = account.url {
          "<a href=\"\(url: url)\" rel=\"noopener noreferrer\">\(account.account)</a>"
        } else {
          "\(account.account)"
        }
      return "\(account.service.name): \(name)"
    }
    return HTML.joined(accounts, separator: "<br>")
  }
}
