import Database
import Hummingbird
import Meetings
import Pages
import Web

/// The routes of proofs: taking one, the code in a hall, checking one, the public log.
public struct ProofDesk: Sendable {
  let store: ProofStore
  /// Who asks, as the room knows them: by the seat's cookie and the member's session.
  let visitor: @Sendable (Request, AppContext, _ room: String) async throws -> ProofVisitor
  let codeLimiter: RateLimiter

  /// Codes typed from one network: a hall of people shares one line, and a guess has one chance in fifty million.
  static let codeBurst = 60
  static let codeInterval: Duration = .seconds(10)
  /// A blinded message in base64url, with its field's name.
  static let longestRequest = 1_024

  public init(
    store: ProofStore, salt: UInt64, monotonic: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    visitor: @escaping @Sendable (Request, AppContext, _ room: String) async throws -> ProofVisitor
  ) {
    self.store = store
    self.visitor = visitor
    codeLimiter = RateLimiter(burst: Self.codeBurst, every: Self.codeInterval, salt: salt, now: monotonic)
  }

  public func addProofRoutes(to routes: Routes) {
    routes.get(ProofPath.proof, use: proofPage)
    routes.post(ProofPath.proof, use: sign)
    routes.post(ProofPath.code, use: typeCode)
    routes.get(ProofPath.hall, use: hallPage)
    routes.post(ProofPath.hall, use: openHall)
    routes.get(ProofPath.slip, use: slip)
    routes.get(ProofPath.verify, use: verifyPage)
    routes.get(ProofPath.log, use: logPage)
    routes.get(ProofPath.logData, use: logData)
  }

  public var tasks: [PeriodicTask] { [store.ending()] }

  /// Where somebody goes to take a proof of a room.
  public static func url(ofRoom room: String) -> String { ProofPath.proof.url(room) }
  /// Where its host shows the hall's code.
  public static func hallURL(ofRoom room: String) -> String { ProofPath.hall.url(room) }
  public static var verifyURL: String { ProofPath.verify.url() }
}

extension Asset {
  static let proofs: [Asset] = [.proofStyle, .proofScript, .blindScript, .proofFileScript, .qrScript, .verifyScript]
  static let proofStyle = Asset("proof.css", PackageResources.proof_css)
  static let proofScript = Asset("proof.js", PackageResources.proof_js)
  static let blindScript = Asset("blind.js", PackageResources.blind_js)
  static let proofFileScript = Asset("proof-file.js", PackageResources.proof_file_js)
  static let qrScript = Asset("qr.js", PackageResources.qr_js)
  static let verifyScript = Asset("verify.js", PackageResources.verify_js)
}
