import HTTPTypes
import Pages
import Web

/// Why a proof, or a place in the hall, is not given.
public enum ProofRefusal: Failure, Hashable {
  /// There is no such room, or its group gives no proofs.
  case noProofs
  /// A day has gone by.
  case over
  case noSeat
  case notLongEnough(minutes: Int, needed: Int)
  /// Strict groups apart: one has to stay until the end.
  case notThereAtTheEnd
  case alreadyTaken
  /// What came is no blinded message of this key.
  case damaged
  /// The key is not published yet.
  case noKey
  case notHost
  case hallIsClosed
  case hallIsFull
  case wrongCode

  public var status: HTTPResponse.Status {
    switch self {
    case .noProofs: .notFound
    case .over: .gone
    case .noSeat, .notLongEnough, .notThereAtTheEnd, .notHost: .forbidden
    case .alreadyTaken, .noKey, .hallIsClosed, .hallIsFull: .conflict
    case .damaged: .badRequest
    case .wrongCode: .unprocessableContent
    }
  }

  public var code: String {
    switch self {
    case .noProofs: "no-proofs"
    case .over: "over"
    case .noSeat: "no-seat"
    case .notLongEnough: "not-long-enough"
    case .notThereAtTheEnd: "not-there-at-the-end"
    case .alreadyTaken: "already-taken"
    case .damaged: "damaged"
    case .noKey: "no-key"
    case .notHost: "not-host"
    case .hallIsClosed: "hall-is-closed"
    case .hallIsFull: "hall-is-full"
    case .wrongCode: "wrong-code"
    }
  }

  public var title: String {
    switch self {
    case .noProofs: t("This meeting gives no proof of attendance")
    case .over: t("The time to take a proof is over")
    case .noSeat: t("You have no seat in this meeting")
    case .notLongEnough, .notThereAtTheEnd: t("Not long enough")
    case .alreadyTaken: t("A proof was already taken from this seat")
    case .damaged: t("What arrived was damaged")
    case .noKey: t("Not ready yet")
    case .notHost: t("Only a host of this meeting can do that")
    case .hallIsClosed: t("The host is not showing a code now")
    case .hallIsFull: t("All proofs for the hall are taken")
    case .wrongCode: t("That is not the code on the host’s screen")
    }
  }

  public var detail: String? {
    switch self {
    case .noProofs: t("Its group has not switched them on.")
    case .over: t("Proofs can be taken until a day after the meeting. Then the key that signs them is thrown away.")
    case .noSeat: t("A proof is for somebody who sat in the room. In a hall, type the host’s code.")
    case .notLongEnough(let minutes, let needed):
      t("You were there for \(minutes) minutes; this group asks for \(needed).")
    case .notThereAtTheEnd: t("This group gives proofs to those who are still there when the meeting closes.")
    case .alreadyTaken:
      t("There is one for each seat, and it cannot be made again. Look for the file or paper you saved.")
    case .damaged: t("Nothing was signed. Load the page again and try once more.")
    case .noKey: t("Load the page again in a moment.")
    case .notHost: nil
    case .hallIsClosed: t("Ask the host to show it.")
    case .hallIsFull: t("The host can raise the number of people in the hall.")
    case .wrongCode: t("It changes every two minutes. Look again and type all eight digits.")
    }
  }

  /// All of it in a line, for beside a field.
  var words: String { [title, detail].compactMap { $0 }.joined(separator: ". ") }
}
