import Kernels

/// Addresses of web pages, as people write them.
enum WebText {
  /// Whether a text looks like one: it has a scheme, or is a host in small letters, with or without a path.
  static func isAddress(_ text: Span<UInt8>) -> Bool {
    let start = hostStart(text)
    if start > 0 { return start < text.count }
    let end = text.indices.first { text[$0] == 0x2F } ?? text.count
    guard let stop = (0..<end).last(where: { text[$0] == 0x2E }), stop > 0 else { return false }
    let isHost = (0..<end).allSatisfy {
      isSmall(text[$0]) || text[$0] == 0x2D || text[$0] == 0x2E
        || text[$0] >= 0x30 && text[$0] <= 0x39
    }
    return isHost && end - stop > 2 && (stop + 1..<end).allSatisfy { isSmall(text[$0]) }
  }

  /// Appends what tells one page from others, as words: without the scheme and `www`.
  static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    FoldedWords.append(text.extracting(hostStart(text)..<text.count), to: &output)
  }

  private static let prefixes = ["https://", "http://", "www."].map { Array($0.utf8) }

  private static func isSmall(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  /// Where the host begins, behind a scheme and `www.`.
  private static func hostStart(_ text: Span<UInt8>) -> Int {
    var start = 0
    for prefix in prefixes {
      let fits =
        text.count - start >= prefix.count
        && prefix.indices.allSatisfy { text[start + $0] | 0x20 == prefix[$0] | 0x20 }
      if fits { start += prefix.count }
    }
    return start
  }
}
