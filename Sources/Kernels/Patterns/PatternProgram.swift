import CPCRE2

/// What PCRE2 needs to run a program, which lives as long as its ``PatternProgram``.
@unsafe
struct PatternCode {
  let pointer: OpaquePointer
  /// Whether the program is machine code.
  let hasJIT: Bool
}

/// One program of PCRE2, compiled and, where the machine allows it, translated to machine code.
@safe
final class PatternProgram: @unchecked Sendable {
  let code: PatternCode

  /// Compiles the source; what is wrong with it is PCRE2's own sentence.
  static func compile(
    _ source: [UInt8], options: UInt32
  ) -> Result<PatternProgram, PatternProblem> {
    var errorNumber: Int32 = 0
    var errorOffset = 0
    // Safe: PCRE2 reads the source's bytes for the length of the call.
    let code = unsafe source.span.withBase { base, count in
      unsafe pcre2_compile_8(base, count, options, &errorNumber, &errorOffset, nil)
    }
    guard let code = unsafe code else {
      return .failure(PatternProblem(message: message(of: errorNumber), offset: errorOffset))
    }
    return .success(unsafe PatternProgram(code))
  }

  private init(_ code: OpaquePointer) {
    // Safe: the code was just made and is not shared yet.
    let hasJIT = unsafe pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
    unsafe self.code = PatternCode(pointer: code, hasJIT: hasJIT)
  }

  deinit {
    // Safe: made by compile, freed once.
    unsafe pcre2_code_free_8(code.pointer)
  }

  /// How many groups the pattern captures.
  var groupCount: Int {
    var count: UInt32 = 0
    // Safe: PCRE2 writes a 32-bit count.
    _ = unsafe pcre2_pattern_info_8(code.pointer, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    return Int(count)
  }

  /// The numbers of the named groups.
  var groupNames: [String: Int] {
    var count: UInt32 = 0
    var entryByteCount: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    // Safe: PCRE2 writes two 32-bit numbers and a pointer into the code, which lives on.
    unsafe (_ = pcre2_pattern_info_8(code.pointer, UInt32(PCRE2_INFO_NAMECOUNT), &count))
    unsafe (_ = pcre2_pattern_info_8(code.pointer, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entryByteCount))
    unsafe (_ = pcre2_pattern_info_8(code.pointer, UInt32(PCRE2_INFO_NAMETABLE), &table))
    var names: [String: Int] = [:]
    guard let table = unsafe table else { return names }
    for index in 0..<Int(count) {
      // Safe: an entry is a number of two bytes, high one first, and a name that ends in zero.
      let entry = unsafe table + index * Int(entryByteCount)
      let number = unsafe Int(entry[0]) << 8 | Int(entry[1])
      names[unsafe String(cString: entry + 2)] = number
    }
    return names
  }

  private static func message(of error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = buffer.count
    // Safe: PCRE2 is told the buffer's size.
    let length = unsafe buffer.withUnsafeMutableBufferPointer {
      unsafe pcre2_get_error_message_8(error, $0.baseAddress, count)
    }
    return String(decoding: buffer.prefix(Int(max(length, 0))), as: UTF8.self)
  }
}
