/// A column as it stands at one line of the rules.
package struct ColumnInfo: Sendable, Equatable {
  /// Its name today, trimmed, as in the header or as the rule wrote it.
  package var name: String
  /// What it was called when it came to be, before any `rename`.
  package let firstName: String
  /// Which cells it denotes, whatever it is called: 0..<n are the input's fields, later ones are made.
  package var id: Int
  /// The name of its type; `text` until declared.
  package var type: String
  package var kind: ValueKind
  /// Notations declared for it (`column dob is date 'DD/MM/YYYY'`); empty: canonical only.
  package var notations: [String]
  /// The region by whose habits cells that name none are read (`phone region 'DE'`); nil: none is said.
  package var region: Region?
  /// The values of `one of`.
  package var values: [String]
  /// Whether cells hold the canonical form of the type by now (after `normalize dob date`).
  package var isCanonical: Bool
  /// By what `original.c` is read; nil: as the column is by now.
  package var original: OriginalReading?
  /// The kind to which a form has brought cells: those that it could not are none of it; nil: no form has.
  package var convertedKind: ValueKind?
  /// The name of that type.
  package var convertedType: String?
  /// Whether a `column` line (or a form) gave the type.
  package var isDeclared: Bool
  /// False for a column that the rules made: it has no `original`.
  package var isInput: Bool
  /// Whether `set` is the first to name it where the header is not known: it makes the column, unless the input
  /// has it.
  package var isMadeIfMissing: Bool = false
  package var isOptional: Bool
  package var isSensitive: Bool
  /// Whether an error said that its type is missing: nothing more is said of its kind.
  package var isExcused: Bool
  /// Texts that stand for a missing value, from `placeholders` and every `default` of the column.
  package var placeholders: [String]
  /// Those that a `column` line above declares.
  package var declaredPlaceholders: [String] = []

  package init(name: String, id: Int, isInput: Bool) {
    self.name = name
    self.firstName = name
    self.id = id
    self.type = "text"
    self.kind = .text
    self.notations = []
    self.values = []
    self.isCanonical = false
    self.isDeclared = false
    self.isInput = isInput
    self.isOptional = false
    self.isSensitive = false
    self.isExcused = false
    self.placeholders = []
  }

  /// Whether the column's notations are those of another type too, where that names none: of its own,
  /// and of every type of numbers unless they may name a currency.
  package func lendsNotations(to other: String) -> Bool {
    let numbers = ["number", "whole"]
    return other == type || numbers.contains(type) && (numbers + ["money"]).contains(other)
  }
}

/// How the cells are read with which the table was born: by the type and the notations of the line that named
/// them before any line converted a cell.
package struct OriginalReading: Sendable, Equatable {
  package var type: String
  package var kind: ValueKind
  package var notations: [String]
  /// Whether they were canonical then: those that a merge has made of such cells.
  package var isCanonical = false
}

extension ColumnInfo {
  /// The column as `original.c` sees it: what a line has made of the cells since says nothing of those.
  package var asOriginal: ColumnInfo {
    var column = self
    column.isCanonical = false
    guard let original, original.kind == kind else { return column }
    column.type = original.type
    column.notations = original.notations
    column.isCanonical = original.isCanonical
    return column
  }

  /// Whether cells hold values of such a kind by now in the canonical way, some of them at least: a notation
  /// would read these as something else.
  package func holds(converted other: ValueKind) -> Bool {
    let isOne = kind == other && kind != .text || kind.isMoment && other.isMoment
    return isOne && (isCanonical || convertedKind != nil)
  }
}

/// Whose habits a text is read by, where it does not say so itself.
package enum Region: Sendable, Hashable {
  /// Two letters of ISO 3166, as the rule writes them.
  case named(String)
  /// What the cells of a column of the same row name.
  case column(id: Int, isOriginal: Bool)
}

extension Scope {
  /// What stands behind `region`; nil where nothing does, or no column of that name.
  package func region(of expression: Expression?) -> Region? {
    switch expression?.kind {
    case .text(let text): .named(text)
    case .column(let reference):
      resolve(reference).map { .column(id: $0.id, isOriginal: isOriginal(reference)) }
    default: nil
    }
  }
}
