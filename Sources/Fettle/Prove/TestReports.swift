import Diagnostics

/// What `fettle test` is asked for.
public struct TestOptions: Sendable {
  /// Whether `include` and lookup files may lie outside the rule file's folder.
  public var allowsOutsidePaths = false
  /// `YYYY-MM-DD`, for tests that give no day; nil is the clock's, in UTC.
  public var today: String?
  /// Whether it is said which lines no test exercises.
  public var wantsCoverage = false
  /// Whether rules are changed a little to see which changes no test notices.
  public var wantsMutants = false
  /// At most so many changes of a file are tried; nil: all.
  public var mutantLimit: Int?
  /// Chooses those that are tried.
  public var seed: UInt64 = 1
  /// Whether expected tables and the results of examples are to be written anew.
  public var isUpdating = false

  public init() {}
}

/// What came of the tests of one rule file.
public struct TestFileReport: Sendable {
  public var file: String
  /// What is wrong with the rules; with an error in them no test ran.
  public var diagnostics: DiagnosticReport
  /// Tests and examples in the order of the file.
  public var tests: [TestResult] = []
  public var coverage: CoverageReport?
  public var mutants: MutationReport?
  /// The file with its expected tables and the results of its examples as they came out; nil: nothing to
  /// write.
  public var updatedText: String?
  /// What differs and cannot be written, each with the reason.
  public var refusals: [UpdateRefusal] = []

  /// Tests and examples that came out otherwise.
  public var failureCount: Int { tests.count { !$0.hasPassed } }
}

/// Something that differs and that an update leaves as it is.
public struct UpdateRefusal: Sendable {
  public var line: Int
  public var reason: String
}

/// How one test or example came out.
public struct TestResult: Sendable {
  /// What stands in the file.
  public enum Kind: String, Sendable {
    case test, example
  }
  public var kind: Kind
  /// The test's name, or the example as written.
  public var name: String
  public var line: Int
  /// What went otherwise beside the tables, in one sentence each.
  public var problems: [String] = []
  public var differences: [TableDifference] = []
  /// What its reader should know though it is as expected.
  public var note: String?

  public var hasPassed: Bool { problems.isEmpty && differences.isEmpty }
}

/// An expected table that came out otherwise: expected rows beside those that came out.
public struct TableDifference: Sendable {
  /// A row on either side; nil where the other side has one more.
  public struct Row: Sendable {
    /// nil in a cell: any blank.
    public var expected: [String?]?
    public var got: [String?]?
    /// The columns that differ, where both are there.
    public var differing: [Int]

    public var isSame: Bool { expected != nil && got != nil && differing.isEmpty }
  }
  /// `expect rejects`
  public var title: String
  /// Where the table stands.
  public var line: Int
  public var columns: [String]
  public var rows: [Row]
}

/// Which lines of a file its tests exercise.
public struct CoverageReport: Sendable {
  /// A line, or an arm of it, that no test exercises.
  public struct Gap: Sendable {
    public var line: Int
    public var text: String
    /// The arm of a `replace`; nil: the whole line.
    public var arm: String?
    public var reason: String
  }
  public var lineCount: Int
  public var coveredLineCount: Int
  /// Arms of lines that have several.
  public var armCount: Int
  public var coveredArmCount: Int
  public var gaps: [Gap]

  /// Lines and arms together.
  public var totalCount: Int { lineCount + armCount }
  public var coveredCount: Int { coveredLineCount + coveredArmCount }
}

/// What came of changing the rules of a file.
public struct MutationReport: Sendable {
  /// A change that no test noticed.
  public struct Survivor: Sendable {
    public var line: Int
    /// What was done: `comparison flipped`.
    public var change: String
    public var before: String
    /// nil: the line was dropped.
    public var after: String?
  }
  /// All that there are.
  public var madeCount: Int
  /// Those that were tried and are rules.
  public var triedCount: Int
  public var noticedCount: Int
  /// Those that are no rules: they name what there is not, or compare what cannot be.
  public var invalidCount: Int
  public var survivors: [Survivor]
}
