import Columns
import Kernels

extension FunctionEntry {
  /// Functions that hide values.
  static let secrets: [FunctionEntry] = [mask, hash]

  private static let mask = FunctionEntry("mask") { call in
    { frame in
      let texts = call.texts(0, frame)
      guard call.has(1) else {
        return frame.write(texts, call.blanks) { text, arena in
          text.mask(keeping: 0, to: &arena)
        }
      }
      return frame.write(texts, call.numbers(1, frame), call.blanks) { text, count, arena in
        guard let count = count.clampedWhole else { return false }
        return text.mask(keeping: max(count, 0), to: &arena)
      }
    }
  }

  /// Of the canonical form, so that every way to write a value has one hash.
  static let hash = FunctionEntry("hash", takesCanonical: true) { call in
    guard let keyedHash = call.keyedHash else { preconditionFailure("a hash without a key") }
    return { frame in
      frame.write(call.texts(0, frame), call.blanks) { text, arena in
        keyedHash.append(text.bytes, to: &arena)
        return true
      }
    }
  }
}

extension Cell {
  /// Appends the text masked but for its last letters and digits.
  fileprivate func mask(keeping count: Int, to arena: inout ByteArena) -> Bool {
    if Mask(keptCount: count).apply(bytes, to: &arena) == .same { arena.append(self) }
    return true
  }
}
