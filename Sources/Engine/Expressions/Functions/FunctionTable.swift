import Columns
import Diagnostics
import Kernels
import Language

/// How a function of the language runs: its signature is in the vocabulary, its loop here.
struct FunctionEntry: Sendable {
  /// Computes a call for the rows of a frame.
  typealias Loop = @Sendable (Frame) -> Vector

  let name: String
  /// Whether columns of a text type are read as comparisons read them: in their canonical form.
  let takesCanonical: Bool
  /// What it asks of its one argument, where predicates can ask that without a column of results.
  let question: ColumnFunction.Question?
  /// Makes the loop for a call whose operands are those that the signature asks for, or says which
  /// argument cannot be used.
  let make: @Sendable (FunctionCall) -> Result<Loop, FormProblem>

  /// A function that takes whatever its signature lets pass.
  init(
    _ name: String, takesCanonical: Bool = false, asks question: ColumnFunction.Question? = nil,
    make: @escaping @Sendable (FunctionCall) -> Loop
  ) {
    self.name = name
    self.takesCanonical = takesCanonical
    self.question = question
    self.make = { .success(make($0)) }
  }

  /// A function whose arguments are looked at before the first row.
  init(
    _ name: String, checking make: @escaping @Sendable (FunctionCall) -> Result<Loop, FormProblem>
  ) {
    self.name = name
    takesCanonical = false
    question = nil
    self.make = make
  }
}

/// One call of a function, checked against its signature.
struct FunctionCall: Sendable {
  var operands: [Operand]
  /// The kind of the result.
  var kind: ValueKind
  var blanks: BlankTest
  /// Reads what no notation speaks of.
  var settings: ReadingSettings
  /// What `hash` computes; nil where nobody gave a key.
  var keyedHash: KeyedHash?

  /// Whether an optional argument was given.
  func has(_ index: Int) -> Bool { index < operands.count }

  /// An argument as texts.
  func texts(_ index: Int, _ frame: Frame) -> Lane<Cell> { operands[index].texts(frame) }

  /// An argument that is a number.
  func numbers(_ index: Int, _ frame: Frame) -> Lane<Decimal> {
    operands[index].lanes(frame).numbers
  }

  /// Computes a value of each row that has the number; nil could not be computed.
  @inline(__always)
  func mapNumbers(
    _ index: Int, _ frame: Frame, _ body: (Decimal) -> Decimal?
  ) -> Column<Decimal> {
    guard let source = operands[index].column, case .number(let reader) = source.reading else {
      return frame.map(numbers(index, frame), body)
    }
    return source.map(frame, reader, body)
  }

  /// The argument, where it is the same number in every row.
  func constantNumber(_ index: Int) -> Decimal? {
    guard let constant = operands[index].constant, !constant.isBlank else { return nil }
    return constant.vector.numbers[0]
  }

  /// An argument that is a date or a point in time.
  func moments(_ index: Int, _ frame: Frame) -> Lane<Int64> {
    operands[index].lanes(frame).moments
  }
}

/// Every function, one entry a name.
enum FunctionTable {
  static let all: [FunctionEntry] =
    FunctionEntry.texts + FunctionEntry.forms + FunctionEntry.secrets + FunctionEntry.searches
    + FunctionEntry.choices
    + FunctionEntry.numbers + FunctionEntry.dates + FunctionEntry.conversions

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The function of that name.
  static func function(named name: String) -> FunctionEntry? { byName[name] }
}
