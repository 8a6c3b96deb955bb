import Foundation

/// The optional configuration file: one JSON object from settings' names to strings, numbers, true or false, or (for a
/// list) arrays of strings.
struct ConfigurationFile {
  let path: String
  let values: [String: String]

  /// Sixteen settings need a few kilobytes.
  static let largest = 65_536

  init(path: String) throws(ConfigurationError) {
    self.path = path
    values = try Self.values(in: Self.contents(of: path), path)
  }

  private static func contents(of path: String) throws(ConfigurationError) -> Data {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      let data = try file.read(upToCount: largest + 1) ?? Data()
      if data.count > largest { throw failure(path, "it is larger than \(largest) bytes, so it is no configuration.") }
      return data
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw failure(path, "it cannot be read (\(reason(error))).")
    }
  }

  private static func values(in data: Data, _ path: String) throws(ConfigurationError) -> [String: String] {
    let json: Any
    do {
      json = try JSONSerialization.jsonObject(with: data)
    } catch {
      throw failure(path, "it is not JSON (\(reason(error))).")
    }
    guard let object = json as? [String: Any] else {
      throw failure(path, "it must hold one JSON object, such as {\"port\": 8080}.")
    }
    var values: [String: String] = [:]
    var problems: [ConfigurationError.Problem] = []
    for (name, value) in object.sorted(by: { $0.key < $1.key }) {
      guard Setting(rawValue: name) != nil else {
        problems.append(.init(kind: .unknownSetting(name), source: .file(path)))
        continue
      }
      if value is NSNull { continue }
      if let text = text(value) {
        values[name] = text
      } else {
        problems.append(
          .init(
            kind: .file(reason: "\(name) must be a string, a number, true or false, or a list of strings."),
            source: .file(path)))
      }
    }
    if !problems.isEmpty { throw ConfigurationError(problems: problems) }
    return values
  }

  private static func text(_ value: Any) -> String? {
    switch value {
    case let text as String: text
    case let number as NSNumber:
      // JSON's true and false arrive as numbers that know what they were.
      CFBooleanLike.text(number) ?? number.stringValue
    case let list as [String]: list.joined(separator: ",")
    default: nil
    }
  }

  private enum CFBooleanLike {
    static func text(_ number: NSNumber) -> String? {
      String(cString: number.objCType) == "c" ? (number.boolValue ? "true" : "false") : nil
    }
  }

  private static func failure(_ path: String, _ reason: String) -> ConfigurationError {
    ConfigurationError(problems: [.init(kind: .file(reason: reason), source: .file(path))])
  }

  private static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let debug = error.userInfo["NSDebugDescription"] as? String
    return (debug ?? error.localizedDescription).trimmingCharacters(in: CharacterSet(charactersIn: ". "))
  }
}
