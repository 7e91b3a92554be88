import Columns
import Kernels
import Synchronization

/// The keys of some rows that are whole numbers and only grow, or only fall, from row to row, as the ids of
/// an export do: their differences, a byte or two each, in the place of tuples of sixteen.
///
/// Where no two such runs overlap no key comes twice. Where some do, or where there are other keys, they
/// become tuples as well.
struct AscendingKeys: Sendable {
  /// Numbers of more digits are no keys of such a run.
  private static let mostDigits = 18

  let first: UInt64
  private(set) var last: UInt64
  private(set) var count = 1
  /// What each number is more than the one before it, in groups of seven bits, the low ones first (LEB128).
  private var differences: [UInt8] = []

  /// The numbers that the texts are; nil where one is none as it is written for good, without a sign or a zero
  /// in front, and where they neither grow nor fall.
  init?(_ texts: [Cell]) {
    guard let first = texts.first.flatMap(Self.number), let end = texts.last.flatMap(Self.number)
    else { return nil }
    self.first = min(first, end)
    last = self.first
    differences.reserveCapacity(texts.count)
    let isFalling = end < first
    for index in 1..<max(texts.count, 1) {
      let text = texts[isFalling ? texts.count - 1 - index : index]
      guard let number = Self.number(text), number > last else { return nil }
      append(number)
    }
  }

  /// Bytes that they take.
  var byteCount: Int { differences.count + MemoryLayout<Self>.size }

  private mutating func append(_ number: UInt64) {
    var rest = number - last
    while rest >= 1 << 7 {
      differences.append(UInt8(truncatingIfNeeded: rest) | 1 << 7)
      rest >>= 7
    }
    differences.append(UInt8(truncatingIfNeeded: rest))
    last = number
    count += 1
  }

  private static func number(_ text: Cell) -> UInt64? {
    let bytes = text.bytes
    guard bytes.count > 0, bytes.count <= mostDigits else { return nil }
    if bytes[0] == UInt8(ascii: "0") { return bytes.count == 1 ? 0 : nil }
    var number: UInt64 = 0
    for index in bytes.indices {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      number = number &* 10 &+ UInt64(digit)
    }
    return number
  }

  /// The tuples of all the keys, of two words each: the hash of the number's text.
  func tuples(_ hasher: KeyHasher) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(2 * count)
    forEach { number in
      let hash = hasher.hash(Array(String(number).utf8).span)
      words.append(hash.first)
      words.append(hash.second)
    }
    return words
  }

  private func forEach(_ body: (UInt64) -> Void) {
    var number = first
    body(number)
    var (difference, shift): (UInt64, UInt64) = (0, 0)
    for byte in differences {
      difference |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte >= 1 << 7 { continue }
      number += difference
      (difference, shift) = (0, 0)
      body(number)
    }
  }

  /// Whether no number of one lies between the ends of another.
  static func areApart(_ runs: [AscendingKeys]) -> Bool {
    let sorted = runs.sorted { $0.first < $1.first }
    return zip(sorted, sorted.dropFirst()).allSatisfy { $0.last < $1.first }
  }
}

/// The runs of ``AscendingKeys`` that a table's batches have.
final class AscendingRuns: Sendable {
  private let state = Mutex((runs: [AscendingKeys](), byteCount: 0))

  /// Takes the keys of a batch, unless all would then need more bytes.
  func take(_ keys: AscendingKeys, atMost byteCount: Int) -> Bool {
    state.withLock { state in
      guard state.byteCount + keys.byteCount <= byteCount else { return false }
      state.byteCount += keys.byteCount
      state.runs.append(keys)
      return true
    }
  }

  /// Hands over all runs.
  func takeAll() -> [AscendingKeys] {
    state.withLock { state in
      defer { state = ([], 0) }
      return state.runs
    }
  }
}
