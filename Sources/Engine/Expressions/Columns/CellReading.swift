import Diagnostics
import Kernels
import Language

/// How a column's cells become values: one reader, chosen once.
enum CellReading: Sendable {
  case text(TextCells)
  case canonical(CanonicalCells)
  case member(MemberCells)
  case number(NumberCells)
  case money(MoneyCells)
  case date(DateCells)
  case datetime(DatetimeCells)
  case midnight(MidnightCells)
  case boolean(BooleanCells)

  var kind: ValueKind {
    switch self {
    case .text, .canonical, .member: .text
    case .number, .money: .number
    case .date: .date
    case .datetime, .midnight: .datetime
    case .boolean: .boolean
    }
  }

  /// Ids of the columns it reads beside the one it reads cells of.
  var reads: Set<Int> {
    if case .canonical(let cells) = self { cells.reads } else { [] }
  }

  /// The same cells as points in time, for dates beside datetimes.
  var asDatetimes: CellReading {
    if case .date(let dates) = self { .midnight(MidnightCells(dates: dates)) } else { self }
  }

  /// Reads what the type's name says, in its notations; a problem tells which of them is wrong.
  static func make(
    type: String, notations: [String], region: Region? = nil, values: [String],
    settings: ReadingSettings
  ) -> Result<CellReading, FormProblem> {
    switch type {
    case "number", "whole":
      return numbers(notations, isWhole: type == "whole", settings)
    case "money":
      let usual = notations.isEmpty ? [settings.numberNotation].compactMap { $0 } : notations
      return compiled(usual, by: MoneyNotation.compile).map {
        .money(MoneyCells(reader: MoneyReader($0)))
      }
    case "date":
      return dates(notations, settings).map { .date(DateCells(reader: $0)) }
    case "datetime":
      return dates(notations, settings).map { .datetime(DatetimeCells(reader: $0)) }
    case "boolean":
      return .success(.boolean(BooleanCells()))
    case "one of":
      return .success(.member(MemberCells(members: ValueSet(values.map { Array($0.utf8) }))))
    default:
      guard let entry = FormTable.form(named: type), entry.resultType == type else {
        return .success(.text(TextCells()))
      }
      return ColumnForm.make(entry, [], region: region).map {
        .canonical(CanonicalCells(type: type, region: region, form: $0))
      }
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
      case .failure(let problem):
        return .failure(
          FormProblem(problem.message, argument: index, help: problem.help))
      }
    }
    return .success(compiled)
  }
}

/// How a table's file writes what no notation speaks of.
package struct ReadingSettings: Sendable {
  /// Reads numbers of columns without a notation.
  package let numbers: NumberReader
  /// The notation by which it does; nil: plain decimals.
  let numberNotation: String?
  /// Minutes east of UTC of times without a zone.
  package var zoneMinutes: Int

  /// Plain decimals and UTC, where nothing else is said; a notation that is none is as if not said.
  package init(numberNotation: String? = nil, zoneMinutes: Int = 0) {
    let compiled = numberNotation.flatMap { try? NumberNotation.compile($0).get() }
    numbers = compiled.map { NumberReader([$0]) } ?? NumberReader()
    self.numberNotation = compiled == nil ? nil : numberNotation
    self.zoneMinutes = zoneMinutes
  }

  /// What rules and canonical cells are read with.
  static let canonical = ReadingSettings()
}
