import Columns
import Kernels
import Language

extension FunctionEntry {
  /// Functions that count or cut the characters of a text. A character is a code point.
  static let texts: [FunctionEntry] = [
    length, left, right, part, padLeft, reverse, join, urlDecode,
  ]

  private static let length = FunctionEntry("length", asks: .length) { call in
    { frame in
      frame.map(call.texts(0, frame)) { Decimal(TextSlice.length(of: $0.bytes)) }.vector
    }
  }

  private static let left = FunctionEntry("left") { call in
    { frame in
      frame.slice(call.texts(0, frame), call.numbers(1, frame), call.blanks) { text, count in
        TextSlice.left(max(count, 0), of: text)
      }
    }
  }

  private static let right = FunctionEntry("right") { call in
    { frame in
      frame.slice(call.texts(0, frame), call.numbers(1, frame), call.blanks) { text, count in
        TextSlice.right(max(count, 0), of: text)
      }
    }
  }

  private static let part = FunctionEntry("part") { call in
    { frame in
      let texts = call.texts(0, frame)
      let places = call.numbers(1, frame)
      guard call.has(2) else {
        return frame.slice(texts, places, call.blanks) { text, place in
          TextSlice.part(max(place, 1), text.count, of: text)
        }
      }
      let counts = call.numbers(2, frame)
      return frame.slice(texts, places, counts, call.blanks) { text, place, count in
        TextSlice.part(max(place, 1), max(count, 0), of: text)
      }
    }
  }

  private static let padLeft = FunctionEntry("pad_left") { call in
    { frame in
      frame.write(
        call.texts(0, frame), call.numbers(1, frame), call.texts(2, frame), call.blanks
      ) { text, length, pad, arena in
        text.pad(to: length, with: pad, to: &arena)
      }
    }
  }

  private static let reverse = FunctionEntry("reverse") { call in
    { frame in
      frame.write(call.texts(0, frame), call.blanks) { text, arena in
        var end = text.count
        while end > 0 {
          let start = TextSlice.right(1, of: text.slice(0..<end).bytes).lowerBound
          arena.append(text.slice(start..<end))
          end = start
        }
        return true
      }
    }
  }

  private static let urlDecode = FunctionEntry("url_decode") { call in
    { frame in
      guard call.has(1) else {
        return frame.write(call.texts(0, frame), call.blanks) { text, arena in
          PercentDecoding.append(text, .utf8, to: &arena)
        }
      }
      return frame.write(call.texts(0, frame), call.texts(1, frame), call.blanks) {
        text, name, arena in
        guard let encoding = PercentDecoding.Encoding(name: name) else { return false }
        return PercentDecoding.append(text, encoding, to: &arena)
      }
    }
  }

  private static let join = FunctionEntry("join") { call in
    let joined = Joined(
      separator: call.operands[0], parts: Array(call.operands.dropFirst()), blanks: call.blanks)
    return joined.expression.evaluate
  }
}

extension Decimal {
  /// A whole number as far as a count of characters can reach; nil where it is not whole.
  var clampedWhole: Int? {
    guard isWhole else { return nil }
    return Int(clamping: min(max(mantissa, -1 << 40), 1 << 40))
  }
}

extension Frame {
  /// Cuts a piece out of each text; it shares the text's bytes.
  @inline(__always)
  fileprivate func slice(
    _ texts: Lane<Cell>, _ counts: Lane<Decimal>, _ blanks: BlankTest,
    _ range: (Span<UInt8>, Int) -> Range<Int>
  ) -> Vector {
    cut(texts, blanks) {
      counts.state($0)
    } range: { index, text in
      counts.value(index).clampedWhole.map { range(text, $0) }
    }
  }

  /// The same by a place and a count.
  @inline(__always)
  fileprivate func slice(
    _ texts: Lane<Cell>, _ places: Lane<Decimal>, _ counts: Lane<Decimal>, _ blanks: BlankTest,
    _ range: (Span<UInt8>, Int, Int) -> Range<Int>
  ) -> Vector {
    cut(texts, blanks) {
      places.state($0) | counts.state($0)
    } range: { index, text in
      guard let place = places.value(index).clampedWhole,
        let count = counts.value(index).clampedWhole
      else { return nil }
      return range(text, place, count)
    }
  }

  @inline(__always)
  private func cut(
    _ texts: Lane<Cell>, _ blanks: BlankTest, state: (Int) -> ValueState,
    range: (Int, Span<UInt8>) -> Range<Int>?
  ) -> Vector {
    var column = Column<Cell>(capacity: count)
    for index in 0..<count {
      let text = texts.value(index)
      let state = texts.state(index) | state(index)
      if state != .present {
        column.append(state)
      } else if let range = range(index, text.bytes) {
        column.append(text: text.slice(range), blanks)
      } else {
        column.append(.failed)
      }
    }
    return column.vector
  }
}

extension Cell {
  /// The longest text that `pad_left` makes.
  private static let longestPadding = 1000

  /// Appends the text behind as many first characters of `pad` as it takes to be that long; false
  /// where the length is none.
  fileprivate func pad(to length: Decimal, with pad: Cell, to arena: inout ByteArena) -> Bool {
    guard let length = length.clampedWhole, length <= Self.longestPadding else { return false }
    let missing = length - TextSlice.length(of: bytes)
    if missing > 0 {
      let first = pad.slice(TextSlice.left(1, of: pad.bytes))
      for _ in 0..<missing { arena.append(first) }
    }
    arena.append(self)
    return true
  }
}
