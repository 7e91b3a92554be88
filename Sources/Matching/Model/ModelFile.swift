/// The models of all `learned` clauses of some rules, as text.
///
///     fettle model 1
///     learned 1 of 'person'            the first `same when learned` of `merge … into person`
///       shares match … near … close …  of all pairs of rows
///       frequencies of the run         of values: counted anew in each run
///       early match … near … close …   the same of a sample, where there are many rows
///       field 'family name'
///         column value 'last_name' name
///         level 'the same' match … random … near … close … [early … near … close …]
///       pass 1 'sound of last_name' 2 'dob'
///     end
///
/// Numbers are written by the fewest digits that mean the same `Double`.
package struct ModelFile: Sendable {
  /// The version that is written and read.
  static let head = "fettle model 1"

  /// The model of one clause, not yet held against the columns.
  struct Block: Sendable {
    var result: String
    /// Of the merge's learned clauses, from 1.
    var number: Int
    var line: Int
    var lines: [ModelLine] = []
  }

  private(set) var blocks: [Block] = []

  /// Reads the text as far as it can be without the columns.
  package init(_ text: String) throws(ModelProblem) {
    var isHeadSeen = false
    var open: Block?
    var number = 0
    for text in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      var line = try ModelLine(text, number: number)
      if line.isEmpty { continue }
      if !isHeadSeen {
        try Self.readHead(&line)
        isHeadSeen = true
      } else if let block = open {
        if line.has("end") {
          try line.end()
          blocks.append(block)
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else {
        open = try beginning(&line)
      }
    }
    if !isHeadSeen { throw ModelProblem(1, "this is no model: '\(Self.head)' is missing") }
    if let open { throw ModelProblem(open.line, "the model has no 'end': the file is cut off") }
  }

  private static func readHead(_ line: inout ModelLine) throws(ModelProblem) {
    guard line.has("fettle"), line.has("model") else {
      throw ModelProblem(line.number, "this is no model: '\(head)' is missing")
    }
    let version = try line.word("the version")
    if version != "1" {
      throw ModelProblem(
        line.number, "models of version '\(version)' are not known, those of 1 are")
    }
    try line.end()
  }

  private func beginning(_ line: inout ModelLine) throws(ModelProblem) -> Block {
    try line.take("learned")
    let number = try line.wholeNumber("the clause's number")
    try line.take("of")
    let block = Block(
      result: try line.text("the name of the result"), number: number, line: line.number)
    try line.end()
    if blocks.contains(where: { $0.number == number && $0.isOf(block.result) }) {
      throw ModelProblem(line.number, "clause \(number) of '\(block.result)' has two models")
    }
    return block
  }

  /// Makes sure that every model is of a clause: `counts` says how many learned ones each result has.
  package func refuseOthers(_ counts: [(result: String, count: Int)]) throws(ModelProblem) {
    for block in blocks {
      let count = counts.first { block.isOf($0.result) }?.count ?? 0
      if block.number > count {
        throw ModelProblem(
          block.line,
          count == 0
            ? "no line of the rules learns for a merge into '\(block.result)'"
            : "the merge into '\(block.result)' has \(count) learned clauses, and no number "
              + "\(block.number)")
      }
    }
  }

  /// The models of a merge's clauses, by the clauses' places in its plan.
  package func models(
    of plan: MergePlan, columns: [MergeColumn]
  ) throws(ModelProblem) -> [Int: LearnedModel] {
    var models: [Int: LearnedModel] = [:]
    for (index, clause) in plan.learnedClauses.enumerated() {
      guard let block = blocks.first(where: { $0.number == index + 1 && $0.isOf(plan.result) })
      else {
        throw ModelProblem(
          1, "the file has no model for '\(clause.text)' of the merge into '\(plan.result)'",
          help: "take the file away to learn anew")
      }
      let reader = ModelReader(columns: columns, allowed: clause.columns)
      models[clause.place] = try reader.model(of: block)
    }
    return models
  }
}

extension ModelFile.Block {
  fileprivate func isOf(_ result: String) -> Bool {
    self.result.lowercased() == result.lowercased()
  }
}

extension MergePlan {
  /// Its clauses that learn, in the order of the lines: where they stand, and the columns that they name.
  package var learnedClauses: [(place: Int, text: String, columns: [Int]?)] {
    learners.sorted().compactMap { place in
      guard case .learned(let columns, _) = clauses[place].test else { return nil }
      return (place, clauses[place].text, columns)
    }
  }
}
