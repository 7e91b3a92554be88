import CScan
import CUtf8proc
import Columns

/// Comparison without case: Unicode's full case folding, so that 'STRASSE' equals 'straße'.
///
/// ASCII is folded a byte at a time; the rest by utf8proc, a scalar at a time, without allocating.
package enum CaseFold {
  /// Most scalars that one scalar folds to (U+0390 and its like).
  static let maximumExpansion = 4
  /// How much shorter a folded text can be: the Kelvin sign's three bytes become a 'k'.
  static let mostShrinking = 3
  /// First bytes of letters beyond ASCII whose folding begins within: ß, İ, ſ, ǰ, ẞ, the Kelvin sign,
  /// ligatures of f.
  static let leadsFoldingToASCII: [UInt8] = [0xC3, 0xC4, 0xC5, 0xC7, 0xE1, 0xE2, 0xEF]

  /// The folded text.
  package static func folded(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    forEachFolded(bytes) { byte in
      result.append(byte)
      return true
    }
    return result
  }

  /// Hands the folded text to `body`; a short one of ASCII without an allocation.
  @inline(__always)
  static func withFolded<Result>(
    _ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    guard bytes.count <= 256, bytes.isASCII else {
      let folded = folded(bytes)
      return body(folded.span)
    }
    // Safe: ascii_lower writes up to count + 8 bytes, of which the first count are the text.
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 8) {
      buffer in
      _ = unsafe bytes.withBase { unsafe ascii_lower($0, $1, buffer.baseAddress!) }
      return unsafe body(Span(_unsafeStart: buffer.baseAddress!, count: bytes.count))
    }
  }

  /// Appends the folded text to the open cell.
  package static func append(_ bytes: Span<UInt8>, to output: inout ByteArena) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        output.append(ASCII.lowercased(byte))
        index += 1
        continue
      }
      let scalar = bytes.scalar(at: index)
      if scalar.isValid {
        let folded = FoldedScalar(scalar.value)
        for position in 0..<folded.count { output.append(scalar: folded.scalars[position]) }
      } else {
        output.append(byte)
      }
      index += scalar.byteCount
    }
  }

  /// Whether both texts are the same but for case.
  package static func isEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    if left.isASCII && right.isASCII {
      guard left.count == right.count else { return false }
      for index in left.indices
      where ASCII.lowercased(left[index]) != ASCII.lowercased(right[index]) {
        return false
      }
      return true
    }
    let folded = folded(right)
    return isEqual(left, toFolded: folded.span)
  }

  /// Whether the text folds to `folded`; stops at the first difference.
  package static func isEqual(_ bytes: Span<UInt8>, toFolded folded: Span<UInt8>) -> Bool {
    var position = 0
    let isPrefix = forEachFolded(bytes) { byte in
      guard position < folded.count, folded[position] == byte else { return false }
      position += 1
      return true
    }
    return isPrefix && position == folded.count
  }

  /// How many bytes of the text's start, whole characters, fold to `folded`; nil where none do.
  static func prefixCount(of bytes: Span<UInt8>, foldingTo folded: Span<UInt8>) -> Int? {
    var index = 0
    var position = 0
    while position < folded.count {
      guard index < bytes.count else { return nil }
      let next = index + bytes.scalar(at: index).byteCount
      let isSame = forEachFolded(bytes.extracting(index..<next)) { byte in
        guard position < folded.count, folded[position] == byte else { return false }
        position += 1
        return true
      }
      if !isSame { return nil }
      index = next
    }
    return index
  }

  /// Hands the folded bytes to `body` until it says false; whether it never did.
  @discardableResult @inline(__always)
  static func forEachFolded(_ bytes: Span<UInt8>, _ body: (UInt8) -> Bool) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if !body(ASCII.lowercased(byte)) { return false }
        index += 1
        continue
      }
      let scalar = bytes.scalar(at: index)
      if scalar.isValid {
        let folded = FoldedScalar(scalar.value)
        for position in 0..<folded.count {
          let encoded = EncodedScalar(folded.scalars[position])
          for offset in 0..<encoded.count where !body(encoded.bytes[offset]) { return false }
        }
      } else if !body(byte) {
        return false
      }
      index += scalar.byteCount
    }
    return true
  }
}

/// What one scalar folds to.
struct FoldedScalar {
  private(set) var scalars: InlineArray<4, Int32> = [0, 0, 0, 0]
  private(set) var count: Int

  /// Asks utf8proc, which reads CaseFolding.txt, statuses C and F.
  init(_ scalar: Int32) {
    var boundary: Int32 = 0
    var buffer = scalars
    // Safe: utf8proc writes at most four scalars, as no folding is longer than three.
    let written = unsafe withUnsafeMutableBytes(of: &buffer) { bytes in
      unsafe utf8proc_decompose_char(
        scalar, bytes.bindMemory(to: Int32.self).baseAddress, CaseFold.maximumExpansion,
        UTF8PROC_CASEFOLD, &boundary)
    }
    scalars = buffer
    count = min(max(written, 0), CaseFold.maximumExpansion)
  }
}

/// One scalar as UTF-8.
struct EncodedScalar {
  private(set) var bytes: InlineArray<4, UInt8> = [0, 0, 0, 0]
  private(set) var count: Int

  init(_ scalar: Int32) {
    var buffer = bytes
    // Safe: utf8proc writes at most four bytes.
    count = unsafe withUnsafeMutableBytes(of: &buffer) { raw in
      unsafe utf8proc_encode_char(scalar, raw.bindMemory(to: UInt8.self).baseAddress)
    }
    bytes = buffer
  }
}
