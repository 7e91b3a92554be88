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
  /// The other column's values without case.
  private let folded: ValueSet
  /// What the predicate says of a row whose value is not found, where it asks nothing else.
  private let missing: Truth?
  /// The values as they are, where that does not tell which are found.
  private let values: ValueSet?

  /// nil where the reader does not count case.
  init?(_ reader: KeyReader, values: [[UInt8]], missing: Truth?) {
    guard let caseFolding = reader.caseFolding else { return nil }
    self.reader = reader
    self.missing = missing
    self.values = missing == nil ? ValueSet(values) : nil
    folded = ValueSet(caseFolding.canonical(values).compactMap(\.self))
  }

  /// Notes for a rule how many of `rows`, of which its predicate says these truths, have such a value.
  package func note(
    in batch: Batch, rows: [Int32], _ truths: [Truth], of rule: Int, _ worker: Worker
  ) {
    let count = count(in: batch, rows: rows, truths: truths, worker: worker)
    if count > 0 { worker.caseVariants[rule, default: 0] += count }
  }

  private func count(
    in batch: Batch, rows: [Int32], truths: [Truth], worker: Worker
  ) -> Int {
    var asking = rows
    if let missing {
      asking = rows.indices.filter { truths[$0] == missing }.map { rows[$0] }
    }
    if asking.isEmpty { return 0 }
    guard let texts = reader.canonicalTexts(of: batch, rows: asking, worker: worker) else {
      return 0
    }
    var unknown = texts.compactMap { text -> Cell? in
      guard let text, values?.contains(text) != true else { return nil }
      return text
    }
    reader.fold(&unknown, in: batch)
    return unknown.count { folded.contains($0) }
  }
}
