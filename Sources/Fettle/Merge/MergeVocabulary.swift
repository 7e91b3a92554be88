import Columns
import Matching
import Synchronization

/// What the texts of a column are for a merge, each read once: names, places and days come again and
/// again.
///
///     number   1       2       3
///     text     'Ann'   'ann'   'N. N.'
///     key      'ann'   ''      'n n'      empty: the text itself
///
/// Some megabytes at most; kept only where texts do come again.
final class MergeVocabulary: Sendable {
  /// The texts of some rows.
  struct Words: Sendable {
    fileprivate var vocabulary: MergeVocabulary
    /// By row: the number of its text; 0 for none.
    fileprivate var numbers: [UInt32]

    /// Adds rows to a column: those that stand at these places, with no value for a negative one.
    func append(_ places: [Int32], to column: inout InternedColumn) {
      let texts = places.map { $0 < 0 ? 0 : numbers[Int($0)] }
      vocabulary.content.withLock { $0.append(texts, to: &column) }
    }

    /// What the column's type writes, by row; empty where that is the cell's text. nil: what is compared tells.
    var values: TextStretch? {
      vocabulary.content.withLock { $0.values(of: numbers) }
    }
  }

  private let content: Mutex<Content>

  /// One that keeps what the column's type writes, where that can be another text than what is compared.
  init(keepsValues: Bool) {
    content = Mutex(Content(keepsValues: keepsValues))
  }

  /// The texts of rows, and what they are read as. `read` reads those of the rows at some places, which are new.
  func take(
    _ cells: [Cell], _ read: ([Int]) -> MergeCollector.Readings
  ) -> (words: Words, marks: [MergeCollector.ReadMark]) {
    let (numbers, new) = content.withLock { $0.numbers(of: cells) }
    let readings = new.isEmpty ? nil : read(new)
    let marks = content.withLock { content in
      if let readings { content.note(new.map { cells[$0] }, readings) }
      return content.marks(of: numbers)
    }
    return (Words(vocabulary: self, numbers: numbers), marks)
  }

  /// What takes the next texts: this one, or another where it is full; nil where most texts come once.
  func next() -> MergeVocabulary? {
    content.withLock { content in
      if content.goesOn { return self }
      content.close()
      return content.isWorthwhile ? MergeVocabulary(keepsValues: content.keepsValues) : nil
    }
  }
}

private struct Content: ~Copyable {
  private var texts = TextPool()
  /// By text: what is compared, and what the type writes, where that is kept; empty where it is the text.
  private var keys: [Cell] = []
  private var values: [Cell] = []
  let keepsValues: Bool
  /// Their bytes.
  private var arena = ByteArena()
  private var marks: [MergeCollector.ReadMark] = []
  /// By text: the number of its key in the column that rows are added to; 0: it is not known.
  private var keyNumbers: [UInt32] = []
  /// Rows that have a text.
  private var rowCount = 0

  private static let mostTexts = 1 << 16
  private static let mostBytes = 4 << 20

  init(keepsValues: Bool) {
    self.keepsValues = keepsValues
    note(
      [.empty],
      MergeCollector.Readings(
        keys: [.empty], values: [.empty], marks: [MergeCollector.ReadMark()]))
  }

  private var isFull: Bool {
    texts.count >= Self.mostTexts || texts.byteCount + arena.byteCount >= Self.mostBytes
  }

  private var recurrence: Recurrence {
    Recurrence(rowCount: rowCount, valueCount: texts.count)
  }

  var isWorthwhile: Bool { recurrence.isFrequent }

  var goesOn: Bool { !isFull && (!recurrence.isKnown || isWorthwhile) }

  mutating func close() { texts.close() }

  /// The numbers of the rows' texts, and the first rows of texts that are new.
  mutating func numbers(of cells: [Cell]) -> (numbers: [UInt32], new: [Int]) {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(cells.count)
    let known = texts.count
    texts.intern(cells.count, into: &numbers) { $1(cells[$0].bytes) }
    // New texts have the numbers that follow, in the order of their first rows.
    var new: [Int] = []
    new.reserveCapacity(texts.count - known)
    for (row, number) in numbers.enumerated() {
      if number != 0 { rowCount += 1 }
      if Int(number) == known + new.count { new.append(row) }
    }
    return (numbers, new)
  }

  /// Notes what the new texts were read as, in the order of their numbers.
  mutating func note(_ texts: [Cell], _ readings: MergeCollector.Readings) {
    for (index, text) in texts.enumerated() {
      keys.append(kept(readings.keys[index], unlike: text))
      if keepsValues { values.append(kept(readings.values[index], unlike: text)) }
    }
    marks += readings.marks
    keyNumbers += repeatElement(0, count: texts.count)
  }

  /// A copy of what is made of a text; empty where it is the text.
  private mutating func kept(_ made: Cell, unlike text: Cell) -> Cell {
    if made.isEmpty || made == text { return .empty }
    arena.append(made)
    return arena.commit()
  }

  func marks(of numbers: [UInt32]) -> [MergeCollector.ReadMark] {
    numbers.map { marks[Int($0)] }
  }

  /// Adds rows with the keys of these texts to a column.
  mutating func append(_ numbers: [UInt32], to column: inout InternedColumn) {
    let first = column.ids.count
    var open: [Int] = []
    for (row, number) in numbers.enumerated() {
      let key = keyNumbers[Int(number)]
      if key == 0 && number != 0 { open.append(row) }
      column.ids.append(key)
    }
    if open.isEmpty { return }
    var found: [UInt32] = []
    column.pool.intern(open.count, into: &found) { index, body in
      let number = numbers[open[index]]
      let key = keys[Int(number)]
      if key.isEmpty { body(texts[number]) } else { body(key.bytes) }
    }
    for (row, key) in zip(open, found) {
      column.ids[first + row] = key
      keyNumbers[Int(numbers[row])] = key
    }
  }

  /// What the type writes, by row; nil where that is not kept.
  func values(of numbers: [UInt32]) -> TextStretch? {
    keepsValues ? TextStretch(numbers.map { values[Int($0)] }) : nil
  }
}
