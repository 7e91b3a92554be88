import Columns
import Kernels
import Synchronization

/// The kernels of a form whose region stands in a column of the same row, one for each region.
///
/// A cell names a region by its two letters, or as the form `country` reads it. A blank and what is no
/// region are as if nothing were said.
final class RegionKernels: Sendable {
  /// Rows of one region; the kernel is nil where they name none.
  typealias Group = (kernel: ColumnKernel?, rows: [Int32])

  let column: Int
  private let isOriginal: Bool
  private let make: @Sendable (String) -> ColumnKernel?
  /// What is known of each pair of letters; within, nil is no region.
  private let kernels = Mutex<[Int: ColumnKernel?]>([:])
  private let country = try? FormTable.form(named: "country")?.make([]).get()

  /// `make` gives the kernel of a region; nil where there is no such region.
  init(column: Int, isOriginal: Bool, make: @escaping @Sendable (String) -> ColumnKernel?) {
    self.column = column
    self.isOriginal = isOriginal
    self.make = make
  }

  /// The rows by the region that they name: those without one first, then in the order of the letters.
  func groups(of rows: [Int32], in batch: Batch, blanks: BlankTest) -> [Group] {
    let cells = cells(of: batch)
    var rowsByRegion: [Int: [Int32]] = [:]
    for row in rows {
      let cell = cells[Int(row)]
      // A blank can be two letters: NA.
      let letters = blanks.isBlank(cell) ? Self.none : Self.letters(of: cell)
      rowsByRegion[letters, default: []].append(row)
    }
    let unknown = rowsByRegion.keys.filter { kernel(for: $0) == nil }
    let open = unknown.flatMap { rowsByRegion.removeValue(forKey: $0) ?? [] }
    let read = countries(of: open.map { cells[Int($0)] }, blanks, &batch.arena)
    for (row, letters) in zip(open, read) {
      let region = kernel(for: letters) == nil ? Self.none : letters
      rowsByRegion[region, default: []].append(row)
    }
    return rowsByRegion.sorted { $0.key < $1.key }.map { (kernel(for: $0.key), $0.value) }
  }

  /// Those of `rows` whose cell is blank.
  func blankRows(of rows: [Int32], in batch: Batch, _ blanks: BlankTest) -> [Int32] {
    let cells = cells(of: batch)
    return rows.filter { blanks.isBlank(cells[Int($0)]) }
  }

  /// Those of `rows` whose cell is no blank, and names no country.
  func rowsOfNoCountry(of rows: [Int32], in batch: Batch, _ blanks: BlankTest) -> [Int32] {
    let cells = cells(of: batch)
    let present = rows.filter { !blanks.isBlank(cells[Int($0)]) }
    let named = countries(of: present.map { cells[Int($0)] }, blanks, &batch.arena)
    return zip(present, named).filter { $0.1 == Self.none }.map(\.0)
  }

  /// Whether any of the rows names a country, be it one that the form knows no region of.
  func hasCountry(in rows: [Int32], of batch: Batch, _ blanks: BlankTest) -> Bool {
    groups(of: rows, in: batch, blanks: blanks).contains { $0.kernel != nil }
      || rows.count
        > rowsOfNoCountry(of: rows, in: batch, blanks).count
        + blankRows(of: rows, in: batch, blanks).count
  }

  /// The first of `rows` whose cell is no blank.
  func firstPresent(
    of rows: [Int32], in batch: Batch, _ blanks: BlankTest
  ) -> (row: Int32, cell: Cell)? {
    let cells = cells(of: batch)
    return rows.first { !blanks.isBlank(cells[Int($0)]) }.map { ($0, cells[Int($0)]) }
  }

  private func cells(of batch: Batch) -> [Cell] {
    isOriginal ? batch.original(column) : batch.cells(column)
  }

  private static let none = -1

  /// The two letters of a cell as a number; -1 where it is something else.
  private static func letters(of cell: Cell) -> Int {
    let bytes = cell.trimmed.bytes
    guard bytes.count == 2, isLetter(bytes[0]), isLetter(bytes[1]) else { return none }
    return Int(bytes[0] & 0xDF) << 8 | Int(bytes[1] & 0xDF)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The letters of the countries that the cells name.
  private func countries(
    of cells: [Cell], _ blanks: BlankTest, _ arena: inout ByteArena
  ) -> [Int] {
    var cells = cells.map { blanks.isBlank($0) ? .empty : $0 }
    guard let country, !cells.isEmpty else { return cells.map { _ in Self.none } }
    var failed: [Int32] = []
    country.run(
      &cells, rows: Selection(all: cells.count), blanks: blanks, arena: &arena, failed: &failed)
    for row in failed { cells[Int(row)] = .empty }
    return cells.map { Self.letters(of: $0) }
  }

  /// The kernel of a region, made when it is first met.
  private func kernel(for letters: Int) -> ColumnKernel? {
    if letters == Self.none { return nil }
    if let known = kernels.withLock({ $0[letters] }) { return known }
    let text = String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self)
    let made = make(text)
    kernels.withLock { $0[letters] = .some(made) }
    return made
  }
}
