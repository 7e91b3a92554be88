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
    if !file.isStacked { return RecordPlace(file: file.name, record: number) }
    let input = try open(plan).input
    // Where the files begin is known when all are read.
    try input.forEachRecord { _, _ in }
    let origin = input.origins.file(ofRecord: number - 1)
    return RecordPlace(file: origin.name, record: origin.record + 1)
  }
}

extension MergedTable {
  /// The number of a row's record in its table, from 1.
  func record(of row: UInt32, in source: Int) -> Int {
    let table = input.sources[source]
    return Int(table.recordNumbers[Int(row) - table.rows.lowerBound])
  }
}
