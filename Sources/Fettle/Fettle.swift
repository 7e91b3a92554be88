import Connectors
import Diagnostics
import Language
import Verbs

/// Rules that put customer data in fine fettle: check, format, explain, preview, apply.
public enum Fettle {
  public static let version = "0.1.0"
}

extension Fettle {
  /// Checks rules, against an input where one is given: its header alone, or its rows too, which are sent
  /// through the rules and written nowhere.
  package static func check(
    _ rules: RuleSet, against input: String?, options: RunOptions, readsRows: Bool = false,
    observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> DiagnosticReport {
    var options = options
    options.input = input
    var run = try ProgramRun(rules, options: options, observer: observer)
    try run.check(readsRows: readsRows && input != nil)
    run.allow()
    var report = run.report
    report.usedNames = run.program.usedNames
    return report
  }

  /// Applies rules: reads the inputs, writes the outputs, all of them or none.
  package static func apply(
    _ rules: RuleSet, options: RunOptions, reports: [ReportRequest] = [],
    observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> RunOutcome {
    var run = try ProgramRun(rules, options: options, observer: observer)
    return try run.apply(isPreview: false, reports: reports)
  }

  /// Does what ``apply(_:options:reports:observer:)`` does but for the writing of tables and logs, and
  /// keeps samples.
  package static func preview(
    _ rules: RuleSet, options: RunOptions, reports: [ReportRequest] = [],
    observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> RunOutcome {
    var run = try ProgramRun(rules, options: options, observer: observer)
    return try run.apply(isPreview: true, reports: reports)
  }

  /// How rules would run: segments, barriers, what is read, what streams, what holds memory.
  package static func plan(
    _ rules: RuleSet, options: RunOptions
  ) throws(RunFailure) -> (text: String, diagnostics: DiagnosticReport) {
    var run = try ProgramRun(rules, options: options, observer: nil)
    let text = try run.explain()
    return (text, run.report)
  }

  /// Rules in their canonical layout; nil where they cannot be read.
  package static func format(
    _ text: [UInt8], name: String
  ) -> (text: String?, diagnostics: DiagnosticReport) {
    let source = SourceText(name: name, bytes: text)
    let (formatted, diagnostics) = Formatter(vocabulary: .core()).format(source)
    let report = DiagnosticReport(diagnostics: diagnostics, sources: [source])
    let isBroken = diagnostics.contains { $0.severity == .error }
    if isBroken { return (nil, report) }
    let bytes = hasCRLF(text) ? withCRLF(formatted.bytes) : formatted.bytes
    return (String(decoding: bytes, as: UTF8.self), report)
  }

  /// Whether the first line of a text ends with CR LF, as those of the whole file then do.
  private static func hasCRLF(_ text: [UInt8]) -> Bool {
    guard let end = text.firstIndex(of: 0x0A), end > 0 else { return false }
    return text[end - 1] == 0x0D
  }

  private static func withCRLF(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 16)
    for byte in text {
      if byte == 0x0A, result.last != 0x0D { result.append(0x0D) }
      result.append(byte)
    }
    return result
  }

  /// How a file is written, as far as its first bytes tell.
  package static func sniff(
    _ path: String, reading: ReadingOptions
  ) throws(RunFailure) -> SniffReport {
    if let location = SQLiteLocation(path) {
      throw RunFailure(
        .usage, "'\(path)' is a database, and nothing of it has to be found out",
        help: "write load input from '\(SQLiteLocation(path: location.path, table: nil).text)' "
          + "table '\(location.table ?? "customer")'")
    }
    let opener = InputOpener(options: reading, takesPreamble: true, register: InputRegister())
    let opened = try opener.open(
      InputDeclaration(path: path, load: nil, options: reading))
    return SniffReport(opened)
  }

  /// Diagnostics as people read them.
  package static func renderDiagnostics(
    _ report: DiagnosticReport, isColoured: Bool
  ) -> String {
    DiagnosticRenderer(isColoured: isColoured).text(of: report.diagnostics, in: report.sources)
  }
}
