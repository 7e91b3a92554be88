import CScan
import Columns

/// What measures of similarity compare: a byte of ASCII, or a code point.
protocol TextUnit: FixedWidthInteger, UnsignedInteger, BitwiseCopyable {
  /// The block for the shortest texts.
  associatedtype ShortBlock: UnitBlock where ShortBlock.Unit == Self
  /// The block for texts of up to 64 units.
  associatedtype Block: UnitBlock where Block.Unit == Self

  /// The units that two short texts share within reach, where there is a faster way than by blocks; else nil.
  /// Neither text is empty.
  static func shortMatches(
    _ left: Span<Self>, _ right: Span<Self>, reach: Int
  ) -> JaroMatches?
}

/// Up to 64 units of a text, kept so that one look finds every place of a unit.
protocol UnitBlock {
  associatedtype Unit: TextUnit

  /// The most units that a block has.
  static var capacity: Int { get }

  /// Takes a text of at most `capacity` units.
  init(_ text: Span<Unit>)

  var count: Int { get }

  /// Where the unit stands, the first place in the lowest bit.
  func places(of unit: Unit) -> UInt64
}

extension UnitBlock {
  /// One bit for each unit.
  @inline(__always)
  var whole: UInt64 { UInt64.max >> UInt64(64 - max(count, 1)) }
  /// The bit of the last unit; the text is not empty.
  @inline(__always)
  var last: UInt64 { 1 << UInt64(count - 1) }
}

extension UInt8: TextUnit {
  typealias ShortBlock = ShortByteBlock
  typealias Block = ByteBlock
}

extension UInt32: TextUnit {
  typealias ShortBlock = ScalarBlock
  typealias Block = ScalarBlock
}

/// Up to sixteen bytes in one register, as most names are.
struct ShortByteBlock: UnitBlock {
  static let capacity = 16

  private let bytes: SIMD16<UInt8>
  let count: Int

  @inline(__always)
  init(_ text: Span<UInt8>) {
    count = text.count
    // Safe: reads the span's bytes, at most sixteen, and no further.
    bytes = unsafe text.withBase { unsafe bytes_16_at($0, $1) }
  }

  @inline(__always)
  func places(of unit: UInt8) -> UInt64 {
    places_in_16(bytes, unit) & whole
  }
}

/// Up to 64 bytes in four registers.
struct ByteBlock: UnitBlock {
  static let capacity = 64

  private let parts: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
  let count: Int

  @inline(__always)
  init(_ text: Span<UInt8>) {
    count = text.count
    parts = (Self.part(0, text), Self.part(1, text), Self.part(2, text), Self.part(3, text))
  }

  @inline(__always)
  private static func part(_ index: Int, _ text: Span<UInt8>) -> SIMD16<UInt8> {
    let start = min(index * 16, text.count)
    let part = text.extracting(start..<min(start + 16, text.count))
    // Safe: reads the part's bytes, at most sixteen, and no further.
    return unsafe part.withBase { unsafe bytes_16_at($0, $1) }
  }

  @inline(__always)
  func places(of unit: UInt8) -> UInt64 {
    let low = places_in_16(parts.0, unit) | places_in_16(parts.1, unit) << 16
    let high = places_in_16(parts.2, unit) | places_in_16(parts.3, unit) << 16
    return (low | high << 32) & whole
  }
}

/// Up to 64 code points.
struct ScalarBlock: UnitBlock {
  static let capacity = 64

  private var scalars: InlineArray<64, UInt32> = .init(repeating: 0)
  let count: Int

  init(_ text: Span<UInt32>) {
    count = text.count
    for index in text.indices { scalars[index] = text[index] }
  }

  @inline(__always)
  func places(of unit: UInt32) -> UInt64 {
    // Safe: reads the array's first `count` scalars, at most 64.
    unsafe scalars.span.withUnsafeBufferPointer {
      unsafe places_of_scalar($0.baseAddress!, count, unit)
    }
  }
}
