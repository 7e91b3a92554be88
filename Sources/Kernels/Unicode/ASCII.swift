import CScan

/// Case and classes of single ASCII bytes; every other byte stays as it is and has no class.
enum ASCII {
  /// The lower-case letter of an upper-case one.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// The upper-case letter of a lower-case one.
  @inline(__always)
  static func uppercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x61 < 26 ? byte & 0xDF : byte
  }

  /// `0` to `9`.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// `A` to `Z`, `a` to `z`.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// `A` to `Z`.
  @inline(__always)
  static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  /// Tab to carriage return, and the blank.
  @inline(__always)
  static func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
}

extension Span where Element == UInt8 {
  /// Whether every byte is ASCII.
  @inline(__always)
  var isASCII: Bool {
    // Safe: reads the span's bytes and no further.
    unsafe withBase { unsafe bytes_are_ascii($0, $1) }
  }

  /// Hands the first byte's address and the count to C; an empty span has an address never read.
  @unsafe @inline(__always)
  func withBase<Result>(_ body: (UnsafePointer<UInt8>, Int) -> Result) -> Result {
    unsafe withUnsafeBufferPointer { buffer in
      unsafe body(buffer.baseAddress ?? UnsafePointer(bitPattern: 1)!, buffer.count)
    }
  }
}
