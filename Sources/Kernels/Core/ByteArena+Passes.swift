import CScan
import Columns

extension ByteArena {
  /// A C function that copies `count` bytes with some of them changed, and says what it found.
  typealias CopyPass =
    (UnsafePointer<UInt8>, Int, UnsafeMutablePointer<UInt8>) -> Int32

  /// Appends what the pass copies, as long as the text is ASCII; nil and nothing where it is not.
  /// The pass may write up to the text's length and 8 bytes.
  @unsafe @inline(__always)
  mutating func copy(_ input: Span<UInt8>, by pass: CopyPass) -> KernelOutcome? {
    var found: Int32 = 0
    // Safe: the closure writes at most count + 8 bytes, as the caller vouches.
    unsafe append(atMost: input.count + 8) { out in
      found = unsafe input.withBase { unsafe pass($0, $1, out) }
      return input.count
    }
    switch Int(found) {
    case PASS_SAME: return .same
    case PASS_CHANGED: return .changed
    default:
      discard()
      return nil
    }
  }

  /// Appends the bytes of `input` that are in one of the classes, as long as the text is ASCII; nil
  /// and nothing where it is not. A text of which nothing is left has failed.
  @inline(__always)
  mutating func keep(_ classes: UInt8, of input: Span<UInt8>) -> KernelOutcome? {
    var kept = 0
    // Safe: ascii_keep writes up to count + 8 bytes.
    unsafe append(atMost: input.count + 8) { out in
      kept = unsafe input.withBase { unsafe ascii_keep($0, $1, out, classes) }
      return max(kept, 0)
    }
    if kept < 0 { return nil }
    if kept == 0 { return .failed }
    return kept == input.count ? .same : .changed
  }
}

extension ByteArena {
  /// Appends the scalars that `isKept` takes. A text of which nothing is left has failed.
  @inline(__always)
  mutating func keepScalars(
    of input: Span<UInt8>, _ isKept: (Int32) -> Bool
  ) -> KernelOutcome {
    var index = 0
    while index < input.count {
      let scalar = input.scalar(at: index)
      if isKept(scalar.value) { append(scalar, of: input, at: index) }
      index += scalar.byteCount
    }
    if openCount == 0 { return .failed }
    return openCount == input.count ? .same : .changed
  }
}
