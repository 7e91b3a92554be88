import Columns

/// Names in any of their spellings, and the code that each stands for.
///
/// A text is looked up by its full key, then by the one without small words; see `NameKey`.
struct NameIndex: Sendable {
  private let map: ValueMap
  private let codes: [[UInt8]]

  /// Makes the index. A name's first code counts.
  init(_ names: [(name: String, code: [UInt8])]) {
    var keys: [[UInt8]] = []
    var codes: [[UInt8]] = []
    for words in [NameKey.Words.all, .withoutSmall] {
      for (name, code) in names {
        let key = NameKey.key(name, words)
        if key.isEmpty { continue }
        keys.append(key)
        codes.append(code)
      }
    }
    map = ValueMap(keys)
    self.codes = codes
  }

  /// The code of a text. The open cell, which is empty, serves as scratch and is empty again.
  func code(of text: Span<UInt8>, scratch output: inout ByteArena) -> [UInt8]? {
    if let code = code(of: text, .all, &output) { return code }
    return code(of: text, .withoutSmall, &output)
  }

  private func code(
    of text: Span<UInt8>, _ words: NameKey.Words, _ output: inout ByteArena
  ) -> [UInt8]? {
    NameKey.append(text, words, to: &output)
    let arm = map.arm(for: output.openBytes)
    output.truncate(to: 0)
    return arm.map { codes[$0] }
  }
}
