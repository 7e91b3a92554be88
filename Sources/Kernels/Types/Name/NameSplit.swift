import Columns

/// Takes a person's name apart into two to five cells.
package struct NameSplit: Sendable {
  /// The parts that go into each cell.
  private let parts: [[NameParts.Part]]

  /// Two cells are the given names and the family name; three are first, middle and family name; a
  /// title comes before those four, a suffix behind those five. nil for any other count.
  package init?(partCount: Int) {
    switch partCount {
    case 2: parts = [[.first, .middle], [.last]]
    case 3: parts = [[.first], [.middle], [.last]]
    case 4: parts = [[.title], [.first], [.middle], [.last]]
    case 5: parts = [[.title], [.first], [.middle], [.last], [.suffix]]
    default: return nil
    }
  }

  /// The cells of a name; nil where the text is none.
  package func pieces(of cell: Cell, arena: inout ByteArena) -> [Cell]? {
    guard Name.isName(cell.bytes) else { return nil }
    let name = NameParts(cell.bytes)
    return parts.map { parts in
      for part in parts where name.has(part) {
        if arena.openCount > 0 { arena.append(0x20) }
        name.append(part, of: cell.bytes, to: &arena)
      }
      return arena.commit()
    }
  }
}
