import Connectors
import Diagnostics
import Engine
import Matching
import Synchronization

/// `--model FILE`: what learned clauses go by, read from the file where it is there, else to be written to
/// it.
final class ModelStore: Sendable {
  private let path: String?
  /// nil: there is no such file yet.
  private let file: ModelFile?
  /// What the merges of this run have learned, by their rules.
  private let learned = Mutex<[Int: [LearnedOutcome]]>([:])

  init(_ path: String?, _ register: InputRegister) throws(RunFailure) {
    self.path = path
    guard let path else {
      file = nil
      return
    }
    if path == "-" {
      throw RunFailure(.usage, "a model goes to a file of its own", help: "type --model FILE")
    }
    guard let text = try TextFile.read(path) else {
      file = nil
      return
    }
    register.note(path)
    do throws(ModelProblem) {
      file = try ModelFile(text)
    } catch {
      throw RunFailure(error, in: path)
    }
  }

  /// The file to be written; nil without `--model`, and where it is there already.
  var target: String? { file == nil ? path : nil }

  /// Holds the file against the rules before a row is read.
  func check(_ merges: some Sequence<MergeRule>) throws(RunFailure) {
    guard let path else { return }
    let merges = merges.sorted { $0.rule < $1.rule }
    let counts = merges.map { (result: $0.result, count: $0.plan.learnedClauses.count) }
    if counts.allSatisfy({ $0.count == 0 }) {
      throw RunFailure(
        .usage, "no line learns, so '--model \(path)' has nothing to do",
        help: "drop the flag, or write same when learned")
    }
    do throws(ModelProblem) {
      try file?.refuseOthers(counts)
    } catch {
      throw RunFailure(error, in: path)
    }
    for merge in merges { _ = try models(for: merge) }
  }

  /// The models of a merge's clauses, by the clauses' places; empty where they have to learn.
  func models(for rule: MergeRule) throws(RunFailure) -> [Int: LearnedModel] {
    guard let path, let file else { return [:] }
    do throws(ModelProblem) {
      return try file.models(of: rule.plan, columns: rule.emptyColumns)
    } catch {
      throw RunFailure(error, in: path)
    }
  }

  /// Keeps what a merge has learned.
  func note(_ outcome: MergeOutcome, of rule: MergeRule) {
    learned.withLock { $0[rule.rule] = outcome.learned }
  }

  /// The text of the file for these merges; else why there is none, in one sentence.
  func text(of merges: some Sequence<MergeRule>) -> Result<String, Missing> {
    var models: [(result: String, columns: [MergeColumn], models: [LearnedModel])] = []
    let outcomes = learned.withLock { $0 }
    for merge in merges.sorted(by: { $0.rule < $1.rule }) {
      let clauses = merge.plan.learnedClauses
      if clauses.isEmpty { continue }
      // A file would hold ever after what one run has only supposed.
      let found = (outcomes[merge.rule] ?? []).filter { $0.gap == nil }.compactMap(\.model)
      if found.count < clauses.count {
        let name = path ?? ""
        return .failure(
          Missing(
            result: merge.result,
            note: "'\(name)' is not written: not every learned clause of the merge into "
              + "'\(merge.result)' has learned enough"))
      }
      models.append((merge.result, merge.emptyColumns, found))
    }
    return .success(ModelWriter.text(of: models))
  }

  /// Why there is no model to write.
  struct Missing: Error {
    /// The merge that it is about.
    var result: String
    var note: String
  }
}

extension MergeRule {
  /// The columns of the result without rows.
  var emptyColumns: [MergeColumn] {
    columns.map { MergeColumn(name: $0.name, kind: $0.kind, isDeclared: $0.isDeclared) }
  }
}

extension RunFailure {
  /// What is wrong with a model's file.
  fileprivate init(_ problem: ModelProblem, in path: String) {
    self.init(
      .input, problem.message, help: problem.help, place: DataPlace(file: path, line: problem.line))
  }
}
