import Testing

@testable import Columns

@Suite("An arena keeps the bytes of cells")
struct ByteArenaTests {
  @Test("that stay what they were while it grows, like a list of arrays", arguments: 1...6)
  func manyCells(seed: UInt64) {
    var random = SeededRandom(seed)
    var arena = ByteArena()
    var cells: [Cell] = []
    var wanted: [[UInt8]] = []
    for _ in 0..<400 {
      var open: [UInt8] = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        step(&arena, &open, cells.last, &random)
        #expect(arena.openCount == open.count)
      }
      #expect(Array(copying: arena.openBytes) == open)
      if Int.random(in: 0..<5, using: &random) == 0 {
        arena.discard()
      } else {
        cells.append(arena.commit())
        wanted.append(open)
      }
      #expect(arena.openCount == 0)
    }
    #expect(cells.map(\.array) == wanted)
  }

  /// One way to change the open cell, and the same on an array.
  private func step(
    _ arena: inout ByteArena, _ open: inout [UInt8], _ last: Cell?, _ random: inout SeededRandom
  ) {
    let bytes = random.bytes([0, 1, 3, 70, 3_000][Int.random(in: 0..<5, using: &random)])
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      arena.append(0x41)
      open.append(0x41)
    case 1:
      arena.append(bytes)
      open += bytes
    case 2:
      arena.append(last ?? .empty)
      open += last?.array ?? []
    case 3:
      // Safe: as many bytes are written as were asked for.
      unsafe arena.append(atMost: bytes.count + 9) { room in
        for (offset, byte) in bytes.enumerated() { unsafe room[offset] = byte }
        return bytes.count
      }
      open += bytes
    default:
      let count = Int.random(in: 0...open.count, using: &random)
      arena.truncate(to: count)
      open.removeLast(open.count - count)
    }
  }

  @Test("of more than a block each, the open one moved along")
  func longCells() {
    var random = SeededRandom(3)
    var arena = ByteArena()
    let long = random.bytes(200_000)
    arena.append(Array(long.prefix(60_000)))
    arena.append(Array(long.dropFirst(60_000)))
    let cell = arena.commit()
    arena.append(long)
    #expect(cell.array == long && arena.commit().array == long)
    #expect(arena.byteCount >= 400_000)
  }

  @Test("that are forgotten at once, with the memory of one block kept")
  func reset() {
    var arena = ByteArena()
    for _ in 0..<10 {
      arena.append([UInt8](repeating: 7, count: 100_000))
      _ = arena.commit()
    }
    arena.append(1)
    let held = arena.byteCount
    arena.reset()
    #expect(arena.openCount == 0 && arena.byteCount < held)
    arena.append([1, 2, 3])
    #expect(arena.commit().array == [1, 2, 3])
  }
}
