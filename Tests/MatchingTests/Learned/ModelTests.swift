import Testing

@testable import Matching

/// Models as text: kept, read again, and held against the columns.
@Suite struct ModelTests {
  private static let table = PeopleTable(personCount: 130, seed: 5)
  private static let plan = MergePlan(
    result: "person",
    clauses: [
      MatchClause(
        effect: .same, test: .learned(columns: nil, least: nil), text: "same when learned")
    ])

  private static let learned = outcome(table.input())

  private static func outcome(
    _ input: MergeInput, threadCount: Int = 2, models: [Int: LearnedModel] = [:]
  ) -> MergeOutcome {
    Merge(plan: plan, input: input, threadCount: threadCount, models: models).run()
  }

  /// The model of the table as text.
  private func text() throws -> String {
    let model = try #require(Self.learned.learned[0].model)
    return ModelWriter.text(of: [("person", Self.table.input().columns, [model])])
  }

  @Test func `a model that was written and read gives what learning gave`() throws {
    let input = Self.table.input()
    let learned = Self.learned
    let text = try text()
    let models = try ModelFile(text).models(of: Self.plan, columns: input.columns)
    #expect(models[0] == learned.learned[0].model)
    #expect(ModelWriter.text(of: [("person", input.columns, [models[0]!])]) == text)
    for threadCount in [1, 3] {
      let again = Self.outcome(input, threadCount: threadCount, models: models)
      #expect(again.groups == learned.groups && again.links == learned.links)
      #expect(again.refusals == learned.refusals)
      var given = again.learned[0]
      #expect(given.isGiven)
      given.isGiven = false
      #expect(given == learned.learned[0])
    }
  }

  @Test func `a model finds the same people in other rows, and does not learn`() throws {
    let input = Self.table.input()
    let models = try ModelFile(try text())
      .models(of: Self.plan, columns: input.columns)
    let other = PeopleTable(personCount: 110, seed: 77)
    let given = Self.outcome(other.input(), models: models)
    #expect(given.learned[0].model == models[0])
    let score = other.score(given.groups)
    #expect(score.precision > 0.9 && score.recall > 0.8)
    // Few rows teach nothing, and a model needs no teaching.
    let few = PeopleTable(personCount: 3, seed: 8)
    #expect(Self.outcome(few.input()).learned[0].gap != nil)
    #expect(Self.outcome(few.input(), models: models).learned[0].gap == nil)
  }

  @Test func `what a sample has taught first is a part of the model`() throws {
    let input = Self.table.input()
    let learned = try #require(Self.learned.learned[0].model)
    #expect(learned.early == nil)
    // An early model that is as sure as the final one keeps what counts, and no more.
    let gated = LearnedModel(
      fields: learned.fields, passes: learned.passes, early: learned.levels,
      levels: learned.levels)
    let text = ModelWriter.text(of: [("person", input.columns, [gated])])
    let models = try ModelFile(text).models(of: Self.plan, columns: input.columns)
    #expect(models[0] == gated)
    let outcome = Self.outcome(input, models: models)
    #expect(outcome.groups == Self.learned.groups && outcome.links == Self.learned.links)
    let (given, all) = (outcome.learned[0], Self.learned.learned[0])
    #expect(given.passes == all.passes && given.candidateCount == all.candidateCount)
    #expect(given.scores.counts.reduce(0, +) == all.candidateCount)
    #expect(given.foundCount == all.foundCount)
    #expect(abs(given.expectedCount - all.expectedCount) < 1)
  }

  @Test func `a pair that the sample rules out is told with its bits, and holds no more`() throws {
    let input = Self.table.input()
    let learned = try #require(Self.learned.learned[0].model)
    let row = try #require(Self.learned.links.firstIndex { $0 != nil })
    let pair = RowPair(Self.learned.links[row]!.row, UInt32(row))
    let merge = Merge(plan: Self.plan, input: input, threadCount: 1)
    let open = try #require(merge.explanation(of: pair, in: Self.learned).clauses[0].learned)
    #expect(open.earlyBits == nil && !open.passes.isEmpty)
    var early = learned.levels
    early.matchShare = 1e-17
    let gated = LearnedModel(
      fields: learned.fields, passes: learned.passes, early: early, levels: learned.levels)
    let outcome = Self.outcome(input, models: [0: gated])
    #expect(outcome.learned[0].foundCount == 0)
    let closed = merge.explanation(of: pair, in: outcome).clauses[0]
    let said = try #require(closed.learned)
    #expect(!closed.holds && said.bits == open.bits && said.passes == open.passes)
    #expect(try #require(said.earlyBits) < -8)
  }

  @Test func `names are written so that any of them is read again`() throws {
    let name = "a 'b' \\ c\nd # ä"
    var line = try ModelLine(Substring(ModelLine.quote(name)).unicodeScalars, number: 1)
    #expect(try line.text("a text") == name)
    #expect(line.isEmpty)
    let comment = try ModelLine(Substring("  # 'open").unicodeScalars, number: 1)
    #expect(comment.isEmpty)
  }

  /// A change of a model's text, and what is said of it.
  static let faults: [(part: String, other: String, message: String)] = [
    ("fettle model 1", "fettle model 2", "models of version '2' are not known"),
    ("fettle model 1", "fettle", "this is no model"),
    ("learned 1 of", "learned 0 of", "is a whole number from 1 on, not '0'"),
    ("'person'", "'human'", "no line of the rules learns for a merge into 'human'"),
    ("learned 1 of", "learned 2 of", "has 1 learned clauses, and no number 2"),
    ("column value 'email'", "column value 'e_mail'", "the tables have no column 'e_mail'"),
    (
      "column value 'email' email", "column value 'email' phone",
      "'email' is compared as email, and was learned as phone"
    ),
    ("column value 'email'", "column main 'email'", "no column is 'main' of its field"),
    ("column value 'email'", "column street 'email'", "has other columns than these"),
    ("field 'e-mail'", "field 'post'", "no field is compared as 'post'"),
    ("field 'family name'", "field 'given name'", "two fields for one part of the name"),
    ("level 'the same user'", "level 'the same host'", "has no level 'the same host'"),
    ("shares match", "shares about", "'match' is missing"),
    ("  frequencies of the run\n", "", "the model has no 'frequencies'"),
    ("frequencies of the run", "frequencies of old", "'the' is missing"),
    ("    level 'different'", "    rank 'different'", "does not begin so"),
    (
      "  frequencies", "  early match 0.1 near 0 close 0\n  frequencies",
      "the level has no 'early' share"
    ),
    ("  pass ", "  pass 99 'dob' ", "field 99 has no part 'dob'"),
    ("  pass ", "  pass 1 'dob' ", "field 1 has no part 'dob'"),
    ("random ", "random 5e-324 ", "a share is a number from 1e-18 to 1, not '5e-324'"),
    (
      "shares match ", "shares match nan near 0 close 0 # ",
      "a share is a number from 1e-18 to 1, not 'nan'"
    ),
    ("random ", "random x", "a share is a number from 1e-18 to 1"),
    ("shares match ", "shares match 1.5 near 0 close 0 # ", "a share is a number from 1e-18 to 1"),
    ("\nend", "\n", "the file is cut off"),
    ("'person'", "'person", "a text does not end with its quote"),
  ]

  @Test(arguments: faults)
  func `a model that does not fit is refused with its line`(
    fault: (part: String, other: String, message: String)
  ) throws {
    let input = Self.table.input()
    let text = try text()
    let place = try #require(text.firstRange(of: fault.part))
    let changed = text.replacingCharacters(in: place, with: fault.other)
    var line = text[..<place.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false
    ).count
    if (fault.part + fault.other).contains("\n") { line = 0 }
    let problem = try #require(throws: ModelProblem.self) {
      let file = try ModelFile(changed)
      try file.refuseOthers([("person", 1)])
      _ = try file.models(of: Self.plan, columns: input.columns)
    }
    #expect(problem.message.contains(fault.message), "\(problem.message)")
    // What is missing in a field or a model is told of where that begins.
    if line > 0 { #expect(problem.line <= line && problem.line > 0) }
  }

  @Test func `a model says nothing of columns that the clause does not name`() throws {
    let input = Self.table.input()
    let file = try ModelFile(try text())
    var plan = Self.plan
    plan.clauses[0].test = .learned(columns: [0, 1], least: 0.9)
    let problem = try #require(throws: ModelProblem.self) {
      _ = try file.models(of: plan, columns: input.columns)
    }
    #expect(problem.message.contains("the clause does not name the column"))
    plan.clauses.append(plan.clauses[0])
    #expect(throws: ModelProblem.self) {
      _ = try file.models(of: plan, columns: input.columns)
    }
  }
}

extension String {
  /// The text with a part in another form.
  fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
