import Columns
import Kernels
import Language

extension FunctionEntry {
  /// Functions that choose one of their arguments.
  static let choices: [FunctionEntry] = [
    FunctionEntry("first") { call in { frame in frame.first(of: call.operands, call.kind) } }
  ]
}

extension Frame {
  /// In each row the first value that is there; a failure before it counts as one.
  fileprivate func first(of operands: [Operand], _ kind: ValueKind) -> Vector {
    let lanes = operands.map { $0.lanes(self) }
    switch kind {
    case .text: return first(lanes.map(\.texts)).vector
    case .number: return first(lanes.map(\.numbers)).vector
    case .date, .datetime: return first(lanes.map(\.moments)).vector(kind)
    case .boolean: return first(lanes.map(\.booleans)).vector
    }
  }

  private func first<Value: Fillable>(_ lanes: [Lane<Value>]) -> Column<Value> {
    var column = Column<Value>(capacity: count)
    for index in 0..<count {
      var state = ValueState.blank
      var chosen = 0
      while chosen < lanes.count {
        state = lanes[chosen].state(index)
        if state != .blank { break }
        chosen += 1
      }
      if state == .present {
        column.append(lanes[chosen].value(index))
      } else {
        column.append(state)
      }
    }
    return column
  }
}
