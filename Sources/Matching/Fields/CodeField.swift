import Kernels

/// A number or code that is written by hand: a phone's, a customer's, a tax office's.
struct CodeField: MatchField {
  let name: String
  let isIdentity: Bool
  let exact: PreparedColumn
  /// By value: what characters it has.
  private let sketches: [CodeSketch]
  let levels = ["no value", "the same", "one slip", "two slips", "different"]

  init(_ name: String, _ column: PreparedColumn, isIdentity: Bool) {
    self.name = name
    exact = column
    sketches = CodeSketch.all(of: column.pool)
    self.isIdentity = isIdentity
  }

  private static let mostSlips = 2

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    if sketches[Int(left)].leastEdits(to: sketches[Int(right)]) > Self.mostSlips { return 4 }
    let (first, second) = (exact.pool[left], exact.pool[right])
    // Few characters are alike by chance, or stand for few things.
    guard min(first.count, second.count) >= 5,
      let edits = OptimalStringAlignment.distance(first, second, limit: Self.mostSlips)
    else {
      return 4
    }
    return UInt8(edits + 1)
  }

  func prefetch(_ value: UInt32) { sketches.prefetch(Int(value)) }

  var atoms: [BlockingAtom] {
    [
      BlockingAtom(exact, named: name, agreement: 0.75),
      BlockingAtom("beginning of \(name)", exact, agreement: 0.85) { text, output in
        for index in 0..<min(text.count / 2, 6) { output.append(text[index]) }
      },
      BlockingAtom("end of \(name)", exact, agreement: 0.84) { text, output in
        for index in text.count - min(text.count / 2, 6)..<text.count { output.append(text[index]) }
      },
    ]
  }
}
