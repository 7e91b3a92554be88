import Columns
import Kernels

/// What happened to the rows of a batch, where somebody wants to know.
package struct Journal: Sendable {
  /// One cell that a rule changed.
  package struct Change: Sendable {
    package var row: Int32
    package var rule: Int32
    /// The column's id.
    package var id: Int32
    /// The column's name, as an index into those of the plan.
    package var column: Int32
    package var before: Cell
    package var after: Cell
    /// Where the new value comes from; nil: it was computed.
    package var source: Source?
  }

  /// The row that a value was taken of.
  package struct Source: Sendable, Equatable {
    /// 0-based, of the table that the rule takes values of.
    package var record: Int
    /// Of the rows that voted how many have the value, where they did.
    package var votes: Votes?

    package init(record: Int, votes: Votes? = nil) {
      self.record = record
      self.votes = votes
    }

    /// As logs and reports name it: `places:17`, and behind it `(3 of 4)` where rows voted.
    package func text(in table: String) -> String {
      let votes = votes.map { " (\($0.count) of \($0.wholeCount))" } ?? ""
      return "\(table):\(record + 1)\(votes)"
    }
  }

  /// How a group of rows decided on a value.
  package struct Votes: Sendable, Equatable {
    package var count: Int
    package var wholeCount: Int
  }

  /// One row that left.
  package struct Removal: Sendable {
    package var row: Int32
    package var rule: Int32
    /// The record that stayed in its stead; nil where none did.
    package var survivor: Int?
  }

  /// What a rule found in one row.
  package struct Finding: Sendable {
    /// What is wrong with the row, as the rule sees it.
    package enum Kind: UInt8, Sendable {
      /// It fails the rule.
      case violated
      /// A cell could not be brought into a form.
      case notConverted
      /// The new value of a cell could not be computed.
      case notComputed
      /// A lookup file has several values for a cell.
      case severalValues
      /// The rule could not be evaluated on it.
      case notEvaluated
      /// The other table has the row's key, and no value beside it.
      case blankThere
      /// The row has no key to look up in the other table.
      case withoutKey
      /// The other table has several values for a cell.
      case severalThere

      /// Whether the row or the cell fails the rule; else it could not be told.
      package var isViolation: Bool {
        switch self {
        case .violated, .blankThere, .withoutKey: true
        case .notConverted, .notComputed, .severalValues, .notEvaluated, .severalThere: false
        }
      }
    }
    package var row: Int32
    package var rule: Int32
    package var kind: Kind
    /// Its cells are so many of ``Journal/parts``, from this one on.
    package var firstPart: Int32
    package var partCount: Int32
  }

  /// A cell that a finding shows, as it stood when the rule ran.
  package struct FindingPart: Sendable {
    /// Index in the plan's names.
    package var name: Int32
    /// The column's id.
    package var column: Int32
    package var value: Cell
  }

  /// One row that a rule rejects, or has reviewed.
  package struct Conviction: Sendable {
    package var row: Int32
    package var rule: Int32
    /// What is wrong with it.
    package var kind: Finding.Kind
  }

  /// One written cell that a spreadsheet would run; the column is an id.
  package struct FormulaCell: Sendable {
    package var row: Int32
    package var column: Int32
    package var value: Cell
    /// How many rules stand above the save that writes it.
    package var ruleLimit: Int32
  }

  package var changes: [Change] = []
  package var removals: [Removal] = []
  package var findings: [Finding] = []
  package var parts: [FindingPart] = []
  package var rejections: [Conviction] = []
  package var reviews: [Conviction] = []
  package var formulas: [FormulaCell] = []

  /// Forgets everything but the memory.
  mutating func reset() {
    changes.removeAll(keepingCapacity: true)
    removals.removeAll(keepingCapacity: true)
    findings.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    rejections.removeAll(keepingCapacity: true)
    reviews.removeAll(keepingCapacity: true)
    formulas.removeAll(keepingCapacity: true)
  }
}

/// Which entries of the journal anybody wants; what nobody wants costs nothing.
package struct JournalWishes: Sendable {
  package var changes = false
  package var removals = false
  package var findings = false
  package var rejections = false
  package var reviews = false
  /// Changes to keep of each rule, for a preview.
  package var sampleCount = 0
  /// Findings to keep of each rule, for reports.
  package var findingSampleCount = 0
  /// The column whose value names a row in samples.
  package var keyColumn: Int?
  /// What is blank in it.
  var blanks = BlankTest()
  /// Findings that are known; nil: all are new.
  package var baseline: Baseline?
  /// Whether it is counted which arms of a rule fit a cell.
  package var countsArms = false

  /// Whether anybody asks which rows a rule finds fault with.
  var wantsFindings: Bool { findings || findingSampleCount > 0 || baseline != nil }

  package init() {}
}
