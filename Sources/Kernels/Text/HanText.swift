/// Texts with Chinese characters.
package enum HanText {
  /// Whether a text has one from U+4000 on, as nearly all are.
  package static func isPresent(in text: Span<UInt8>) -> Bool {
    text.indices.contains { text[$0] >= 0xE4 && text[$0] <= 0xE9 }
  }
}
