/// The bounds of a proof, each with its reason.
public enum ProofLimits {
  /// Of a person's name, Unicode scalars: the longest legal names fit, and the code on paper stays readable.
  public static let longestName = 100
  /// Of a group's, meeting's or site's name and of a listing's address, Unicode scalars: longer ones are cut, so that the code
  /// on paper can still be read by a phone.
  public static let longestText = 120
  /// Minutes: a marathon meeting of two days.
  public static let longestMeeting = 2_880
  /// Bits of an occurrence's key. It signs for a day and nothing is encrypted with it.
  public static let keyBits = 2_048
  /// Bytes of a signature, a blinded message and a blind signature.
  public static let signatureBytes = keyBits / 8
  /// Bytes of the salt that hides the name: 128 bits cannot be tried through.
  public static let saltBytes = 16
  /// Bytes of the randomizer that RFC 9474 puts before the message.
  public static let randomizerBytes = 32
  /// Bytes of SHA-256.
  public static let hashBytes = 32
  /// A proof's file, bytes: the longest possible one takes about 4 KB.
  public static let longestFile = 16_384
}
