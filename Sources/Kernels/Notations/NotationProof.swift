import Columns

/// What all the values of a column together say of the way in which its dates or numbers are written.
///
/// A single value often says nothing: `03/04/2026` is a day of March or of April. One that can be read
/// in one way only, such as `31/01/2026`, decides for all. The proof is exact: every value is looked
/// at, and the order in which values and parts of the column come changes nothing.
package struct NotationProof: Sendable, Equatable {
  /// What the values are held to be.
  package enum Subject: Sendable, CaseIterable { case dates, numbers }

  /// What can be said.
  package enum Verdict: Sendable, Equatable {
    /// There is no value, or no notation reads them all.
    case none
    /// They can be read without a notation, as this type.
    case plain(type: String)
    /// One notation reads them all, and these values are not read by the rival that comes closest.
    case proven(type: String, notation: String, by: Witness)
    /// Several notations read them all, and these values differently; there may be none of them yet.
    case ambiguous(type: String, candidates: [String], example: Witness)
  }

  /// Values that were looked at.
  package private(set) var count = 0
  private var dates = DateProof()
  private var numbers = NumberProof()

  package init() {}

  /// Looks at a value that is not blank.
  package mutating func add(_ cell: Cell, record: Int) {
    count += 1
    let trimmed = cell.trimmed
    dates.add(trimmed, record: record)
    numbers.add(trimmed, record: record)
  }

  /// Takes over what was seen of another part of the column.
  package mutating func merge(_ other: NotationProof) {
    count += other.count
    dates.merge(other.dates)
    numbers.merge(other.numbers)
  }

  /// What can be said by now.
  package func verdict(of subject: Subject) -> Verdict {
    if count == 0 { return .none }
    switch subject {
    case .dates: return dates.verdict(count: count)
    case .numbers: return numbers.verdict(count: count)
    }
  }

  /// The currencies that stand beside values, as they are written, sorted; at most a few are kept.
  package var currencies: [String] { numbers.currencies }
}
