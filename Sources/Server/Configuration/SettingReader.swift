import Configuration
import Synchronization

/// Reads settings in their order of precedence (flags, environment, file, built in) and remembers what is wrong, and where
/// each value came from.
struct SettingReader: ~Copyable {
  private let reader: ConfigReader
  private let origins = OriginRecorder()
  private let file: ConfigurationFile?
  private(set) var problems: [ConfigurationError.Problem] = []

  init(flags: [String: String], environment: [String: String], file: ConfigurationFile?) {
    self.file = file
    reader = ConfigReader(
      providers: [
        Self.provider("flags", flags),
        EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "homegroup"),
        Self.provider("file", file?.values ?? [:]),
      ],
      accessReporter: origins)
    for name in flags.keys.sorted() where Setting(rawValue: name) == nil {
      problems.append(.init(kind: .unknownSetting(name), source: .flag(name)))
    }
  }

  /// The setting's value where it is set and right; nil otherwise, and where it is wrong a problem.
  mutating func value<Value>(_ setting: Setting, _ parse: (String) -> Value?) -> Value? {
    guard let text = reader.string(forKey: ConfigKey([setting.rawValue]), isSecret: setting.isSecret) else {
      return nil
    }
    if let value = parse(text) { return value }
    problems.append(.init(kind: .invalid(setting, value: String(text.prefix(80))), source: source(setting)))
    return nil
  }

  mutating func number(_ setting: Setting, in range: ClosedRange<Int>) -> Int? {
    value(setting) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
  }

  private func source(_ setting: Setting) -> ConfigurationError.Source {
    switch origins.provider(of: setting.rawValue) {
    case 0: .flag(setting.rawValue)
    case 1: .environment(setting.environmentName)
    case 2: file.map { .file($0.path) } ?? .builtIn
    default: .builtIn
    }
  }

  private static func provider(_ name: String, _ values: [String: String]) -> InMemoryProvider {
    let pairs = values.map { (AbsoluteConfigKey([$0.key]), ConfigValue(.string($0.value), isSecret: false)) }
    return InMemoryProvider(name: name, values: Dictionary(uniqueKeysWithValues: pairs))
  }
}

/// Notes which provider gave each value.
private final class OriginRecorder: AccessReporter {
  private let providers = Mutex<[String: Int]>([:])

  func report(_ event: AccessEvent) {
    let index = event.providerResults.firstIndex { result in
      if case .success(let lookup) = result.result { lookup.value != nil } else { false }
    }
    providers.withLock { $0[event.metadata.key.components.joined(separator: ".")] = index }
  }

  /// In the order of precedence, from 0.
  func provider(of key: String) -> Int? { providers.withLock { $0[key] } }
}
