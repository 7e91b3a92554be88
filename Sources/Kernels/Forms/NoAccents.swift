import CUtf8proc
import Columns

/// `no accents`: letters lose their accents.
///
/// Marks of the Combining Diacritical Marks blocks go, alone or as part of a composed letter; so do
/// the strokes of Ł, Ø, Đ, Ħ and Ŧ and the missing dot of ı, which no decomposition knows. Marks that
/// carry the word (kana's voicing, vowel signs of Hindi or Hebrew) and letters of their own (ß, æ, þ)
/// stay. ASCII costs a look at eight bytes at a time, other text a decomposition a scalar.
struct NoAccents: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if input.isASCII { return .same }
    return applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    var index = 0
    var isChanged = false
    while index < input.count {
      let scalar = input.scalar(at: index)
      if scalar.value < 0xC0 {
        output.append(scalar, of: input, at: index)
      } else if Self.append(scalar.value, to: &output) {
        isChanged = true
      }
      index += scalar.byteCount
    }
    return isChanged ? .changed : .same
  }

  /// Appends the letter without its accents; whether it had one.
  private static func append(_ scalar: Int32, to output: inout ByteArena) -> Bool {
    if let plain = withoutStroke(scalar) {
      output.append(scalar: plain)
      return true
    }
    let parts = CanonicalParts(scalar)
    var hasAccent = false
    for index in 0..<parts.count where isAccent(parts.scalars[index]) { hasAccent = true }
    guard hasAccent else {
      output.append(scalar: scalar)
      return false
    }
    for index in 0..<parts.count where !isAccent(parts.scalars[index]) {
      output.append(scalar: withoutStroke(parts.scalars[index]) ?? parts.scalars[index])
    }
    return true
  }

  /// Whether the character is a combining mark of the blocks for accents.
  static func isAccent(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
    default: false
    }
  }

  /// The letter without the stroke or bar that Unicode does not take apart; nil where it has none.
  static func withoutStroke(_ scalar: Int32) -> Int32? {
    switch scalar {
    case 0xD8: 0x4F
    case 0xF8: 0x6F
    case 0x110: 0x44
    case 0x111: 0x64
    case 0x126: 0x48
    case 0x127: 0x68
    case 0x131: 0x69
    case 0x141: 0x4C
    case 0x142: 0x6C
    case 0x166: 0x54
    case 0x167: 0x74
    default: nil
    }
  }
}

/// The canonical decomposition of one scalar.
private struct CanonicalParts {
  private(set) var scalars: InlineArray<8, Int32> = .init(repeating: 0)
  private(set) var count: Int

  init(_ scalar: Int32) {
    var boundary: Int32 = 0
    var buffer = scalars
    // Safe: utf8proc is told the capacity; no canonical decomposition has more than four parts.
    let written = unsafe withUnsafeMutableBytes(of: &buffer) { bytes in
      unsafe utf8proc_decompose_char(
        scalar, bytes.bindMemory(to: Int32.self).baseAddress, 8, UTF8PROC_DECOMPOSE, &boundary)
    }
    scalars = buffer
    count = min(max(written, 0), 8)
  }
}

extension FormEntry {
  static let noAccents = FormEntry(
    "no accents", summary: "Takes the accents off letters.",
    example: ("Łukasz Núñez", "Lukasz Nunez"), kernel: NoAccents())
}
