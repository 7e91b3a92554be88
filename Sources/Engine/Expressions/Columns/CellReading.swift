import Diagnostics
import Kernels
import Language

/// How a column's cells become values: one reader, chosen once.
enum CellReading: Sendable {
  case text(TextCells)
  case member(MemberCells)
  case number(NumberCells)
  case date(DateCells)
  case datetime(DatetimeCells)
  case midnight(MidnightCells)
  case boolean(BooleanCells)

  var kind: ValueKind {
    switch self {
    case .text, .member: .text
    case .number: .number
    case .date: .date
    case .datetime, .midnight: .datetime
    case .boolean: .boolean
    }
  }

  /// The same cells as points in time, for dates beside datetimes.
  var asDatetimes: CellReading {
    if case .date(let dates) = self { .midnight(MidnightCells(dates: dates)) } else { self }
  }

  /// Reads what the type's name says, in its notations; a problem tells which of them is wrong.
  static func make(
    type: String, notations: [String], values: [String], settings: ReadingSettings
  ) -> Result<CellReading, FormProblem> {
    switch type {
    case "number", "money", "whole":
      return numbers(notations, isWhole: type == "whole", settings)
    case "date":
      return dates(notations, settings).map { .date(DateCells(reader: $0)) }
    case "datetime":
      return dates(notations, settings).map { .datetime(DatetimeCells(reader: $0)) }
    case "boolean":
      return .success(.boolean(BooleanCells()))
    case "one of":
      return .success(.member(MemberCells(members: ValueSet(values.map { Array($0.utf8) }))))
    default:
      return .success(.text(TextCells()))
    }
  }

  private static func numbers(
    _ notations: [String], isWhole: Bool, _ settings: ReadingSettings
  ) -> Result<CellReading, FormProblem> {
    compiled(notations, by: NumberNotation.compile).map { compiled in
      let reader = compiled.isEmpty ? settings.numbers : NumberReader(compiled)
      return .number(NumberCells(reader: reader, isWhole: isWhole))
    }
  }

  private static func dates(
    _ notations: [String], _ settings: ReadingSettings
  ) -> Result<DateReader, FormProblem> {
    compiled(notations, by: DateNotation.compile).map {
      DateReader($0, zoneMinutes: settings.zoneMinutes)
    }
  }

  /// Every notation compiled; a problem tells which of them is wrong.
  private static func compiled<Notation>(
    _ notations: [String], by compile: (String) -> Result<Notation, FormProblem>
  ) -> Result<[Notation], FormProblem> {
    var compiled: [Notation] = []
    for (index, notation) in notations.enumerated() {
      switch compile(notation) {
      case .success(let made): compiled.append(made)
      case .failure(let problem): return .failure(FormProblem(problem.message, argument: index))
      }
    }
    return .success(compiled)
  }
}

/// How a table's file writes what no notation speaks of.
package struct ReadingSettings: Sendable {
  /// Reads numbers of columns without a notation.
  package var numbers: NumberReader
  /// Minutes east of UTC of times without a zone.
  package var zoneMinutes: Int

  /// Plain decimals and UTC, where nothing else is said.
  package init(numbers: NumberReader = NumberReader(), zoneMinutes: Int = 0) {
    self.numbers = numbers
    self.zoneMinutes = zoneMinutes
  }

  /// What rules and canonical cells are read with.
  static let canonical = ReadingSettings()
}
