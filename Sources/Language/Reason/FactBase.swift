/// Facts by the cells that they are about, so that what is asked of a few cells does not cost more the more
/// there is to know of others.
struct FactBase: Sendable {
  private var facts: [Int: Fact] = [:]
  private var numbers: [Term: Set<Int>] = [:]
  private var nextNumber = 0

  /// More facts about one cell are not kept: the oldest goes.
  private static let mostOfCell = 8

  var isEmpty: Bool { facts.isEmpty }

  mutating func add(_ fact: Fact) {
    for cell in fact.cells {
      if let known = numbers[cell], known.count >= Self.mostOfCell, let oldest = known.min() {
        remove(oldest)
      }
      numbers[cell, default: []].insert(nextNumber)
    }
    facts[nextNumber] = fact
    nextNumber += 1
  }

  private mutating func remove(_ number: Int) {
    guard let fact = facts.removeValue(forKey: number) else { return }
    for cell in fact.cells { numbers[cell]?.remove(number) }
  }

  /// All of them, in the order in which they came.
  var all: [Fact] { facts.keys.sorted().compactMap { facts[$0] } }

  /// Takes out the facts about a cell, in the order in which they came.
  mutating func takeAll(about cell: Term) -> [Fact] {
    let taken = (numbers[cell] ?? []).sorted()
    return taken.compactMap { number in
      let fact = facts[number]
      remove(number)
      return fact
    }
  }

  /// The facts about some cells, and those about the cells that these are about; of many the latest `limit`,
  /// in the order in which they came.
  func near(_ cells: Set<Term>, limit: Int) -> [Fact] {
    let first = found(cells, limit)
    let further = first.reduce(into: cells) { $0.formUnion(facts[$1]?.cells ?? []) }
    let chosen = further == cells ? first : found(further, limit)
    return chosen.compactMap { facts[$0] }
  }

  private func found(_ cells: Set<Term>, _ limit: Int) -> [Int] {
    var found: Set<Int> = []
    for cell in cells { found.formUnion((numbers[cell] ?? []).latest(limit)) }
    return found.latest(limit).sorted()
  }
}

extension Set<Int> {
  /// The greatest numbers, at most so many.
  fileprivate func latest(_ limit: Int) -> [Int] {
    count <= limit ? Array(self) : Array(sorted().suffix(limit))
  }
}
