import Engine
import Kernels
import Language

extension Verb {
  static let dropRows = Verb(.dropRows) { statement, compiler in
    compiler.appendFilter(statement, keeps: false)
  }

  static let keepRows = Verb(.keepRows) { statement, compiler in
    compiler.appendFilter(statement, keeps: true)
  }

  static let dedupe = Verb(.dedupe) { statement, compiler in
    var ranks: [RankRule] = []
    if case .ranks(let written)? = statement.slots["ranks"] {
      // `first` is what ties come to anyway, and nothing behind it can decide.
      ranks = written.prefix { $0.name != "first" }.compactMap { compiler.rank($0) }
    }
    var policy = DedupeRule.BlankPolicy.blankEqualsBlank
    if statement.slots["every key present"] != nil { policy = .everyKeyPresent }
    if statement.slots["placeholders match"] != nil { policy = .placeholdersMatch }
    let columns = compiler.columns("keys", of: statement)
    for column in columns { compiler.watch(column) }
    compiler.append(
      DedupeRule(
        keys: columns.map { compiler.caseCountingReader(for: $0) },
        origins: columns.map { KeyOrigin(name: $0.name, forms: compiler.forms(of: $0)) },
        isAnyOf: statement.slots["any of"] != nil, policy: policy, ranks: ranks,
        scope: compiler.ruleScope(of: statement)))
  }
}

extension TableCompiler {
  fileprivate mutating func appendFilter(_ statement: Statement, keeps: Bool) {
    guard let written = statement.condition, let condition = predicate(written) else { return }
    append(
      RowFilter(
        condition: condition, keeps: keeps, rule: rule, columns: judgedColumns(in: written),
        caseLookups: caseLookups(in: written)))
  }

  fileprivate mutating func rank(_ rank: Rank) -> RankRule? {
    let ranked = rank.column.flatMap { column($0) }
    if let ranked { watch(ranked) }
    return switch rank.name {
    case "latest", "largest": ranked.map { RankRule(.largest(reader(for: $0))) }
    case "earliest", "smallest": ranked.map { RankRule(.smallest(reader(for: $0))) }
    case "most complete": RankRule(.mostComplete(scope.columns.map { keyReader(for: $0) }))
    case "last": RankRule(.last)
    default: nil
    }
  }
}
