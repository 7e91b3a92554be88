/// What becomes of bytes that are no character of their encoding: `--on-invalid`.
package enum InvalidBytes: String, Sendable, CaseIterable {
  /// The run ends, and says where.
  case error
  /// U+FFFD takes their place, and they are counted.
  case replace
  /// They stay as they are. Only for UTF-8, as nothing else passes through without being decoded.
  case keep
}
