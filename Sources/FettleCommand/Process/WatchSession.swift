import Connectors
import Diagnostics
import Fettle
import Glibc

/// Previews of one rule file, made anew whenever a file of theirs is another.
struct WatchSession {
  /// Between two looks at the files, in microseconds.
  private static let pause: UInt32 = 100_000
  /// Looks until a file that is being written is taken as it is.
  private static let mostLooks = 20
  /// Goes to the first column and row of a terminal, and empties it with what was scrolled out of it.
  private static let clearing = "\u{1B}[H\u{1B}[2J\u{1B}[3J"

  let rules: RuleSet
  let options: RunOptions
  let display: DisplayArguments
  /// What the last run that could be made has shown.
  private var lastResult: String?

  init(rules: RuleSet, options: RunOptions, display: DisplayArguments) {
    self.rules = rules
    self.options = options
    self.display = display
  }

  /// Shows a preview for each state of the files, until the process is ended or nobody reads any more.
  mutating func run() throws(RunFailure) {
    var stamps = Self.stamps(of: watchedFiles())
    while true {
      let changed = settledChange(from: &stamps)
      try show(changed: changed)
      // A file that was saved while the rules ran is not what it was before.
      stamps = Self.stamps(of: watchedFiles()).merging(stamps) { $1 }
      while Self.stamps(of: stamps.keys.sorted()) == stamps {
        if isAbandoned { return }
        usleep(Self.pause)
      }
    }
  }

  /// Whether the reader of stdout has gone, as `head` does.
  private var isAbandoned: Bool {
    var state = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    // Safe: one struct of ours.
    return unsafe poll(&state, 1, 0) > 0 && state.revents & Int16(POLLERR | POLLHUP) != 0
      && isatty(STDOUT_FILENO) == 0
  }

  // MARK: Files

  /// The names of files that are not what they were, once they stay what they are.
  private func settledChange(from stamps: inout [String: FileStamp?]) -> [String] {
    let before = stamps
    var now = Self.stamps(of: before.keys.sorted())
    for _ in 0..<Self.mostLooks {
      usleep(Self.pause / 4)
      let next = Self.stamps(of: before.keys.sorted())
      if next == now { break }
      now = next
    }
    stamps = now
    return before.keys.filter { before[$0] != now[$0] }.sorted()
  }

  private static func stamps(of files: [String]) -> [String: FileStamp?] {
    Dictionary(
      files.map { ($0, FileStamp(path: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rule file, what it includes, and its tables, as far as the rules can be read.
  private func watchedFiles() -> [String] {
    var files = rules.files + (options.input.map { [$0] } ?? [])
    if let study = try? RuleStudy(rules, input: options.input) {
      files += study.filesRead
    }
    return files
  }

  // MARK: What is shown

  private mutating func show(changed: [String]) throws(RunFailure) {
    let isScreen = Terminal.isCapable(.output) && display.format == .text
    if isScreen { try StandardStream.write(Self.clearing) }
    if !isScreen, !changed.isEmpty, !display.quiet, display.format == .text {
      let names = changed.map { "'\(VisibleText.safe(FilePath.split($0).name))'" }
      StandardStream.report("\(names.joined(separator: ", ")) changed\n")
    }
    do throws(RunFailure) {
      switch try Fettle.preview(rules, options: options) {
      case .done(let report): try show(report)
      case .rulesRejected(let diagnostics):
        try show(broken: isScreen) { () throws(RunFailure) in
          try DiagnosticPresenter(display: display).show(diagnostics)
          if display.format == .json {
            try StandardStream.write(RunJSON(schema: .preview).text(rejected: diagnostics))
          }
        }
      }
    } catch {
      if error.kind == .output { throw error }
      try show(broken: isScreen) { () throws(RunFailure) in
        if display.format == .json {
          return try StandardStream.write(RunJSON(schema: .preview).text(of: error))
        }
        StandardStream.report(
          FailureText.text(of: error, style: Style(display.color, for: .error)))
      }
    }
  }

  private mutating func show(_ report: ApplyReport) throws(RunFailure) {
    if display.format == .json {
      let json = RunJSON(schema: .preview)
      return try StandardStream.write(json.text(of: report, status: .done))
    }
    try DiagnosticPresenter(display: display).show(report.diagnostics)
    let style = Style(display.color, for: .output)
    let text = PreviewText(style: style, width: Terminal.width(of: .output)).text(of: report)
    // Without a screen a blank line stands between two blocks.
    let isFirst = lastResult == nil || Terminal.isCapable(.output)
    lastResult = text
    try StandardStream.write((isFirst ? "" : "\n") + text)
  }

  /// Shows what is wrong, and below it what was shown last.
  private func show(
    broken isScreen: Bool, _ problem: () throws(RunFailure) -> Void
  ) throws(RunFailure) {
    try problem()
    if display.format == .json || display.quiet { return }
    guard let lastResult else {
      return StandardStream.report("nothing has run yet; waiting for a change\n")
    }
    StandardStream.report("the last result stands; waiting for a change\n")
    if isScreen { try StandardStream.write("\n" + lastResult) }
  }
}
