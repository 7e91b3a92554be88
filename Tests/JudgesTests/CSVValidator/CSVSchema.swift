/// A schema of the CSV Schema Language (The National Archives, 1.0 to 1.2).
struct CSVSchema {
  /// A column and what must hold of it.
  struct Column {
    var name: String
    var rules: [Rule]
    /// `optional`, `ignoreCase`, `warning`
    var directives: Set<String>
  }

  /// What must hold of a value.
  indirect enum Rule {
    /// `starts("x")`, on another column where one stands before it: `$Name/starts("x")`.
    case call(column: String?, name: String, arguments: [Argument])
    case any([Rule])
    case all([Rule])
    /// `if(…, …, …)` and `switch((…, …), …)`: the first arm whose condition holds counts.
    case arms([(condition: Rule, then: [Rule])], otherwise: [Rule])
  }

  /// What a rule is given.
  indirect enum Argument {
    case text(String)
    case column(String)
    /// A number, a date, or `*`.
    case bare(String)
    /// `concat(…)`, `noExt(…)`, `file(…)`
    case call(String, [Argument])
  }

  var totalColumnCount: Int?
  var hasHeader = true
  /// nil: a comma.
  var separator: String?
  var columns: [Column] = []
}

extension CSVSchema.Rule {
  /// The rules that it is made of, itself too.
  var calls: [(name: String, arguments: [CSVSchema.Argument])] {
    switch self {
    case .call(_, let name, let arguments): [(name, arguments)]
    case .any(let rules), .all(let rules): rules.flatMap(\.calls)
    case .arms(let arms, let otherwise):
      (arms.flatMap { [$0.condition] + $0.then } + otherwise).flatMap(\.calls)
    }
  }
}
