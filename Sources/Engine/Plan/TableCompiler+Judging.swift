import Columns
import Kernels
import Language

extension TableCompiler {
  /// The rule at hand as one that fails rows; its findings name and show these columns.
  package mutating func judge(_ statement: Statement, finding columns: [ColumnInfo]) -> Judge {
    var seen: Set<Int> = []
    let unique = columns.filter { seen.insert($0.id).inserted }
    return Judge(
      rule: rule, columns: unique.map { judged($0) }, judgement: judgement(of: statement))
  }

  /// A column as findings name it.
  package mutating func judged(_ column: ColumnInfo) -> JudgedColumn {
    JudgedColumn(id: column.id, name: nameIndex(of: column), kind: column.kind)
  }

  /// The columns that an expression names, each once, as findings name them.
  package mutating func judgedColumns(in expression: Expression) -> [JudgedColumn] {
    var seen: Set<Int> = []
    let columns = scope.expanded(expression).columns.compactMap { column($0) }
    return columns.filter { seen.insert($0.id).inserted }.map { judged($0) }
  }

  /// `, others reject` and its like; nil where the line asks for no action.
  package mutating func othersJudge(_ statement: Statement) -> Judge? {
    guard case .action? = statement.others else { return nil }
    return judge(statement, finding: [])
  }

  private func judgement(of statement: Statement) -> Judgement? {
    context.vocabulary.verbs.first { $0.name == statement.verb }
      .flatMap { Judgement(statement, $0) }
  }

  /// A value that is the same for the whole table; nil where it is none, or blank.
  package mutating func constant(_ expression: Expression) -> MetricValue? {
    guard let value = value(expression) else { return nil }
    let vector = value.evaluate(Frame.single())
    guard vector.states[0] == .present else { return nil }
    switch vector.values {
    case .numbers(let numbers): return .number(numbers[0])
    case .dates(let days): return .date(days[0])
    case .datetimes(let microseconds): return .datetime(microseconds[0])
    case .texts(let texts):
      let bytes = texts[0].array
      return DateReader().date(of: bytes.span).map { .date(Int64($0)) }
        ?? DateReader().dateTime(of: bytes.span).map { .datetime($0) }
    case .booleans: return nil
    }
  }
}
