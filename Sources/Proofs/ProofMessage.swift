/// What is signed, defined to the byte. `docs/attendance-proofs.md` has the same in words and in Python.
///
///     key      = SHA-256( lines("homegroup attendance key 1", site, group, meeting, listing, start, minutes, share, spki) )
///     nameHash = SHA-256( "homegroup attendance name 1" LF salt name )
///     message  = SHA-256( "homegroup attendance proof 1" LF key nameHash )
///     prepared = randomizer message                    (RFC 9474, 4.1: 32 random bytes, then the message)
///
/// Lines are joined by LF; `spki` is base64url; numbers are decimal; names are UTF-8 in NFC. The words at the beginning keep
/// each hash from standing for another.
enum ProofMessage {
  static func key(_ occasion: ProofOccasion, _ key: ProofKey) -> [UInt8] {
    ProofBytes.hash(lines: ["homegroup attendance key 1"] + occasion.lines + [ProofBytes.text(key.spki)])
  }

  static func prepared(key: [UInt8], name: ProofName, salt: [UInt8], randomizer: [UInt8]) -> [UInt8] {
    let nameHash = ProofBytes.hash(Array("homegroup attendance name 1\n".utf8) + salt + Array(name.text.utf8))
    return randomizer + ProofBytes.hash(Array("homegroup attendance proof 1\n".utf8) + key + nameHash)
  }
}
