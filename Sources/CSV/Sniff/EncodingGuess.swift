/// Which encoding the bytes of a file are in, and how sure that is.
package struct EncodingGuess: Sendable, Equatable {
  /// IANA name in lower case; plain ASCII is `utf-8`.
  package var encoding: String
  /// Bytes of the mark at the start, 0 where there is none.
  package var byteOrderMarkByteCount = 0
  /// Another encoding that explains the sample about as well, and reads other text from it.
  package var closeTo: String?
  /// Bytes of the sample that the encoding does not have, as far as they were counted.
  package var invalidByteCount = 0

  /// Guesses from the first bytes of a file; `isWhole`: they are all of it.
  ///
  /// A byte order mark decides; else separators in units of two or four bytes; else UTF-8, if the bytes
  /// are or nearly are; else the likelihood of the characters that each encoding reads. Throws for what
  /// is known to be no text.
  package static func guess(
    _ bytes: [UInt8], isWhole: Bool
  ) throws(CSVProblem) -> EncodingGuess {
    if let marked = byMark(bytes) { return marked }
    if isKnownBinary(bytes) {
      throw CSVProblem(.notText, at: .start)
    }
    if let wide = WideUnit.all.first(where: { $0.explains(bytes) }) {
      return EncodingGuess(encoding: wide.encoding)
    }
    let tally = UTF8Tally(bytes, isWhole: isWhole)
    if tally.invalidCount == 0 {
      return EncodingGuess(encoding: byEscapes(bytes) ?? "utf-8")
    }
    if tally.isNearlyValid {
      return EncodingGuess(encoding: "utf-8", invalidByteCount: tally.invalidCount)
    }
    var guess = byLikelihood(Array(bytes.prefix(sampleByteCount)))
    if tally.isHalfValid, guess.closeTo == nil { guess.closeTo = "utf-8" }
    return guess
  }

  /// More bytes than these do not make a guess better.
  private static let sampleByteCount = 1 << 16
  /// Likelihoods (natural logarithms) that are closer than this are a close call.
  private static let margin = 3.0

  private static func byMark(_ bytes: [UInt8]) -> EncodingGuess? {
    let marks: [([UInt8], String)] = [
      ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32le"),
      ([0, 0, 0xFE, 0xFF], "utf-32be"), ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
      ([0x84, 0x31, 0x95, 0x33], "gb18030"),
    ]
    return marks.first { bytes.starts(with: $0.0) }
      .map { EncodingGuess(encoding: $0.1, byteOrderMarkByteCount: $0.0.count) }
  }

  private static func isKnownBinary(_ bytes: [UInt8]) -> Bool {
    let magics: [[UInt8]] = [
      [0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0], Array("%PDF-".utf8), [0x7F, 0x45, 0x4C, 0x46],
      Array("SQLite format 3\0".utf8), Array("PAR1".utf8),
    ]
    return magics.contains { bytes.starts(with: $0) }
  }

  /// ISO 2022 switches between character sets by escape sequences, in seven bits.
  private static func byEscapes(_ bytes: [UInt8]) -> String? {
    guard let escape = bytes.firstIndex(of: 0x1B) else { return nil }
    if bytes[escape...].starts(with: Array("\u{1B}$)C".utf8)) { return "iso-2022-kr" }
    return bytes[escape...].starts(with: Array("\u{1B}$".utf8)) ? "iso-2022-jp" : nil
  }

  private static func byLikelihood(_ sample: [UInt8]) -> EncodingGuess {
    let bytes = DistinctWords(sample).bytes
    let pageScore = CodePageScore(bytes)
    var candidates: [(name: String, score: Double, page: CodePage?)] = CodePage.all.map {
      ($0.name, pageScore.score($0), $0)
    }
    for encoding in DoubleByteEncoding.allCases {
      candidates.append((encoding.rawValue, encoding.score(bytes), nil))
    }
    candidates.sort { $0.score > $1.score }
    let best = candidates[0]
    let rival = candidates.dropFirst().first { other in
      guard let one = best.page, let two = other.page else { return true }
      return bytes.contains {
        $0 >= 0x80 && one.scalars[Int($0) - 0x80] != two.scalars[Int($0) - 0x80]
      }
    }
    let isClose = rival.map { best.score - $0.score < margin } ?? false
    return EncodingGuess(encoding: best.name, closeTo: isClose ? rival!.name : nil)
  }
}
