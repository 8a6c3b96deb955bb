/// Everything that is wrong with the configuration, all at once, so that it can be mended at once.
public struct ConfigurationError: Error, CustomStringConvertible, Equatable {
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
      /// A value that the setting does not take.
      case invalid(Setting, value: String)
      case unknownSetting(String)
      case file(reason: String)
    }

    public var kind: Kind
    /// Where it was set.
    public var source: Source

    public var description: String {
      switch kind {
      case .invalid(let setting, let value):
        "\(setting.rawValue) (from \(source)): \(setting.isSecret ? "the value" : "“\(value)”") is not \(setting.expectation)."
      case .unknownSetting(let name):
        if let nearest = Setting.nearest(to: name) {
          "\(name) (from \(source)): there is no such setting. Did you mean \(nearest.rawValue)?"
        } else {
          "\(name) (from \(source)): there is no such setting."
        }
      case .file(let reason): "\(source): \(reason)"
      }
    }
  }

  /// Where a value came from.
  public enum Source: Hashable, Sendable, CustomStringConvertible {
    case flag(String)
    case environment(String)
    case file(String)
    case builtIn

    public var description: String {
      switch self {
      case .flag(let name): "the flag --\(name)"
      case .environment(let name): "the environment variable \(name)"
      case .file(let path): "the file \(path)"
      case .builtIn: "the program"
      }
    }
  }

  public var problems: [Problem]

  public var description: String {
    (["The configuration cannot be used:"] + problems.map { "  " + $0.description }).joined(separator: "\n")
  }
}
