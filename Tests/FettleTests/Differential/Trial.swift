import Diagnostics
import Fettle
import Foundation
import Language
import Verbs

/// Tables under one set of rules: what the engine makes of them beside what the oracle makes.
struct Trial {
  var lines: [String]
  /// How many of the first lines stand in a file of their own, which the others include.
  var includedCount = 0
  /// Records of the command line's input, written with commas: the header first, each with its end.
  var records: [String]
  /// Records of the table `hub`.
  var hub: [String]
  var shape = TableShape()
  var settings: [RunSettings]

  static let includeLine = "include 'common.rules'"

  private var included: [String] { Array(lines.prefix(includedCount)) }

  private var rules: String {
    let rest = lines.dropFirst(includedCount)
    return ((includedCount > 0 ? [Self.includeLine] : []) + rest).joined(separator: "\n")
  }

  /// The first thing in which the engine, in one of the settings, and the oracle differ; nil where
  /// they agree.
  func mismatch() throws -> String? {
    if !shape.hasHeader, records.count < 2 || hub.count < 2 { return nil }
    var run = try Run()
    try run.scratch.write(Self.codes, to: "codes.csv")
    try run.scratch.write(placed(included.joined(separator: "\n"), run), to: "common.rules")
    for (name, records) in [("in.csv", self.records), ("hub.csv", hub)] {
      try shape.data(shape.text(records)).write(to: URL(fileURLWithPath: run.scratch.file(name)))
    }
    let oracle = interpret(try program(run))
    let savesItself = oracle.program.statements.contains { $0.verb == "save" }
    run.savesAtEnd = !savesItself
    for settings in self.settings {
      run.settings = settings
      run.wantsLogs = !savesItself && settings.listsFindings
      let report = try run.apply(placed(rules, run), options: run.options())
      let check = TrialCheck(
        report: report, oracle: oracle, shape: shape, scratch: run.scratch, settings: settings)
      if let difference = check.mismatch() { return "\(settings): \(difference)" }
    }
    return nil
  }

  /// The rules with the places of the files that they read.
  private func placed(_ rules: String, _ run: Run) -> String {
    ["codes.csv", "common.rules", "hub.csv"].reduce(rules) {
      $0.replacing("'\($1)'", with: "'\(run.scratch.file($1))'")
    }
  }

  static var codes: String {
    "code,name\n"
      + OracleArms.codes.map { "\(quoted($0.code)),\(quoted($0.name))\n" }.joined()
  }

  private static func quoted(_ text: Text) -> String {
    "\"" + text.string.replacing("\"", with: "\"\"") + "\""
  }

  /// The rules as the parser reads them.
  func program(_ run: Run) throws -> Program {
    let source = SourceText(name: "-e", text: placed(rules, run))
    let (program, diagnostics) = Parser(vocabulary: .core()).parse([source]) { _, _ in
      let path = run.scratch.file("common.rules")
      return .success(SourceText(name: path, text: placed(included.joined(separator: "\n"), run)))
    }
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      throw RulesRejected(text: error.message)
    }
    return program
  }

  private func interpret(_ program: Program) -> OracleRun {
    var inputs = ["input": shape.text(records)]
    if lines.contains(where: { $0.hasPrefix("load hub") }) { inputs["hub"] = shape.text(hub) }
    var oracle = OracleRun(program, inputs: inputs, today: OracleDate.days(2026, 1, 31)!)
    oracle.run()
    return oracle
  }
}

// MARK: Shrinking

extension Trial {
  /// The trial without the lines and rows that the difference does not need.
  func shrunk() -> Trial {
    var trial = self
    for settings in self.settings {
      var less = self
      less.settings = [settings]
      if less.stillDiffers { trial = less }
    }
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      // The files are written as the lines that load them say.
      for index in trial.lines.indices.reversed() where !trial.lines[index].hasPrefix("load") {
        var less = trial
        less.lines.remove(at: index)
        if index < less.includedCount { less.includedCount -= 1 }
        isSmaller = trial.take(less) || isSmaller
      }
      for rows in [\Trial.records, \Trial.hub] {
        for index in trial[keyPath: rows].indices.dropFirst().reversed() {
          var less = trial
          less[keyPath: rows].remove(at: index)
          isSmaller = trial.take(less) || isSmaller
        }
      }
    }
    return trial
  }

  /// Becomes a smaller trial, if that one differs too.
  private mutating func take(_ less: Trial) -> Bool {
    guard less.stillDiffers else { return false }
    self = less
    return true
  }

  private var stillDiffers: Bool { ((try? mismatch()) ?? nil) != nil }

  /// What a person needs to see the difference again.
  func story(seed: UInt64) -> String {
    let small = shrunk()
    let difference = ((try? small.mismatch()) ?? nil) ?? "it does not differ when tried again"
    return """
      seed \(seed), \(small.includedCount) lines included, \(small.shape)
      \(small.lines.joined(separator: "\n"))
      --- input
      \(small.shape.text(small.records))
      --- hub
      \(small.shape.text(small.hub))
      \(difference)
      """
  }
}
