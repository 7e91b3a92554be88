/// What is so of every row of one table behind a line.
struct TableFacts {
  let terms: TermTable
  let reading: TableReading
  private(set) var versions = ColumnVersions()
  private(set) var facts = FactBase()
  /// What will be so when the rejected rows have left.
  private var waiting = FactBase()
  /// By the statement: the versions of the columns that it has looked at.
  private var sights: [Int: [Int: Int]] = [:]
  /// Whether rows may be there that a line above has rejected: they are judged on to the next line
  /// that looks at more than one row.
  private(set) var hasRejectedRows = false
  /// How often lines have taken rows out.
  private(set) var removalCount = 0
  /// The lines behind which no two rows have the same key, as long as nothing writes it.
  var folds: [Fold] = []
  /// What lines above expect of the table.
  var figures: FigureFacts

  init(_ reading: TableReading, _ literals: any LiteralReader) {
    terms = TermTable(literals)
    figures = FigureFacts(literals)
    self.reading = reading
  }

  var prover: Prover {
    Prover(terms: terms, isBlank: reading.isBlank)
  }

  /// The cell of a column as it stands.
  func cell(_ column: Int) -> Term { terms.cell(column: column, version: versions[column]) }

  // MARK: Rows

  /// What is so of the rows that no line has rejected, beside what is so of all.
  func waitingFacts(near cases: Cases) -> [Fact] {
    waiting.near(prover.cells(of: cases), limit: Prover.mostFacts)
  }

  /// All rows that are not rejected are like that from here on.
  mutating func keep(_ cases: Cases, cause: Cause) {
    guard let fact = fact(cases, [cause]) else { return }
    if hasRejectedRows { waiting.add(fact) } else { facts.add(fact) }
  }

  /// Rows that are not like that are rejected.
  mutating func reject(allBut cases: Cases, cause: Cause) {
    hasRejectedRows = true
    if let fact = fact(cases, [cause]) { waiting.add(fact) }
  }

  /// Rejected rows leave.
  mutating func dismissRejected() {
    for fact in waiting.all { facts.add(fact) }
    waiting = FactBase()
    hasRejectedRows = false
  }

  /// Notes that rows have left.
  mutating func noteRemoval() { removalCount += 1 }

  /// Notes that a line has folded or judged the rows by what some columns hold.
  mutating func noteSight(_ statement: Int, _ columns: [Int]) {
    sights[statement] = Dictionary(
      columns.map { ($0, versions[$0]) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether no line has written the columns since the statement has looked at them: of a row that
  /// is still there it says the same again.
  func isSeenAgain(_ statement: Int) -> Bool {
    sights[statement]?.allSatisfy { versions[$0.key] == $0.value } ?? false
  }

  /// Something that is so of every row, rejected or not.
  mutating func add(_ cases: Cases, causes: [Cause]) {
    if let fact = fact(cases, causes) { facts.add(fact) }
  }

  private func fact(_ cases: Cases, _ causes: [Cause]) -> Fact? {
    guard !cases.isAnything else { return nil }
    return Fact(cases: cases, causes: causes, cells: prover.cells(of: cases))
  }

  /// A line of which nothing is known may have changed all.
  mutating func forget(columns: ColumnList) {
    facts = FactBase()
    waiting = FactBase()
    folds = []
    figures.forget()
    for column in columns { versions.advance(column.id) }
  }

  // MARK: Cells

  /// A column is written: facts about its cells are carried over as far as they still hold.
  mutating func write(_ column: Int, _ writing: Writing, cause: Cause) {
    let old = cell(column)
    versions.advance(column)
    let new = cell(column)
    for fact in facts.takeAll(about: old) {
      if let carried = carry(fact, old, new, writing, cause) { facts.add(carried) }
    }
    for fact in waiting.takeAll(about: old) {
      if let carried = carry(fact, old, new, writing, cause) { waiting.add(carried) }
    }
  }

  private func carry(
    _ fact: Fact, _ old: Term, _ new: Term, _ writing: Writing, _ cause: Cause
  ) -> Fact? {
    var cases = Cases.nothing
    if writing.keepsSome {
      cases = fact.cases.mapping { terms.moved($0, from: old, to: new) }
    }
    if let convert = writing.convert {
      cases = cases.or(fact.cases.mapping { convert($0, old, new) })
    }
    cases = cases.or(writing.written(new))
    return self.fact(cases, fact.causes + [cause])
  }
}

/// What a line does to the cells of a column.
struct Writing {
  typealias Conversion = (_ atom: Atom, _ old: Term, _ new: Term) -> Atom?

  /// Whether cells may stay as they are.
  var keepsSome = true
  /// What becomes of something that was so of a cell which the line converts; nil: it converts
  /// none.
  var convert: Conversion?
  /// What cells are like that the line writes over.
  var written: (Term) -> Cases = { _ in .nothing }
}
