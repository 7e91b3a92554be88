import Columns
import Kernels

/// What two rows have to share for a test of theirs: rows that do are found together.
enum PairKey: Sendable, Hashable {
  /// The value of a column.
  case value(Int)
  /// How the value of a column sounds, by a measure that knows only alike and not alike.
  case sound(Int, PairTest.Measure)
}

extension PairTest {
  /// What both rows share where the test holds, and only there; nil where nothing says so.
  var key: PairKey? {
    switch self {
    case .equal(let column), .within(let column): .value(column)
    case .measured(let column, let measure, _): measure.isPhonetic ? .sound(column, measure) : nil
    default: nil
    }
  }

  /// The keys of all tests of which it is made.
  var keys: [PairKey] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.keys)
    case .not(let part): part.keys
    default: key.map { [$0] } ?? []
    }
  }
}

/// How the values of columns sound, by row.
struct SoundKeys: Sendable {
  /// A number for each sound; 0 where a row has no value.
  private let numbers: [PairKey: [UInt32]]

  /// Finds the sounds that some tests ask for.
  init(_ input: MergeInput, _ tests: [PairTest]) {
    var numbers: [PairKey: [UInt32]] = [:]
    for key in Set(tests.flatMap(\.keys)) {
      guard case .sound(let column, let measure) = key else { continue }
      numbers[key] = Self.numbers(input.columns[column].keys, measure)
    }
    self.numbers = numbers
  }

  private static func numbers(
    _ column: InternedColumn, _ measure: PairTest.Measure
  ) -> [UInt32] {
    var sounds = TextPool()
    var ofValues: [UInt32] = [0]
    for value in 1..<UInt32(max(column.pool.count, 1)) {
      var code = measure.code(of: column.pool[value])
      if code.isEmpty {
        // What has no sound is alike only if it is the same; codes have no such byte.
        code.append(0)
        code.append(contentsOf: column.pool[value])
      }
      ofValues.append(sounds.intern(code.span))
    }
    return column.ids.map { ofValues[Int($0)] }
  }

  /// The numbers of a sound's column, by row.
  subscript(key: PairKey) -> [UInt32] { numbers[key]! }
}
