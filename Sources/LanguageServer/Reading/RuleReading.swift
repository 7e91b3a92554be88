import Connectors
import Diagnostics
import Fettle
import Language
import Verbs

/// A rule file as it is read for an editor: with what it includes, and the columns of its tables as far as
/// their files are there.
struct RuleReading: Sendable {
  static let vocabulary = Vocabulary.core()
  static let signatures = vocabulary.signatures

  let study: RuleStudy
  /// The file of the command line's table, where it is known.
  let input: String?
  /// By lower-case table name.
  let headers: [String: [String]]

  var program: Program { study.program }
  /// The source that the editor holds; those that it includes follow.
  var source: SourceText { program.sources[0] }

  init(_ study: RuleStudy, input: String?, headers: [String: [String]]) {
    self.study = study
    self.input = input
    self.headers = headers
  }

  /// The file whose name stands at a place of an `include` line; nil where none stands there or it cannot be
  /// read.
  func includedFile(at offset: Int) -> String? {
    for statement in program.statements where statement.range.source == 0 {
      guard Self.signatures[statement.verb]?.role == .include, let path = statement.text("path"),
        (path.range.lower...path.range.upper).contains(offset)
      else { continue }
      let file = RuleStudy.path(including: path.text, from: source.name)
      let resolved = FilePath.resolved(file)
      return program.sources.contains { FilePath.resolved($0.name) == resolved } ? file : nil
    }
    return nil
  }

  /// The scopes before the first line.
  var scopes: TableScopes {
    TableScopes(program: program, vocabulary: Self.vocabulary) { headers[$0.lowercased()] }
  }

  /// What is wrong with the shape of lines and with names: all that can be said while letters are typed.
  /// Errors that look further come with ``deepDiagnostics``.
  func quickDiagnostics() -> [Diagnostic] {
    var scopes = self.scopes
    var found: [Diagnostic] = []
    for statement in program.statements { scopes.apply(statement, &found) }
    // What could not be read is one error, not a second one for what it would have meant.
    let places = Set(study.diagnostics.map(\.range))
    let all = study.diagnostics + found.filter { !places.contains($0.range) }
    return DeclarationPlaces.placing(all.sortedByPlace(), in: program)
  }

  /// All that is wrong, as `fettle check` says it. `including` reads the files that include some others, which go by
  /// resolved path: it is asked only where nobody seems to use a name that one of them may.
  func deepDiagnostics(including: (Set<String>) -> [RuleReading]) -> [Diagnostic] {
    var study = self.study
    study.examine()
    let found = study.diagnostics
    guard found.contains(where: \.isOfIdleName) else { return found }
    var names = UsedNames()
    for other in including([FilePath.resolved(source.name)]) {
      names.add(other.program.usedNames, of: other.program.sources)
    }
    return names.leavingOut(found, of: program.sources)
  }

  /// The scopes as they stand before a statement.
  func scopes(before index: Int) -> TableScopes {
    var scopes = self.scopes
    for statement in program.statements.prefix(index) { scopes.follow(statement) }
    return scopes
  }

  /// The statement of the editor's source that stands at an offset.
  func statementIndex(at offset: Int) -> Int? {
    program.statements.firstIndex {
      $0.range.source == 0 && $0.range.lower <= offset && offset <= $0.range.upper
    }
  }

  /// The editor's source with its tokens.
  func parsed() -> ParsedSource {
    Parser(vocabulary: Self.vocabulary).parseSource(source, sourceIndex: 0)
  }
}

extension ParsedSource {
  /// The token that covers an offset, or ends there where none begins.
  func tokenIndex(at offset: Int) -> Int? {
    let isName: (Token) -> Bool = { $0.kind == .word || $0.kind == .bracketed }
    let here = tokens.firstIndex { $0.lower <= offset && offset < $0.upper }
    if let here, isName(tokens[here]) || !tokens[here].isTrivia {
      if tokens[here].lower == offset, !isName(tokens[here]), here > 0, isName(tokens[here - 1]) {
        return here - 1
      }
      return here
    }
    return tokens.firstIndex { $0.upper == offset && !$0.isTrivia }
  }
}
