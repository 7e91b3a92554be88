import Columns
import Kernels

/// How often each shape came, of a limited number of shapes.
///
/// Where there are more, or they take more bytes, all are written more coarsely, as far as needed: first with
/// each run of a class as one sign, then only their beginnings, then all as `*`. How coarse they end depends
/// on the shapes of all rows alone, not on their order, so that workers may be added up. Of a long shape only
/// the beginning is told apart, at every grain.
struct ShapeTally: Sendable {
  /// How coarsely shapes are written.
  enum Grain: Int, Sendable, Comparable {
    case exact, folded, cut, any

    static func < (left: Grain, right: Grain) -> Bool { left.rawValue < right.rawValue }
  }

  /// Shapes that are told apart.
  static let limit = 2000
  /// Signs of an exact shape; of a longer one the beginning stands, and `*`.
  static let mostSigns = 200
  /// Bytes that the shapes told apart may take.
  private static let byteLimit = 256 << 10
  /// Bytes of a folded shape; a longer one is cut.
  private static let mostFoldedBytes = 64

  private(set) var grain = Grain.exact
  private(set) var texts: [[UInt8]] = []
  private(set) var counts: [Int] = []
  private var byteCount = 0
  private var index = HashIndex()
  private let hasher: KeyHasher
  private let limit: Int

  init(hasher: KeyHasher, limit: Int = ShapeTally.limit) {
    self.hasher = hasher
    self.limit = limit
  }

  var count: Int { texts.count }

  /// Whether there are more shapes than are told apart.
  var isOverfull: Bool { (count > limit || byteCount > Self.byteLimit) && grain < .any }

  /// The place of a shape, which is exact and the open cell of the arena.
  @inline(__always)
  mutating func place(ofOpenCell arena: borrowing ByteArena) -> Int {
    if grain > .exact || arena.openCount > Self.mostSigns {
      return place(of: Self.coarsened(Array(copying: arena.openBytes), to: grain))
    }
    let place = index.place(of: hasher.hash(arena.openBytes))
    if place == texts.count { add(Array(copying: arena.openBytes)) }
    return place
  }

  private mutating func place(of text: [UInt8]) -> Int {
    let place = index.place(of: hasher.hash(text.span))
    if place == texts.count { add(text) }
    return place
  }

  private mutating func add(_ text: [UInt8]) {
    texts.append(text)
    counts.append(0)
    byteCount += text.count
  }

  /// Counts values of a shape.
  @inline(__always)
  mutating func add(_ count: Int, at place: Int) {
    counts[place] += count
  }

  /// An exact shape as this grain has it.
  static func coarsened(_ text: [UInt8], to grain: Grain) -> [UInt8] {
    if grain == .any { return [0x2A] }
    let exact = Shape.beginning(of: text, signCount: mostSigns)
    if grain == .exact { return exact }
    let folded = Shape.folded(exact.span)
    return grain == .cut || folded.count > mostFoldedBytes ? Shape.cut(folded) : folded
  }

  /// Makes shapes coarser until they are few enough; gives the new place of each.
  mutating func coarsen() -> [Int] {
    var places = Array(0..<count)
    while isOverfull {
      let step = coarsen(to: Grain(rawValue: grain.rawValue + 1) ?? .any)
      places = places.map { step[$0] }
    }
    return places
  }

  private mutating func coarsen(to next: Grain) -> [Int] {
    var coarse = ShapeTally(hasher: hasher, limit: limit)
    coarse.grain = next
    let places = texts.indices.map { index in
      let place = coarse.place(of: Self.coarsened(texts[index], to: next))
      coarse.add(counts[index], at: place)
      return place
    }
    self = coarse
    return places
  }

  /// The same with each run of a class as one sign.
  func folded() -> ShapeTally {
    var result = self
    if grain == .exact { _ = result.coarsen(to: .folded) }
    return result
  }

  /// Adds what another worker has counted.
  mutating func merge(_ other: ShapeTally) {
    var other = other
    while grain < other.grain { _ = coarsen(to: Grain(rawValue: grain.rawValue + 1) ?? .any) }
    while other.grain < grain {
      _ = other.coarsen(to: Grain(rawValue: other.grain.rawValue + 1) ?? .any)
    }
    for index in other.texts.indices {
      let place = place(of: other.texts[index])
      add(other.counts[index], at: place)
    }
    _ = coarsen()
  }
}

extension Array where Element == UInt8 {
  /// A copy of the bytes.
  init(copying bytes: Span<UInt8>) {
    self = []
    reserveCapacity(bytes.count)
    for index in bytes.indices { append(bytes[index]) }
  }
}
