import CUtf8proc
import Columns

/// What people type for a host's name, mapped to what names are made of: small letters, narrow forms,
/// plain dots, nothing invisible, NFC.
///
/// It is the mapping of UTS #46 without its transitional part: ß, ς and the joiners stay. utf8proc's
/// compatible decomposition with case folding stands for the standard's table, which is made from
/// the same data; a text that the mapping does not leave alone the second time is no name.
enum DomainMapping {
  /// The scalars of a name, mapped; nil where the text is not UTF-8 or cannot be a name.
  static func mapped(_ input: Span<UInt8>) -> [Int32]? {
    var scalars: [Int32] = []
    scalars.reserveCapacity(input.count)
    var index = 0
    while index < input.count {
      let scalar = input.scalar(at: index)
      guard scalar.isValid, scalar.value >= 0x80 || isNameByte(input[index]) else { return nil }
      scalars.append(scalar.value)
      index += scalar.byteCount
    }
    let once = composed(scalars)
    return isMapped(once) ? once : nil
  }

  /// Whether a dot is in the name, or a byte with which a wide one can begin.
  static func mayHaveDot(_ input: Span<UInt8>) -> Bool {
    for index in input.indices {
      let byte = input[index]
      if byte == UInt8(ascii: ".") || byte == 0xE3 || byte == 0xEF { return true }
    }
    return false
  }

  /// Letters, digits, hyphens and dots; the mapping makes none of the others one of these.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// Whether the mapping leaves the scalars alone.
  static func isMapped(_ scalars: [Int32]) -> Bool {
    if scalars.allSatisfy({ $0 < 0x80 && !ASCII.isUpper(UInt8($0)) }) { return true }
    return composed(scalars) == scalars
  }

  private static func composed(_ scalars: [Int32]) -> [Int32] {
    var arena = ByteArena()
    for scalar in scalars { append(scalar, to: &arena) }
    let parts = arena.commit()
    let outcome = Normalization.apply(.canonical, to: parts.bytes, output: &arena)
    return (outcome == .changed ? arena.commit() : parts).bytes.scalars
  }

  private static func append(_ scalar: Int32, to arena: inout ByteArena) {
    switch scalar {
    case 0x00...0x7F:
      arena.append(ASCII.lowercased(UInt8(scalar)))
    case 0x3002, 0xFF0E, 0xFF61:
      arena.append(UInt8(ascii: "."))
    case 0x1E9E:
      arena.append(scalar: 0xDF)
    case 0xDF, 0x3C2, 0x200C, 0x200D:
      arena.append(scalar: scalar)
    default:
      appendFolded(scalar, to: &arena)
    }
  }

  private static func appendFolded(_ scalar: Int32, to arena: inout ByteArena) {
    let options = utf8proc_option_t(
      rawValue: UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_DECOMPOSE.rawValue
        | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue)
    let capacity = 32
    var boundary: Int32 = 0
    // Safe: utf8proc is told the capacity; no decomposition has more than 18 parts.
    unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { parts in
      let count = unsafe utf8proc_decompose_char(
        scalar, parts.baseAddress, capacity, options, &boundary)
      precondition(count <= capacity, "a scalar with more parts than Unicode has")
      for index in 0..<max(count, 0) {
        // A dot within a sign, as in ⒈, parts no labels: it becomes what no name has.
        let part = unsafe parts[index]
        arena.append(scalar: part == 0x2E ? 0 : part)
      }
    }
  }
}

extension Span where Element == UInt8 {
  /// The code points of valid UTF-8.
  fileprivate var scalars: [Int32] {
    var result: [Int32] = []
    var index = 0
    while index < count {
      let scalar = scalar(at: index)
      result.append(scalar.value)
      index += scalar.byteCount
    }
    return result
  }
}
