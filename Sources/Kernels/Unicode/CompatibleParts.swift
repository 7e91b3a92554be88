import CUtf8proc

/// The compatible decomposition of one scalar, folded or not.
struct CompatibleParts {
  private(set) var scalars: InlineArray<18, Int32> = .init(repeating: 0)
  private(set) var count: Int

  init(_ scalar: Int32, isFolded: Bool) {
    var boundary: Int32 = 0
    var buffer = scalars
    var raw = UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue
    if isFolded { raw |= UTF8PROC_CASEFOLD.rawValue }
    let options = utf8proc_option_t(rawValue: raw)
    // Safe: utf8proc is told the capacity; U+FDFA has eighteen parts, and nothing has more.
    let written = unsafe withUnsafeMutableBytes(of: &buffer) { bytes in
      unsafe utf8proc_decompose_char(
        scalar, bytes.bindMemory(to: Int32.self).baseAddress, 18, options, &boundary)
    }
    scalars = buffer
    count = min(max(written, 0), 18)
  }
}
