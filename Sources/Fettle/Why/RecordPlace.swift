import Diagnostics
import Engine
import Matching

/// Where a record stands: its file, and its number there, from 1.
struct RecordPlace {
  var file: String
  var record: Int
}

extension ProgramRun {
  /// Where a record of a plan's table stands, `number` from 1: of files that are read as one, in its own.
  func place(
    of number: Int, in plan: TablePlan, _ file: MergeSourceFile
  ) throws(RunFailure) -> RecordPlace {
    var place = RecordPlace(file: file.name, record: number)
    if !file.isStacked { return place }
    let input = try open(plan).input
    var (name, first) = (file.name, 0)
    try input.forEachRecord { record, range in
      let origin = input.source.origin(of: range.lowerBound).file
      if origin != name { (name, first) = (origin, record) }
      if record + 1 == number { place = RecordPlace(file: name, record: number - first) }
    }
    return place
  }
}

extension MergedTable {
  /// The number of a row's record in its table, from 1.
  func record(of row: UInt32, in source: Int) -> Int {
    let table = input.sources[source]
    return Int(table.recordNumbers[Int(row) - table.rows.lowerBound])
  }
}
