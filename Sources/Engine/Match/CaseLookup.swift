import Columns
import Kernels

/// A column by whose case of letters values are told apart, though its type matches without it.
package struct CaseColumn: Sendable, Equatable {
  package var name: String
  /// The column of another table among whose values it is looked up, as the rule names it; nil: its own
  /// values are compared.
  package var other: String?
}

/// Tells how many values a lookup in another table does not find for nothing but the case of their letters.
package struct CaseLookup: Sendable {
  private let reader: KeyReader
  /// The other column's values, and the same without case.
  private let values: ValueSet
  private let folded: ValueSet

  /// nil where the reader does not count case.
  init?(_ reader: KeyReader, values: [[UInt8]]) {
    guard let caseFolding = reader.caseFolding else { return nil }
    self.reader = reader
    self.values = ValueSet(values)
    folded = ValueSet(caseFolding.canonical(values).compactMap(\.self))
  }

  /// How many of `rows` have such a value.
  package func count(in batch: Batch, rows: [Int32], worker: Worker) -> Int {
    guard let texts = reader.canonicalTexts(of: batch, rows: rows, worker: worker) else { return 0 }
    var unknown = texts.compactMap { text in text.flatMap { values.contains($0) ? nil : $0 } }
    reader.fold(&unknown, in: batch)
    return unknown.count { folded.contains($0) }
  }
}
