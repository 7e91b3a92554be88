import Testing

@testable import Columns

@Suite("A cell is a stretch of bytes")
struct CellTests {
  /// A block that holds the bytes.
  private func block(_ bytes: [UInt8]) -> ByteBlock {
    let block = ByteBlock(capacity: bytes.count)
    block.append(bytes.span)
    return block
  }

  @Test("whose slices are those of an array")
  func slices() {
    let bytes = Array(0..<UInt8(40))
    let block = block(bytes)
    let cell = block.cell(0..<40)
    for start in 0...40 {
      for end in start...40 {
        let slice = cell.slice(start..<end)
        #expect(slice.array == Array(bytes[start..<end]))
        #expect(slice.count == end - start && slice.isEmpty == (start == end))
        #expect(Array(copying: slice.bytes) == slice.array)
        #expect(block.cell(start..<end) == slice)
      }
    }
    #expect(Cell.empty.array.isEmpty && Cell.empty == cell.slice(3..<3))
    #expect(MemoryLayout<Cell>.size <= 16)
  }

  @Test("equal where its bytes are, wherever they lie", arguments: 0...70)
  func equality(count: Int) {
    var random = SeededRandom(UInt64(count))
    let bytes = random.bytes(count)
    let (one, other) = (block(bytes), block([0xAA] + bytes))
    #expect(one.cell(0..<count) == other.cell(1..<count + 1))
    for offset in 0..<count {
      var changed = bytes
      changed[offset] ^= 0x80
      let third = block(changed)
      #expect(!(one.cell(0..<count) == third.cell(0..<count)))
      #expect(!(one.cell(0..<count) == one.cell(0..<offset)))
    }
  }

  @Test("that has bytes where an array has them")
  func hasBytes() {
    let text = Array("abcabd".utf8)
    let block = block(text)
    let cell = block.cell(0..<text.count)
    for part in ["", "a", "ab", "abd", "bcabd", "abcabd", "abcabda", "d"] {
      let bytes = Array(part.utf8)
      for offset in -1...8 {
        let isThere = offset >= 0 && Array(text.dropFirst(offset).prefix(bytes.count)) == bytes
        let fits = offset + bytes.count <= text.count
        #expect(cell.hasBytes(bytes, at: offset) == (isThere && fits), "\(part) at \(offset)")
      }
    }
  }
}

@Suite("A block of bytes")
struct ByteBlockTests {
  @Test("has zeros behind its capacity, whatever is written", arguments: [0, 1, 63, 64, 100])
  func padding(capacity: Int) {
    let block = ByteBlock(capacity: capacity)
    block.append([UInt8](repeating: 0xFF, count: capacity).span)
    #expect(block.count == capacity && block.bytes.count == capacity)
    for offset in 0..<ByteBlock.padding {
      // Safe: the padding is part of the block.
      #expect(unsafe block.base[capacity + offset] == 0)
    }
  }

  @Test("takes pieces one behind another")
  func pieces() {
    let block = ByteBlock(capacity: 10)
    for piece in [[1, 2], [], [3], [4, 5, 6, 7, 8, 9, 10]] as [[UInt8]] { block.append(piece.span) }
    #expect(block.cell(0..<10).array == Array(1...10))
  }
}

@Suite("A selection is an ascending list of rows")
struct SelectionTests {
  @Test("of all rows, of some or of none", arguments: [0, 1, 7, 100])
  func all(count: Int) {
    let all = Selection(all: count)
    #expect(all.rows == (0..<count).map(Int32.init))
    #expect(all.count == count && all.isEmpty == (count == 0))
    #expect(Selection().isEmpty && Selection(rows: [2, 5]).count == 2)
    #expect(Selection(rows: all.rows) == all)
  }

  @Test("and a new column has a blank cell a row, none changed")
  func column() {
    let column = TextColumn(count: 70)
    #expect(column.cells.count == 70 && column.cells.allSatisfy(\.isEmpty))
    #expect(column.changed.isEmpty && column.changed.count == 70 && column.placeholders == nil)
  }
}
