import Diagnostics

/// Why an included file cannot be had.
package struct IncludeFailure: Error, Sendable, Equatable {
  /// One sentence: lower case, no full stop, names in 'single quotes'.
  package var message: String
  package var help: String?

  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// Fetches an included file: its path as written, and the source in which that stands. The name of
/// what comes back tells two files apart, so it should be the resolved path.
package typealias IncludeLoader = (_ path: String, _ from: SourceText) -> Result<
  SourceText, IncludeFailure
>

extension Parser {
  /// The statements of a source and of all that it includes, in place.
  package func parse(
    _ source: SourceText, loader: IncludeLoader
  ) -> (program: Program, diagnostics: [Diagnostic]) {
    parse([source], loader: loader)
  }

  /// The same for several sources, one after another as if they were one.
  package func parse(
    _ sources: [SourceText], loader: IncludeLoader
  ) -> (program: Program, diagnostics: [Diagnostic]) {
    var expansion = IncludeExpansion(parser: self)
    for source in sources { expansion.add(source, loader) }
    expansion.program.assignTables(vocabulary)
    let found = expansion.diagnostics.sortedByPlace()
    var fixes = SoundFixes(expansion.program, vocabulary)
    return (expansion.program, fixes.filter(found, beside: found))
  }
}

/// Puts included statements behind the lines that include them.
private struct IncludeExpansion {
  let parser: Parser
  let includes: Set<String>
  var program = Program()
  var diagnostics: [Diagnostic] = []
  /// The names of the sources that are being read, the outermost first.
  private var open: [String] = []
  /// Where it is said already that a file is included too often: it comes as often as its own file.
  private var told: Set<String> = []

  private static let deepestInclude = 32
  /// Sources of one run, each counted as often as it is included.
  private static let mostSources = 1_000

  init(parser: Parser) {
    self.parser = parser
    includes = Set(parser.vocabulary.verbs.filter { $0.role == .include }.map(\.name))
  }

  /// Adds the statements of a source and of what it includes.
  mutating func add(_ source: SourceText, _ loader: IncludeLoader) {
    let index = program.sources.count
    program.sources.append(source)
    let parsed = parser.parseSource(source, sourceIndex: index)
    diagnostics += parsed.diagnostics
    program.namesOfBrokenStatements.formUnion(parsed.namesOfBrokenStatements)
    open.append(source.name)
    for var statement in parsed.statements {
      // Setting it would take the statement apart from the one that was parsed.
      if open.count > 1 { statement.includeDepth = open.count - 1 }
      program.statements.append(statement)
      guard !statement.isBroken, includes.contains(statement.verb),
        let path = statement.text("path")
      else { continue }
      follow(path, from: source, loader)
    }
    open.removeLast()
  }

  private mutating func follow(
    _ path: TextLiteral, from source: SourceText, _ loader: IncludeLoader
  ) {
    switch loader(path.text, source) {
    case .failure(let failure):
      diagnostics.append(
        Diagnostic(.includeUnreadable, failure.message, at: path.range, help: failure.help))
    case .success(let included):
      if open.contains(included.name) {
        let way = (open.drop { $0 != included.name } + [included.name]).map { "'\($0)'" }
        refuse(
          path, in: source, "this file includes itself: " + way.joined(separator: " includes "),
          help: "take one of the include lines away")
      } else if open.count >= Self.deepestInclude || program.sources.count >= Self.mostSources {
        refuse(
          path, in: source, "too many files are included",
          help: "at most \(Self.deepestInclude) within each other, \(Self.mostSources) in all")
      } else {
        add(included, loader)
      }
    }
  }

  /// Tells of an include line that is not followed, once for each place and message.
  private mutating func refuse(
    _ path: TextLiteral, in source: SourceText, _ message: String, help: String
  ) {
    guard told.insert("\(source.name):\(path.range.lower): \(message)").inserted else { return }
    diagnostics.append(Diagnostic(.includeCycle, message, at: path.range, help: help))
  }
}
