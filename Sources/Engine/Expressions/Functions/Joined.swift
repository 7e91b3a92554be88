import Columns
import Kernels
import Language

/// Texts one after another: `a & b`, and `join(', ', a, b)` that leaves out blanks with their
/// separator.
struct Joined: Sendable {
  var separator: Operand?
  var parts: [Operand]
  var blanks: BlankTest

  var expression: ValueExpression {
    let reads = (parts + [separator].compactMap { $0 })
      .reduce(into: Set<Int>()) { $0.formUnion($1.expression.reads) }
    return ValueExpression(kind: .text, reads: reads) { frame in
      let lanes = parts.map { $0.texts(frame) }
      let separators = separator?.texts(frame)
      return join(lanes, separators, frame.count, &frame.batch.arena)
    }
  }

  private func join(
    _ parts: [Lane<Cell>], _ separators: Lane<Cell>?, _ count: Int, _ arena: inout ByteArena
  ) -> Vector {
    var column = Column<Cell>(capacity: count)
    for index in 0..<count {
      var state = ValueState.present
      if let separators, separators.state(index) == .failed { state = .failed }
      var isFirst = true
      for part in parts.indices {
        switch parts[part].state(index) {
        case .failed: state = .failed
        case .blank: continue
        case .present:
          if !isFirst, let separators, separators.state(index) == .present {
            arena.append(separators.value(index))
          }
          isFirst = false
          arena.append(parts[part].value(index))
        }
      }
      if state == .failed {
        arena.discard()
        column.append(.failed)
      } else {
        column.append(text: arena.commit(), blanks)
      }
    }
    return column.vector
  }
}
