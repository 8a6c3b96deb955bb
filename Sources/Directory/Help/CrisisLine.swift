import Foundation
import Meetings

/// Where somebody in danger finds a person, in one country.
public struct CrisisCountry: Hashable, Sendable, Decodable {
  /// ISO 3166-1 alpha-2, upper case.
  public var code: String
  /// In English; the key of the translation catalogue.
  public var name: String
  public var emergency: [EmergencyNumber]
  /// The suicide and crisis lines first.
  public var lines: [CrisisLine]
  /// IANA names of the zones that lie in it (tz database, `zone.tab`, and older names for the same).
  public var zones: [String]

  public func lines(for purpose: CrisisLine.Purpose) -> [CrisisLine] { lines.filter { $0.purposes.contains(purpose) } }
}

public struct EmergencyNumber: Hashable, Sendable, Decodable {
  public enum Service: String, CaseIterable, Hashable, Sendable, Decodable {
    /// One number for everything.
    case all
    case ambulance, police, fire
  }
  /// As people write it.
  public var phone: String
  public var service: Service
  /// Pages that give it.
  public var sources: [String]

  public var dial: String { CrisisLine.dialled(phone) }
}

/// A helpline. At least one of `phone`, `text` and `chat` is there.
public struct CrisisLine: Hashable, Sendable {
  public enum Purpose: String, CaseIterable, Hashable, Sendable, Decodable {
    /// Thoughts of suicide, or any crisis.
    case crisis
    case substance
    case violence
  }

  public enum Hours: Hashable, Sendable {
    case always
    /// Every day between these wall-clock times; an end at or before the start is on the next day.
    case daily(WallTime, WallTime)
    /// Monday to Friday.
    case weekdays(WallTime, WallTime)
  }

  /// Its own name, in its own language: not translated.
  public var name: String
  public var purposes: [Purpose]
  /// As people write it within the country.
  public var phone: String?
  /// The number that takes text messages.
  public var text: String?
  /// What to write to it, where it asks for a word.
  public var textWord: String?
  /// The page with the chat.
  public var chat: String?
  /// Nil where no source is sure.
  public var hours: Hours?
  /// BCP 47.
  public var languages: [String]
  /// Pages that give it, best first.
  public var sources: [String]
  /// The date that the newest source itself bears, as far as it goes: `2025-09-10`, `2025-09` or `2025`.
  public var dated: String?

  /// For a `tel:` link.
  public var dial: String? { phone.map(Self.dialled) }
  /// For an `sms:` link.
  public var textDial: String? { text.map(Self.dialled) }

  static func dialled(_ number: String) -> String { number.filter { $0.isNumber || "+*#".contains($0) } }
}

extension CrisisLine: Decodable {
  private enum CodingKeys: String, CodingKey {
    case name, purposes = "for", phone, text, textWord, chat, hours, languages, sources, dated
  }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    name = try box.decode(String.self, forKey: .name)
    purposes = try box.decode([Purpose].self, forKey: .purposes)
    phone = try box.decodeIfPresent(String.self, forKey: .phone)
    text = try box.decodeIfPresent(String.self, forKey: .text)
    textWord = try box.decodeIfPresent(String.self, forKey: .textWord)
    chat = try box.decodeIfPresent(String.self, forKey: .chat)
    languages = try box.decode([String].self, forKey: .languages)
    sources = try box.decode([String].self, forKey: .sources)
    dated = try box.decodeIfPresent(String.self, forKey: .dated)
    hours = try box.decodeIfPresent(String.self, forKey: .hours).map { text in
      guard let hours = Hours(text) else {
        throw DecodingError.dataCorruptedError(forKey: .hours, in: box, debugDescription: "not hours: \(text)")
      }
      return hours
    }
  }
}

extension CrisisLine.Hours {
  /// `24/7`, `10:00-24:00` or `weekdays 10:00-18:00`.
  init?(_ text: String) {
    if text == "24/7" {
      self = .always
      return
    }
    let parts = text.split(separator: " ")
    guard let span = parts.last?.split(separator: "-"), span.count == 2, let from = WallTime(span[0]),
      let until = span[1] == "24:00" ? .midnight : WallTime(span[1])
    else { return nil }
    switch (parts.count, parts.first) {
    case (1, _): self = .daily(from, until)
    case (2, "weekdays"): self = .weekdays(from, until)
    default: return nil
    }
  }
}
