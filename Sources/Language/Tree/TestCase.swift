import Diagnostics

/// `test 'name'`: tables that go in, and what has to come out of the file's rules.
package struct TestCase: Sendable, Equatable {
  package var givens: [GivenTable] = []
  /// `given today '2026-01-31'`
  package var today: TextLiteral?
  package var expected: [ExpectedTable] = []
  /// `expect stopped R07`: the rules that have to stop the run.
  package var stopped: [Word] = []

  package init() {}
}

/// `given [T] …`: the rows of one input of a test.
package struct GivenTable: Sendable, Equatable {
  /// nil: the command line's input.
  package var table: Word?
  package var content: TestTable
  package var range: SourceRange
}

/// `expect [T] …`: rows that have to come out.
package struct ExpectedTable: Sendable, Equatable {
  /// What came out is looked at.
  package enum Kind: String, Sendable, CaseIterable {
    case rows, rejects, findings, removed
  }
  package var kind: Kind
  /// nil: the table that stands at the end of the file.
  package var table: Word?
  /// Whether the rows have to come in this order.
  package var isInOrder: Bool
  package var content: TestTable
  package var range: SourceRange
}

/// The rows of a test's table under the names of their columns.
package struct TestTable: Sendable, Equatable {
  package var columns: [ColumnReference]
  package var rows: [TestRow]
  /// From the first name to the last cell.
  package var range: SourceRange
}

/// One line of a test's table.
package struct TestRow: Sendable, Equatable {
  /// As many as the table has columns.
  package var cells: [TestCell]
  package var range: SourceRange
}

/// One cell of a test's table, or a value of an example.
package struct TestCell: Sendable, Equatable {
  /// nil: `blank`, which fits every blank.
  package var text: String?
  package var range: SourceRange

  package init(text: String?, range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// `example RULE: 'old' -> 'new'`: one line, and what it makes of single rows.
package struct RuleExample: Sendable, Equatable {
  package var rule: Statement
  package var cases: [Case]

  /// What goes in, and what has to come out.
  package struct Case: Sendable, Equatable {
    package var input: Values
    package var result: Result
    package var range: SourceRange
  }

  /// One value, or several by their columns.
  package enum Values: Sendable, Equatable {
    case one(TestCell)
    case named([NamedCell])
  }

  /// `city = 'Rome'`
  package struct NamedCell: Sendable, Equatable {
    package var column: ColumnReference
    package var cell: TestCell
  }

  /// What an example says of its row.
  package enum Result: Sendable, Equatable {
    case values(Values)
    case verdict(Verdict, SourceRange)
  }

  /// What becomes of a row that is judged, or may leave.
  package enum Verdict: String, Sendable, CaseIterable {
    case pass, fail, keep, drop
  }
}

extension Statement {
  /// What a `test` says; nil for every other statement.
  package var testCase: TestCase? {
    slots.values.lazy.compactMap { if case .test(let test) = $0 { test } else { nil } }.first
  }

  /// What an `example` says; nil for every other statement.
  package var example: RuleExample? {
    slots.values.lazy.compactMap { if case .example(let example) = $0 { example } else { nil } }
      .first
  }
}
