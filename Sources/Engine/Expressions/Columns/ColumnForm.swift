import Columns
import Kernels
import Language

/// A form with its arguments, as a function on a column of a batch: one kernel, or, where the region
/// is a column, one for each region that its cells name.
package struct ColumnForm: Sendable {
  /// The kernel; where the region is a column, that of rows without a known one.
  package let kernel: ColumnKernel
  private let regions: RegionKernels?
  /// Whether some texts name their region themselves, as telephone numbers with a plus do.
  private let textsCanNameRegion: Bool

  /// A form of one kernel.
  package init(_ kernel: ColumnKernel) {
    self.kernel = kernel
    regions = nil
    textsCanNameRegion = true
  }

  private init(_ kernel: ColumnKernel, regions: RegionKernels, textsCanNameRegion: Bool) {
    self.kernel = kernel
    self.regions = regions
    self.textsCanNameRegion = textsCanNameRegion
  }

  /// Binds the arguments and the region, or says what is wrong with them; a problem of the region is
  /// one of the argument behind the last.
  package static func make(
    _ entry: FormEntry, _ arguments: [FormArgument], region: Region?
  ) -> Result<ColumnForm, FormProblem> {
    switch region {
    case nil:
      return entry.make(arguments).map { ColumnForm($0) }
    case .named(let text):
      return entry.make(arguments + [.text(text)]).map { ColumnForm($0) }
    case .column(let id, let isOriginal):
      return entry.make(arguments).map { kernel in
        let regions = RegionKernels(column: id, isOriginal: isOriginal) { region in
          try? entry.make(arguments + [.text(region)]).get()
        }
        return ColumnForm(
          kernel, regions: regions, textsCanNameRegion: entry.name == "phone")
      }
    }
  }

  /// What to type in the place of a region that there is not.
  package static let regionHelp =
    "a region is two letters of ISO 3166, as in region 'DE', or a column: region country"

  /// Ids of the columns it reads beside the one it runs on.
  package var reads: Set<Int> { regions.map { [$0.column] } ?? [] }

  /// Replaces the cells of `rows`, of which there is one for each row of the batch: blanks stay, a
  /// changed row is marked, a failed one listed, ascending. Returns how many of the rows were blank.
  ///
  /// - Parameter regionBlanks: which cells of the region's column are blank; nil: those that `blanks` has.
  @discardableResult
  package func run(
    _ cells: inout [Cell], rows: Selection, of batch: Batch, blanks: BlankTest,
    regionBlanks: BlankTest? = nil, changed: inout Bitmap, failed: inout [Int32]
  ) -> Int {
    guard let regions else {
      return kernel.run(
        &cells, rows: rows, blanks: blanks, arena: &batch.arena, changed: &changed,
        failed: &failed)
    }
    var blankCount = 0
    var stuck: [Int32] = []
    for group in regions.groups(of: rows.rows, in: batch, blanks: regionBlanks ?? blanks) {
      let kernel = group.kernel ?? kernel
      blankCount += kernel.run(
        &cells, rows: Selection(rows: group.rows), blanks: blanks, arena: &batch.arena,
        changed: &changed, failed: &stuck)
    }
    failed += stuck.sorted()
    return blankCount
  }

  /// Of rows that ``run(_:rows:of:blanks:regionBlanks:changed:failed:)`` has gone through, with `failed` as it
  /// listed them: those that are none of the type, and those of which nothing can be said without a region.
  ///
  /// A text that names its region itself is judged by that one, and else not where the cell for it is blank. One
  /// that cannot is judged by nothing else, and not where a country has no such texts; what names no country
  /// fails it.
  func settled(
    _ rows: [Int32], failed: [Int32], of batch: Batch, blanks: BlankTest, _ cell: (Int32) -> Cell
  ) -> (failed: [Int32], undecided: [Int32]) {
    guard let regions else { return (failed, []) }
    if textsCanNameRegion {
      if failed.isEmpty { return ([], []) }
      let blank = regions.blankRows(of: failed, in: batch, blanks)
      return (failed, blank.filter { !Self.hasPlus(cell($0)) })
    }
    let open = regions.groups(of: rows, in: batch, blanks: blanks)
      .filter { $0.kernel == nil }.flatMap(\.rows)
    let wrong = regions.rowsOfNoCountry(of: open, in: batch, blanks)
    let isWrong = Set(wrong)
    return (failed + wrong, open.filter { !isWrong.contains($0) })
  }

  /// Whether any of the rows names its region.
  func hasRegion(in rows: [Int32], of batch: Batch, _ blanks: BlankTest) -> Bool {
    regions?.hasCountry(in: rows, of: batch, blanks) ?? true
  }

  /// The first of the rows, none of which names a region, whose cell for it is no blank.
  func firstOfNoRegion(
    in rows: [Int32], of batch: Batch, _ blanks: BlankTest
  ) -> (row: Int32, cell: Cell)? {
    regions?.firstPresent(of: rows, in: batch, blanks)
  }

  /// Whether a plus, of ASCII or of full width, is anywhere in the text.
  private static func hasPlus(_ cell: Cell) -> Bool {
    (0..<cell.count).contains { index in
      cell.hasBytes([0x2B], at: index) || cell.hasBytes([0xEF, 0xBC, 0x8B], at: index)
    }
  }
}
