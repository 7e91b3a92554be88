import Columns
import Kernels
import Language

/// A text type: its form writes each cell in the one way by which cells are compared.
struct CanonicalCells: Sendable {
  let type: String
  let region: Region?
  let form: ColumnForm

  /// Ids of the columns it reads beside the one it reads cells of.
  var reads: Set<Int> { form.reads }

  /// The canonical texts of the rows of a frame; what is none of the type has failed, and what only a
  /// blank region would tell of is a blank. They are worked out once for a batch, as long as no rule
  /// changes the column.
  func texts(of column: Int, isOriginal: Bool, _ frame: Frame, _ blanks: BlankTest) -> Vector {
    let key = CanonicalTexts.Key(
      column: column, isOriginal: isOriginal, type: type, region: region)
    let batch = frame.batch
    var texts =
      batch.canonicalTexts.take(key)
      ?? CanonicalTexts.Texts(isOriginal ? batch.original(column) : batch.cells(column))
    let open = frame.rows.filter { !texts.isKnown[Int($0)] }
    if !open.isEmpty { fill(&texts, rows: open, of: batch, blanks) }
    let vector = Vector(
      .texts(frame.rows.map { texts.cells[Int($0)] }),
      states: frame.rows.map { texts.states[Int($0)] })
    batch.canonicalTexts.put(texts, for: key)
    return vector
  }

  private func fill(
    _ texts: inout CanonicalTexts.Texts, rows: [Int32], of batch: Batch, _ blanks: BlankTest
  ) {
    var present: [Int32] = []
    present.reserveCapacity(rows.count)
    for row in rows {
      texts.isKnown.insert(Int(row))
      if blanks.isBlank(texts.cells[Int(row)]) {
        texts.states[Int(row)] = .blank
      } else {
        present.append(row)
      }
    }
    var changed = Bitmap(count: texts.cells.count)
    var failed: [Int32] = []
    form.run(
      &texts.cells, rows: Selection(rows: present), of: batch, blanks: blanks, changed: &changed,
      failed: &failed)
    let cells = texts.cells
    let settled = form.settled(present, failed: failed, of: batch, blanks: blanks) {
      cells[Int($0)]
    }
    for row in settled.failed { texts.states[Int(row)] = .failed }
    for row in settled.undecided { texts.states[Int(row)] = .blank }
  }

  /// The canonical texts of values that stand in no column. A text is none of the table's `blanks`, for it
  /// was computed; the cell that has its region may be one.
  func texts(of values: Lane<Cell>, _ frame: Frame, _ blanks: BlankTest) -> [ValueState] {
    let count = max(frame.batch.rowCount, Int(frame.rows.last ?? -1) + 1)
    var cells = [Cell](repeating: .empty, count: count)
    var states = frame.rows.indices.map { values.state($0) }
    var places: [Int32: Int] = [:]
    for (index, row) in frame.rows.enumerated() where states[index] == .present {
      cells[Int(row)] = values.value(index)
      places[row] = index
    }
    var changed = Bitmap(count: count)
    var failed: [Int32] = []
    let present = frame.rows.filter { places[$0] != nil }
    form.run(
      &cells, rows: Selection(rows: present), of: frame.batch, blanks: BlankTest(),
      regionBlanks: blanks, changed: &changed, failed: &failed)
    let settled = form.settled(present, failed: failed, of: frame.batch, blanks: blanks) {
      cells[Int($0)]
    }
    for row in settled.failed { states[places[row]!] = .failed }
    for row in settled.undecided { states[places[row]!] = .blank }
    return states
  }

  /// The canonical form of a literal of the rules; nil where it is none of the type.
  func canonical(_ literal: LiteralCell) -> LiteralCell? {
    var arena = ByteArena()
    var cells = [literal.cell]
    var failed: [Int32] = []
    form.kernel.run(
      &cells, rows: Selection(all: 1), blanks: BlankTest(), arena: &arena, failed: &failed)
    return failed.isEmpty ? LiteralCell(cells[0].array) : nil
  }
}

/// The canonical texts of a batch's columns, as far as rules have asked for them.
struct CanonicalTexts {
  /// Which column is read as what.
  struct Key: Hashable {
    var column: Int
    var isOriginal: Bool
    var type: String
    var region: Region?

    /// Whether the texts are others once the column has changed.
    func depends(on id: Int) -> Bool {
      if column == id && !isOriginal { return true }
      return region == .column(id: id, isOriginal: false)
    }
  }

  /// A text for each row of the batch, known or not yet.
  struct Texts {
    var cells: [Cell]
    var states: [ValueState]
    var isKnown: Bitmap

    /// Cells of which nothing is known yet.
    init(_ cells: [Cell]) {
      self.cells = cells
      states = Array(repeating: .present, count: cells.count)
      isKnown = Bitmap(count: cells.count)
    }
  }

  private var texts: [Key: Texts] = [:]

  /// What is known, taken out so that adding to it copies nothing.
  mutating func take(_ key: Key) -> Texts? { texts.removeValue(forKey: key) }

  /// Keeps what is known.
  mutating func put(_ known: Texts, for key: Key) { texts[key] = known }

  /// Forgets what a change of the column has made wrong.
  mutating func forget(_ column: Int) {
    if texts.isEmpty { return }
    for key in texts.keys where key.depends(on: column) { texts[key] = nil }
  }

  /// Forgets all.
  mutating func reset() { texts = [:] }
}
