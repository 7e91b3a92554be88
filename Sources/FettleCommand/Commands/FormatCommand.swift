import ArgumentParser
import Diagnostics
import Fettle

/// `fettle fmt`: writes rule files the one way.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write rule files in the one format.",
    usage: "fettle fmt [options] FILES ...",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("format files in place", "fettle fmt rules/*.rules"),
      .init("only say whether they are formatted, as in CI", "fettle fmt --check rules/*.rules"),
      .init("show what would change", "fettle fmt --diff customers.rules"),
      .init("from stdin to stdout", "fettle fmt - < customers.rules"),
    ],
    text: "Lines are never reordered, comments stay, and formatting twice changes nothing more.",
    exits: [.done, .findings, .usage, .input, .output, .internalError])

  @Argument(
    help: ArgumentHelp("Rule files; '-' is stdin to stdout.", valueName: "FILES"),
    completion: .file(extensions: []))
  var paths: [String]

  @Flag(help: "Write nothing; exit with 1 where a file is not formatted.")
  var check = false

  @Flag(help: "Write nothing; print the differences.")
  var diff = false

  @OptionGroup var display: DisplayArguments

  mutating func run() throws {
    var status = ExitStatus.done
    var files: [FormattedFile] = []
    for path in paths {
      do throws(RunFailure) {
        files.append(try format(path))
      } catch {
        let style = Style(display.color, for: .error)
        StandardStream.report(FailureText.text(of: error, style: style))
        status = status.or(error.status)
      }
    }
    status = files.reduce(status) { $0.or(self.status(of: $1)) }
    if display.format == .json {
      try StandardStream.write(FormattedFile.json(of: files, status: status))
    }
    throw status.code
  }

  private func format(_ path: String) throws(RunFailure) -> FormattedFile {
    let before = try RuleFile.read(path)
    let name = path == "-" ? "stdin" : path
    let (after, diagnostics) = Fettle.format(before, name: name)
    let file = FormattedFile(name: name, before: before, after: after, diagnostics: diagnostics)
    if display.format == .text { try DiagnosticPresenter(display: display).show(diagnostics) }
    guard let after else { return file }
    if diff {
      if display.format == .text { try show(file, after) }
    } else if path == "-" && !check {
      if display.format == .text { try StandardStream.write(after) }
    } else if file.isChanged {
      if !check { try RuleFile.write(after, to: path, display) }
      if !display.quiet && display.format == .text {
        StandardStream.report("\(VisibleText.safe(name)): \(check ? "not " : "")formatted\n")
      }
    }
    return file
  }

  private func show(_ file: FormattedFile, _ after: String) throws(RunFailure) {
    let before = String(decoding: file.before, as: UTF8.self)
    let style = Style(display.color, for: .output)
    try StandardStream.write(
      UnifiedDiff(before: before, after: after, name: file.name).text(style: style))
  }

  private func status(of file: FormattedFile) -> ExitStatus {
    if file.after == nil { return .usage }
    return check && file.isChanged ? .findings : .done
  }
}

/// One rule file as it was and as it should be.
struct FormattedFile {
  var name: String
  var before: [UInt8]
  /// Nil where the rules are wrong.
  var after: String?
  var diagnostics: DiagnosticReport

  var isChanged: Bool { after.map { !$0.utf8.elementsEqual(before) } ?? false }

  /// One line of JSON about all of them.
  static func json(of files: [FormattedFile], status: ExitStatus) -> String {
    let objects = files.map { file in
      JSONText.object([
        ("file", JSONText.string(file.name)), ("changed", String(file.isChanged)),
        ("text", file.after.map(JSONText.string) ?? "null"),
        (
          "diagnostics",
          JSONText.array(
            file.diagnostics.diagnostics.map {
              DiagnosticJSON.object(of: $0, in: file.diagnostics.sources)
            })
        ),
      ])
    }
    return JSONText.object([
      ("schema", JSONText.string(ReportSchema.format.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", String(status.rawValue)),
      ("files", JSONText.array(objects)),
    ]) + "\n"
  }
}
