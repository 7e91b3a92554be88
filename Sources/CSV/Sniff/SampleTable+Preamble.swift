import Columns

extension SampleTable {
  /// Lines before the header: a run of short records, then one that is filled and has as many fields as
  /// nearly all behind it. 0 where the first record is such a one, or where none is.
  var preambleLineCount: Int {
    guard let usual = usualFieldCount, !looksLikeText else { return 0 }
    let header = (0..<index.recordCount).first { !isShort($0, usual) }
    guard let header, header > 0, index.fieldCount(header) == usual else { return 0 }
    let below = header + 1..<index.recordCount
    let fitting = below.count { index.fieldCount($0) == usual }
    guard fitting > 0, fitting * 10 >= below.count * 9 else { return 0 }
    guard HeaderVotes(self, first: header).sum >= 0 else { return 0 }
    return countLines(block, 0..<index.recordRange(header).lowerBound)
  }

  /// The number of fields, more than one, that most records have, if at least two have it.
  var usualFieldCount: Int? {
    var counts: [Int: Int] = [:]
    for record in 0..<index.recordCount { counts[index.fieldCount(record), default: 0] += 1 }
    let usual = counts.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return usual.flatMap { $0.value > 1 ? $0.key : nil }
  }

  /// Whether the record ends, but for blank fields, in the first half of the table. Of a narrow table
  /// only records that lack fields are short, since a header may have a blank name.
  private func isShort(_ record: Int, _ usual: Int) -> Bool {
    let count = index.fieldCount(record)
    if count >= usual, count > usual || usual < 4 { return false }
    let filled = (0..<count).last { !index.fieldRange(record, $0, in: block).isEmpty } ?? -1
    return (filled + 1) * 2 <= usual
  }
}
