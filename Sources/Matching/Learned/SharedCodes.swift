/// Finds codes that different people share: of a household, an account, an employer.
///
/// A code tells one person from others only where rows that share it are those of one person; else all
/// members of a household would be one.
struct SharedCodes {
  private let fields: [any MatchField]
  private let plans: [FieldPlan]

  /// Pairs that are looked at, and fewer that say nothing.
  private static let mostPairs = 10_000
  private static let fewestPairs = 20

  init(_ fields: [any MatchField], _ plans: [FieldPlan]) {
    self.fields = fields
    self.plans = plans
  }

  /// The fields of such codes.
  func found() -> [Int] { plans.indices.filter { plans[$0].kind == .code && isShared($0) } }

  /// Whether most rows that follow each other with a code are those of different people.
  private func isShared(_ code: Int) -> Bool {
    let tellers = fields.indices.filter { fields[$0].isIdentity && plans[$0].kind != .code }
    let column = fields[code].exact
    var last = [UInt32](repeating: .max, count: column.pool.count)
    var (known, unlike) = (0, 0)
    for row in column.ids.indices where column.ids[row] != 0 && known < Self.mostPairs {
      let value = Int(column.ids[row])
      if last[value] != .max {
        let pair = RowPair(last[value], UInt32(row))
        let levels = tellers.map { (field: $0, level: Int(fields[$0].wholeLevel(pair))) }
        if levels.contains(where: { $0.level > 0 }) {
          known += 1
          let differ = levels.contains { $0.level == fields[$0.field].levels.count - 1 }
          if differ, !levels.contains(where: { $0.level == 1 }) { unlike += 1 }
        }
      }
      last[value] = UInt32(row)
    }
    return known >= Self.fewestPairs && unlike * 2 > known
  }
}
