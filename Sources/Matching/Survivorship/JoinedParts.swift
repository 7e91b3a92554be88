import Kernels

/// The parts that cells have between separators, each once: what `all joined ';'` makes of `a;b` and `b;c`.
package struct JoinedParts: Sendable {
  private let separator: [UInt8]
  private var seen: Set<[UInt8]> = []
  /// The parts as they were first written, joined.
  private var joined: [UInt8] = []
  /// The first cell that has all parts, and its number from 0; nil where none has.
  private var whole: [UInt8]?
  package private(set) var wholeNumber: Int?
  private var cellCount = 0

  package init(separator: [UInt8]) {
    self.separator = separator
  }

  /// The parts of all cells; where one of these has all parts, it stays as it is written.
  package var text: [UInt8] { whole ?? joined }

  /// Adds the parts of a cell that are not there yet; false where there are none. Blanks around a part are
  /// no difference.
  @discardableResult
  package mutating func add(_ cell: Span<UInt8>) -> Bool {
    var bytes: [UInt8] = []
    bytes.append(contentsOf: cell)
    let parts = parts(of: bytes)
    let fresh = parts.filter { seen.insert(Self.trimmed($0)).inserted }
    // No cell before this one has what is new in it.
    if !fresh.isEmpty { (whole, wholeNumber) = (nil, nil) }
    if whole == nil, Set(parts.map(Self.trimmed)).count == seen.count {
      (whole, wholeNumber) = (bytes, cellCount)
    }
    cellCount += 1
    for part in fresh {
      if !joined.isEmpty { joined += separator }
      joined += part
    }
    return !fresh.isEmpty
  }

  /// What stands between separators and is not blank.
  private func parts(of cell: [UInt8]) -> [ArraySlice<UInt8>] {
    if separator.isEmpty { return [cell[...]] }
    var parts: [ArraySlice<UInt8>] = []
    var (start, index) = (0, 0)
    while index + separator.count <= cell.count {
      if cell[index..<index + separator.count].elementsEqual(separator) {
        parts.append(cell[start..<index])
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(cell[start...])
    return parts.filter { !Self.trimmed($0).isEmpty }
  }

  private static func trimmed(_ part: ArraySlice<UInt8>) -> [UInt8] {
    guard let first = part.firstIndex(where: { $0 != 0x20 }),
      let last = part.lastIndex(where: { $0 != 0x20 })
    else { return [] }
    return Array(part[first...last])
  }
}
