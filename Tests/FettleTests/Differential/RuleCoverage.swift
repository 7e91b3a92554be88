import Language

/// What of the language some programs use, each thing as a phrase: `verb split`, `form trim`,
/// `dedupe: ranks`.
struct RuleCoverage {
  /// In how many programs each thing was.
  private(set) var programCounts: [String: Int] = [:]
  /// What the program at hand uses.
  private var used: Set<String> = []

  mutating func add(_ program: Program) {
    used = []
    for statement in program.statements { add(statement) }
    for thing in used { programCounts[thing, default: 0] += 1 }
  }

  private mutating func add(_ statement: Statement) {
    let verb = statement.verb
    used.insert("verb \(verb)")
    for (label, slot) in statement.slots {
      used.insert("\(verb): \(label)")
      add(slot, of: verb)
    }
    if let condition = statement.condition {
      used.insert("\(verb): when")
      add(condition)
    }
    switch statement.others {
    case .keep?: used.insert("\(verb): others keep")
    case .clear?: used.insert("\(verb): others clear")
    case .value(let value)?:
      used.insert("\(verb): others ->")
      add(value)
    case .action(let use)?: used.insert("\(verb): others \(use.action)")
    case nil: break
    }
    let kind = verb.hasSuffix(" rows") ? "rows" : verb
    for use in statement.actions {
      used.insert("\(kind): \(use.action)")
      add(use)
    }
    if case .action(let use)? = statement.others { add(use) }
    if statement.id != nil { used.insert("as") }
    if statement.reason != nil { used.insert("because") }
    for expression in statement.expressions { add(expression) }
  }

  private mutating func add(_ use: ActionUse) {
    guard let threshold = use.threshold else { return }
    let limits = [threshold.percent.map { _ in "%" }, threshold.rows.map { _ in "rows" }]
    used.insert("\(use.action) above " + limits.compactMap(\.self).joined(separator: " or "))
  }

  private mutating func add(_ expectation: Expectation) {
    for metric in expectation.metrics { used.insert("metric \(metric.kind)") }
    switch expectation.test {
    case .comparison(_, .value): used.insert("metric = value")
    case .comparison(_, .metric): used.insert("metric = metric")
    case .comparison(_, .rowsOf): used.insert("metric = rows of T")
    case .comparison(_, .shareOfRows): used.insert("metric = % of rows")
    case .between: used.insert("metric between")
    case .withinLastRun: used.insert("metric within % of last run")
    }
  }

  private mutating func add(_ slot: SlotValue, of verb: String) {
    switch slot {
    case .forms(let forms):
      for form in forms { used.insert("form \(form.name)\(form.arguments.isEmpty ? "" : " …")") }
    case .ranks(let ranks):
      for rank in ranks { used.insert("rank \(rank.name)") }
      if ranks.count > 1 { used.insert("rank, then rank") }
    case .type(let type):
      used.insert("type \(type.name)\(type.texts.isEmpty ? "" : " …")")
      if type.list != nil { used.insert("type \(type.name) LIST") }
    case .arms(let arms):
      if arms.count > 1 { used.insert("several arms") }
      for arm in arms {
        if case .pattern = arm.source { used.insert("an arm of a pattern") }
        if case .texts(let texts) = arm.source, texts.count > 1 { used.insert("an arm of texts") }
      }
    case .words(let words):
      if words.count > 1 { used.insert("\(verb): several") }
    case .expectation(let expectation): add(expectation)
    default: break
    }
  }

  private mutating func add(_ expression: Expression) {
    let negation = { (isNegated: Bool) in isNegated ? "not " : "" }
    switch expression.kind {
    case .column(let reference):
      if let table = reference.table { used.insert("\(table).c") }
    case .arithmetic(let sign, _, _): used.insert("c \(sign.rawValue) c")
    case .comparison(let sign, _, _): used.insert("c \(sign.rawValue) c")
    case .negate: used.insert("-c")
    case .between: used.insert("between")
    case .membership(_, .values, let isNegated): used.insert("\(negation(isNegated))in (…)")
    case .membership(_, .list, _): used.insert("in LIST")
    case .membership(_, .column, let isNegated): used.insert("\(negation(isNegated))in table.c")
    case .textTest(let test, _, _, _): used.insert(test.rawValue)
    case .matches: used.insert("matches")
    case .looksLike: used.insert("looks like")
    case .similar(_, _, .share, let isNegated): used.insert("\(negation(isNegated))similar %")
    case .similar(_, _, .measured(let measure, _), _): used.insert("similar by \(measure.rawValue)")
    case .state(_, .type(let type), _): used.insert("is \(type.name)")
    case .state(_, let test, let isNegated): used.insert("is \(negation(isNegated))\(test)")
    case .not: used.insert("not")
    case .and: used.insert("and")
    case .or: used.insert("or")
    case .today: used.insert("today")
    case .call(let name, _, let arguments):
      used.insert("function \(name)/\(arguments.count)")
      used.insert("function \(name)")
    case .conditional(_, let otherwise):
      used.insert(otherwise == nil ? "if … then" : "if … then … else")
    default: break
    }
    for part in expression.parts { add(part) }
  }
}

extension Statement {
  /// The expressions in its slots.
  fileprivate var expressions: [Expression] {
    slots.values.flatMap { slot -> [Expression] in
      switch slot {
      case .expression(let expression): [expression]
      case .assignments(let assignments): assignments.map(\.value)
      case .arms(let arms): arms.map(\.target)
      default: []
      }
    }
  }
}

extension Vocabulary {
  /// All that the words of the language allow, as ``RuleCoverage`` names it.
  var everything: Set<String> {
    var all: Set<String> = [
      "rank, then rank", "several arms", "an arm of a pattern", "an arm of texts", "use: several",
      "original.c", "-c", "between", "in (…)", "not in (…)", "in LIST", "in table.c",
      "not in table.c", "contains", "starts with", "ends with", "matches", "looks like",
      "is blank", "is present", "is default", "is real", "is changed", "is valid", "is not blank",
      "is not valid", "not", "and", "or", "today", "if … then", "if … then … else",
      "type one of LIST", "as", "because", "metric = value", "metric = metric",
      "metric = % of rows", "metric between", "metric within % of last run",
    ]
    all.formUnion(["similar %", "not similar %"])
    all.formUnion(MeasureUse.allCases.map { "similar by \($0.rawValue)" })
    for action in Action.allCases where action.takesThreshold {
      all.formUnion(["%", "rows", "% or rows"].map { "\(action) above \($0)" })
    }
    // A root has so many digits, which a table of examples holds.
    let metrics = MetricUse.Kind.allCases.filter { $0 != .deviation }
    all.formUnion(metrics.map { "metric \($0)" })
    for sign in ["+", "-", "*", "/", "&", "=", "!=", "<", "<=", ">", ">="] {
      all.insert("c \(sign) c")
    }
    all.formUnion((RankWords.withColumn + RankWords.ofRows).map { "rank \($0)" })
    for verb in verbs {
      all.insert("verb \(verb.name)")
      all.formUnion(verb.labelledSlots.map { "\(verb.name): \($0.label)" })
      if verb.condition != .none { all.insert("\(verb.name): when") }
      if verb.takesOthers {
        let others = ["keep", "clear", "->"] + Action.allCases.map(\.rawValue)
        all.formUnion(others.map { "\(verb.name): others \($0)" })
      }
      let kind = verb.name.hasSuffix(" rows") ? "rows" : verb.name
      all.formUnion(verb.actions.map { "\(kind): \($0)" })
    }
    // Types of text that check themselves are held to public suites, and `hash` to examples: a second
    // implementation of either would be the first one again.
    let selfChecked = Set(forms.compactMap(\.type)).subtracting(
      types.filter { $0.kind != .text }.map(\.name))
    for form in forms where !selfChecked.contains(form.name) {
      let isBare = form.arguments.isEmpty || form.arguments == [.notation]
      if isBare { all.insert("form \(form.name)") }
      if !form.arguments.isEmpty { all.insert("form \(form.name) …") }
    }
    for type in types where !selfChecked.contains(type.name) {
      all.insert("is \(type.name)")
      if !type.takesValues { all.insert("type \(type.name)") }
      if type.takesNotations || type.takesValues { all.insert("type \(type.name) …") }
    }
    // So are the forms that repair text, and names taken apart; `boolean` is a table of words.
    for form in ["ascii", "no html", "fix encoding", "boolean"] { all.remove("form \(form)") }
    all.remove("split: by name")
    for function in functions where function.name != "hash" {
      all.insert("function \(function.name)")
      guard !function.isVariadic else { continue }
      let most = function.parameters.count
      for count in most - function.optionalCount...most {
        all.insert("function \(function.name)/\(count)")
      }
    }
    return all
  }
}
