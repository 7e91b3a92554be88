import Testing

@testable import Language

@Suite struct ColumnListTests {
  private static func column(_ id: Int) -> ColumnInfo {
    ColumnInfo(name: "c\(id)", id: id, isInput: id % 2 == 0)
  }

  /// Whether a list and an array are the same, however one looks at them.
  private static func agree(_ list: ColumnList, _ array: [ColumnInfo]) -> Bool {
    list.count == array.count && list.elementsEqual(array)
      && array.indices.allSatisfy { list[$0] == array[$0] && list.place(ofID: array[$0].id) == $0 }
      && list.map(\.id) == list.indices.map { list[$0].id }
  }

  @Test(arguments: [3, 700, 2_000])
  func `columns stand as in an array, whatever is done to them, and copies stay as they were`(
    most: Int
  ) {
    var random = SeededGenerator(seed: UInt64(most))
    var (list, array) = (ColumnList(), [ColumnInfo]())
    var copies: [(ColumnList, [ColumnInfo])] = []
    for id in 0..<most * 2 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0 where !array.isEmpty:
        let place = Int.random(in: 0..<array.count, using: &random)
        #expect(list.remove(at: place) == array.remove(at: place))
      case 1 where !array.isEmpty:
        let place = Int.random(in: 0..<array.count, using: &random)
        list[place].name += "x"
        array[place].name += "x"
      case 2:
        let place = Int.random(in: 0...array.count, using: &random)
        list.insert(Self.column(id), at: place)
        array.insert(Self.column(id), at: place)
      default:
        list.insert(Self.column(id), at: array.count)
        array.append(Self.column(id))
      }
      if id % (most / 3 + 1) == 0 { copies.append((list, array)) }
    }
    copies.append((list, array))
    #expect(copies.allSatisfy { Self.agree($0.0, $0.1) })
    #expect(list.place(ofID: -1) == nil && list.place(ofID: most * 3) == nil)
    // The same columns in other pieces are the same list.
    var other = ColumnList()
    for column in array.reversed() { other.insert(column, at: 0) }
    #expect(other == list)
    if !array.isEmpty {
      other[0].name = "other"
      #expect(other != list)
    }
    while !array.isEmpty {
      list.remove(at: array.count / 2)
      array.remove(at: array.count / 2)
    }
    #expect(list.isEmpty && Self.agree(list, array) && list == ColumnList())
  }

  @Test func `names stand as in a dictionary, and copies stay as they were`() {
    var random = SeededGenerator(seed: 7)
    var (table, names) = (NameTable<Int>(), [String: Int]())
    var copies: [(NameTable<Int>, [String: Int])] = []
    for round in 0..<6_000 {
      let name = "n\(Int.random(in: 0..<1_500, using: &random))"
      let value = Int.random(in: 0..<4, using: &random) == 0 ? nil : round
      table[name] = value
      names[name] = value
      if round % 1_000 == 999 { copies.append((table, names)) }
    }
    for (table, names) in copies {
      #expect(table.count == names.count)
      #expect((0..<1_500).allSatisfy { table["n\($0)"] == names["n\($0)"] })
    }
    #expect(names.count > 500 && table[""] == nil)
  }
}
