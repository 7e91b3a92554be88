import Columns
import Kernels
import Language

extension FunctionEntry {
  /// Functions that look for one text in another, byte for byte.
  static let searches: [FunctionEntry] = [before, after, piece, replace, indexOf, countOf]

  private static let before = FunctionEntry("before") { call in
    { frame in
      frame.cut(call.texts(0, frame), call.texts(1, frame), call.blanks) { text, part in
        text.firstIndex(of: part).map { 0..<$0 }
      }
    }
  }

  private static let after = FunctionEntry("after") { call in
    { frame in
      frame.cut(call.texts(0, frame), call.texts(1, frame), call.blanks) { text, part in
        text.firstIndex(of: part).map { $0 + part.count..<text.count }
      }
    }
  }

  private static let piece = FunctionEntry("piece") { call in
    { frame in
      let (texts, parts) = (call.texts(0, frame), call.texts(1, frame))
      let numbers = call.numbers(2, frame)
      var column = Column<Cell>(capacity: frame.count)
      for index in 0..<frame.count {
        let state = texts.state(index) | parts.state(index) | numbers.state(index)
        if state != .present {
          column.append(state)
        } else if let number = numbers.value(index).clampedWhole {
          let text = texts.value(index)
          let range = text.piece(number, cutAt: parts.value(index))
          column.append(text: range.map { text.slice($0) } ?? .empty, call.blanks)
        } else {
          column.append(.failed)
        }
      }
      return column.vector
    }
  }

  private static let replace = FunctionEntry("replace") { call in
    { frame in
      // A blank third is an empty text, as it takes the places out.
      let third = call.texts(2, frame)
      let replacements = Lane(
        values: third.values, states: third.states.map { $0 == .blank ? .present : $0 },
        mask: third.mask)
      return frame.write(
        call.texts(0, frame), call.texts(1, frame), replacements, call.blanks
      ) { text, part, replacement, arena in
        var copied = 0
        while let found = text.firstIndex(of: part, from: copied) {
          arena.append(text.slice(copied..<found))
          arena.append(replacement)
          copied = found + part.count
        }
        arena.append(text.slice(copied..<text.count))
        return true
      }
    }
  }

  private static let indexOf = FunctionEntry("index_of") { call in
    { frame in
      frame.map(call.texts(0, frame), call.texts(1, frame)) { text, part in
        guard let found = text.firstIndex(of: part) else { return .zero }
        return Decimal(TextSlice.length(of: text.slice(0..<found).bytes) + 1)
      }.vector
    }
  }

  private static let countOf = FunctionEntry("count_of") { call in
    { frame in
      frame.map(call.texts(0, frame), call.texts(1, frame)) { text, part in
        var count = -1
        text.forEachPiece(cutAt: part) { _ in
          count += 1
          return true
        }
        return Decimal(count)
      }.vector
    }
  }
}

extension Frame {
  /// Cuts a piece out of each text; blank where there is none.
  @inline(__always)
  fileprivate func cut(
    _ texts: Lane<Cell>, _ parts: Lane<Cell>, _ blanks: BlankTest,
    _ range: (Cell, Cell) -> Range<Int>?
  ) -> Vector {
    var column = Column<Cell>(capacity: count)
    for index in 0..<count {
      let text = texts.value(index)
      let state = texts.state(index) | parts.state(index)
      if state != .present {
        column.append(state)
      } else if let range = range(text, parts.value(index)) {
        column.append(text: text.slice(range), blanks)
      } else {
        column.append(.blank)
      }
    }
    return column.vector
  }
}

extension Cell {
  /// The piece of that number, counted from 1, or from the end below 0; nil where there is none.
  fileprivate func piece(_ number: Int, cutAt part: Cell) -> Range<Int>? {
    var wanted = number
    if number < 0 {
      var count = 0
      forEachPiece(cutAt: part) { _ in
        count += 1
        return true
      }
      wanted = count + 1 + number
    }
    guard wanted >= 1 else { return nil }
    var place = 0
    var result: Range<Int>?
    forEachPiece(cutAt: part) { range in
      place += 1
      if place == wanted { result = range }
      return place < wanted
    }
    return result
  }
}
