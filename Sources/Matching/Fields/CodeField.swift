import Kernels

/// A number or code that is written by hand: a phone's, a customer's, a tax office's.
struct CodeField: MatchField {
  let name: String
  let isIdentity: Bool
  let exact: PreparedColumn
  let levels = ["no value", "the same", "one slip", "two slips", "different"]

  init(_ name: String, _ column: PreparedColumn, isIdentity: Bool) {
    self.name = name
    exact = column
    self.isIdentity = isIdentity
  }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let (first, second) = (exact.pool[left], exact.pool[right])
    // Few characters are alike by chance, or stand for few things.
    let limit = min(first.count, second.count) >= 5 ? 2 : 0
    let edits =
      limit == 0 ? 3 : (OptimalStringAlignment.distance(first, second, limit: limit) ?? limit + 1)
    return UInt8(min(edits, 3) + 1)
  }

  func prefetch(_ value: UInt32) { exact.pool.prefetchEnd(of: value) }

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
