import Diagnostics
import Engine
import Language

/// Forms of numbers that name no notation where one is needed, and what the rows say of it.
struct MissingNotations {
  private let program: Program
  /// Places of the forms, of which the rows have said nothing yet.
  private let places: Set<SourceRange>
  private let errorCount: Int
  /// What to write, and the fix where the values prove it, by the form's place.
  private var found: [SourceRange: (message: String?, help: String, fix: Fix?)] = [:]

  /// Looks for them among the errors of a program.
  init(_ errors: [Diagnostic], _ program: Program) {
    self.program = program
    errorCount = errors.count
    let bare = program.statements.flatMap { statement -> [SourceRange] in
      guard case .forms(let forms)? = statement.slots["forms"] else { return [] }
      return forms.filter { $0.arguments.isEmpty && $0.region == nil }.map(\.range)
    }
    places = Set(
      errors.filter { $0.code == DiagnosticCode.formArguments.rawValue }.map(\.range)
    ).intersection(bare)
  }

  /// Whether the program has no other error, so that its rows can be read.
  var areAll: Bool { !places.isEmpty && places.count == errorCount }

  /// Takes over what a run without outputs found in a table.
  mutating func add(_ run: RunReport, of plan: TablePlan) {
    for (place, tally) in run.typeTalliesInOrder where place.isForm && tally.testedCount > 0 {
      let line = TypeLine(place: place, table: plan.table, program: program)
      guard places.contains(line.range), found[line.range] == nil else { continue }
      let type = TypeDiagnosis(place: place, tally: tally, plan: plan, program: program)
      if let diagnostic = type.diagnostic, let help = diagnostic.help {
        found[line.range] = (diagnostic.message, help, diagnostic.fix)
      } else if let advice = TypeAdvice(place, tally, plan, program), !advice.fits.isEmpty {
        found[line.range] = (advice.words, advice.help, nil)
      } else if tally.failedCount == 0 {
        let declaration = "column \(Scope.written(place.name)) is \(place.type)"
        found[line.range] = (nil, "its values need none: write above \(declaration)", nil)
      }
    }
  }

  /// A diagnostic of the program with what the rows say of it.
  func told(_ diagnostic: Diagnostic) -> Diagnostic {
    guard places.contains(diagnostic.range), let (message, help, fix) = found[diagnostic.range],
      diagnostic.code == DiagnosticCode.formArguments.rawValue
    else { return diagnostic }
    var told = diagnostic
    if let message { told.message += ": " + message }
    (told.help, told.fix) = (help, fix)
    return told
  }
}
