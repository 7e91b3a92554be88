/// Tests of a clause that have to hold together, and by what the rows are found for which they may.
struct PairAlternative: Sendable {
  /// By what rows are brought together.
  enum Way: Sendable {
    /// They share all of these; without any, every row meets every other.
    case shared([PairKey])
    /// They are near by the test at this place, and share nothing else.
    case near(test: Int)
  }
  let tests: [PairTest]
  let way: Way

  init(_ tests: [PairTest]) {
    self.tests = tests
    var keys: [PairKey] = []
    for key in tests.compactMap(\.key) where !keys.contains(key) { keys.append(key) }
    let near = tests.firstIndex { if case .near = $0 { true } else { false } }
    if keys.isEmpty, let near {
      way = .near(test: near)
    } else {
      way = .shared(keys)
    }
  }

  /// What rows have to share.
  var keys: [PairKey] { if case .shared(let keys) = way { keys } else { [] } }

  /// Whether all rows that share the keys pass.
  var isOfKeysAlone: Bool { tests.allSatisfy { $0.key != nil } }

  /// The tests that rows still have to pass when they have been brought together.
  var openTests: [PairTest] {
    switch way {
    case .near(let near): return tests.indices.filter { $0 != near }.map { tests[$0] }
    case .shared(let keys):
      // Of several keys rows share a hash.
      return keys.count == 1 ? tests.filter { $0.key != keys[0] } : tests
    }
  }

  /// What a test comes to: alternatives of keys alone, then those with keys, then those that are near.
  ///
  /// One that asks for the keys of another, and for more, finds nothing that this one does not.
  static func all(of test: PairTest) -> [PairAlternative] {
    let all = test.alternatives.map { PairAlternative($0) }
    let needed = all.indices.filter { number in
      !all.indices.contains { other in
        guard other != number, all[other].isOfKeysAlone else { return false }
        let (few, many) = (Set(all[other].keys), Set(all[number].keys))
        let isSame = few == many && all[number].isOfKeysAlone
        return few.isSubset(of: many) && (!isSame || other < number)
      }
    }.map { all[$0] }
    return needed.filter(\.isOfKeysAlone) + needed.filter { !$0.isOfKeysAlone && !$0.isNear }
      + needed.filter(\.isNear)
  }

  private var isNear: Bool { if case .near = way { true } else { false } }
}
