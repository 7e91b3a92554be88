import Diagnostics

/// Which fixes of errors make rules that can be read: each is tried on the line that it mends, and
/// one that leaves it unreadable is not offered, whatever its help says.
struct SoundFixes {
  private let program: Program
  private let parser: Parser
  /// Made when the first fix is looked at: most rules have none.
  private lazy var places = StatementPlaces(program)
  /// Bytes of lines that are read once more; in files of many errors the fixes of the later ones
  /// are not offered.
  private var byteBudget = 4 << 20

  init(_ program: Program, _ vocabulary: Vocabulary) {
    self.program = program
    parser = Parser(vocabulary: vocabulary)
  }

  /// The diagnostics, those of `syntax` among them or not, without the fixes that mend nothing.
  mutating func filter(_ diagnostics: [Diagnostic], beside syntax: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.contains(where: { $0.fix != nil }) else { return diagnostics }
    let counts = errorCounts(syntax)
    return diagnostics.map { diagnostic in
      guard diagnostic.severity == .error, let fix = diagnostic.fix,
        !fix.isIndentation, let number = places.statement(at: fix.range),
        !isSound(fix, in: program.statements[number].range, errorCount: counts[number] ?? 0)
      else { return diagnostic }
      var helpless = diagnostic
      helpless.fix = nil
      return helpless
    }
  }

  /// By statement: how much is wrong with its shape.
  private mutating func errorCounts(_ syntax: [Diagnostic]) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for diagnostic in syntax where diagnostic.severity == .error {
      if let number = places.statement(at: diagnostic.range) { counts[number, default: 0] += 1 }
    }
    return counts
  }

  /// Whether less is wrong with the line behind the fix, or the rest has fixes of its own.
  private mutating func isSound(
    _ fix: Fix, in line: SourceRange, errorCount: Int
  ) -> Bool {
    let bytes = program.sources[line.source].bytes
    byteBudget -= line.upper - line.lower
    guard byteBudget >= 0 else { return false }
    let text =
      Array(bytes[line.lower..<fix.range.lower]) + Array(fix.replacement.utf8)
      + Array(bytes[fix.range.upper..<line.upper])
    let found = parser.parseSource(SourceText(name: "", bytes: text), sourceIndex: 0).diagnostics
      .filter { $0.severity == .error }
    return found.count < errorCount || found.allSatisfy { $0.fix != nil }
  }
}

extension Fix {
  /// Whether it does no more than indent a line: it was tried with the line above, which it goes on with.
  fileprivate var isIndentation: Bool {
    range.lower == range.upper && !replacement.isEmpty
      && replacement.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
