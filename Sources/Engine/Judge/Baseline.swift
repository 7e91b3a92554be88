import Columns
import Kernels

/// The findings that an earlier run has listed: they are counted as known, and not listed again.
///
/// A finding is known by its rule's id, the key of its row (the row's number where no column is declared
/// `id`), its columns, and their values as the list shows them.
package struct Baseline: Sendable {
  private let known: Set<KeyHash>
  private let hasher = KeyHasher.routing1
  /// Set for the table that is run.
  private var rules: [RuleInfo] = []
  private var names: [String] = []
  private var keyColumn: Int?
  private var isKeySensitive = false
  private var sensitiveNames: Set<Int> = []

  /// Takes the lines of a findings file: for each the rule's id, the key or the row, the columns, the value.
  package init(_ lines: [[[UInt8]]]) {
    known = Set(lines.map { [hasher] in Self.hash($0, hasher) })
  }

  /// The baseline as the rules and columns of a plan see it.
  func seen(by plan: TablePlan) -> Baseline {
    var result = self
    result.rules = plan.rules
    result.names = plan.names
    result.keyColumn = plan.keyColumn
    result.isKeySensitive = plan.keyColumn.map { plan.sensitiveColumns.contains($0) } ?? false
    result.sensitiveNames = plan.sensitiveNames
    return result
  }

  /// Whether the finding was listed before.
  func knows(_ rule: Int, _ row: Int32, _ parts: [Journal.FindingPart], in batch: Batch) -> Bool {
    let texts = parts.map { part in
      let value = part.value.array
      return sensitiveNames.contains(Int(part.name)) ? Mask.masked(value) : value
    }
    let fields = [
      Array(rules[rule].id.utf8), key(row, batch),
      Array(parts.map { names[Int($0.name)] }.joined(separator: FindingText.separator).utf8),
      Array(texts.joined(separator: Array(FindingText.separator.utf8))),
    ]
    return known.contains(Self.hash(fields, hasher))
  }

  private func key(_ row: Int32, _ batch: Batch) -> [UInt8] {
    guard let keyColumn else { return Array(String(batch.record(of: Int(row)) + 1).utf8) }
    let key = batch.original(keyColumn)[Int(row)].array
    return isKeySensitive ? Mask.masked(key) : key
  }

  private static func hash(_ fields: [[UInt8]], _ hasher: KeyHasher) -> KeyHash {
    var state = hasher.start()
    for field in fields { field.withCell { hasher.add($0, to: &state) } }
    return hasher.finish(state)
  }
}

/// How a finding with several cells is written in one field.
enum FindingText {
  static let separator = " | "
}
