import Engine

// About how many bytes outputs will take, for the failure of a disk without room for them.
extension OpenedInput {
  /// The bytes of a table that is written as it was read; nil where its file does not tell.
  var tableByteCount: Int? {
    input.source.compression == nil ? input.source.totalByteCount : nil
  }
}

extension TablePlan {
  /// Whether a save writes every row and column that is read.
  func keepsAll(inSave number: Int) -> Bool {
    saves[number].columns.count >= columnCount
      && steps.allSatisfy { step in
        switch step {
        case .rows(let rowOperator, _): !rowOperator.removesRows
        case .dedupe: false
        case .groups(let groups): !groups.judge.rejects
        case .repair(let repair): repair.judge?.rejects != true
        case .measure, .collect, .save: true
        }
      }
  }
}
