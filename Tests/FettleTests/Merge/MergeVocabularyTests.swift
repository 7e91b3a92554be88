import Columns
import Kernels
import Testing

@testable import Fettle
@testable import Matching

/// Texts of a merged column that are read once, beside the same read row by row.
@Suite struct MergeVocabularyTests {
  private typealias Readings = MergeCollector.Readings

  /// Reads texts as a column of a made-up type does: in small letters, `?` is none of it, `none` stands
  /// for nothing.
  private struct Reader {
    let keys: TextStretch
    let marks: [MergeCollector.ReadMark]

    init(_ texts: [String]) {
      keys = stretch(of: texts.map { $0.lowercased() })
      marks = texts.map {
        MergeCollector.ReadMark(
          isInvalid: $0.contains("?"), isPlaceholder: $0.lowercased() == "none")
      }
    }

    var readings: Readings {
      let cells = (0..<keys.count).map { keys.cell($0) }
      return Readings(keys: cells, values: cells, marks: marks)
    }
  }

  /// What came of some rows, taken in batches.
  private struct Taken {
    var column = InternedColumn()
    var wanted = InternedColumn()
    var readCount = 0
    /// The vocabularies that were asked; nil at the end where none is any more.
    var vocabularies: [MergeVocabulary?] = [MergeVocabulary(keepsValues: true)]
  }

  private func take(_ texts: [String], batch: Int) throws -> Taken {
    var taken = Taken()
    // What the readings are views of.
    var readers: [Reader] = []
    defer { withExtendedLifetime(readers) {} }
    for start in stride(from: 0, to: texts.count, by: batch) {
      guard let vocabulary = taken.vocabularies[taken.vocabularies.count - 1] else { break }
      let some = Array(texts[start..<min(start + batch, texts.count)])
      let own = stretch(of: some)
      let all = Reader(some)
      let (words, marks) = vocabulary.take((0..<some.count).map { own.cell($0) }) { places in
        taken.readCount += places.count
        readers.append(Reader(places.map { some[$0] }))
        return readers[readers.count - 1].readings
      }
      let values = try #require(words.values)
      for (row, mark) in marks.enumerated() {
        #expect(mark.isInvalid == all.marks[row].isInvalid)
        #expect(mark.isPlaceholder == all.marks[row].isPlaceholder)
        let isText = values.isEmpty(row) && all.keys.cell(row) == own.cell(row)
        #expect(isText || values.cell(row) == all.keys.cell(row))
      }
      // One row in three has no value that is compared.
      let places = some.indices.map { $0 % 3 == 0 ? -1 : Int32($0) }
      words.append(places, to: &taken.column)
      taken.wanted.append(places, keys: all.keys, texts: own)
      let next = vocabulary.next()
      if next !== vocabulary { taken.vocabularies.append(next) }
    }
    return taken
  }

  private func expectSame(_ taken: Taken) {
    #expect(taken.column.ids == taken.wanted.ids)
    #expect(taken.column.pool.count == taken.wanted.pool.count)
    for number in 0..<UInt32(taken.wanted.pool.count) {
      let isSame = taken.column.pool[number].isEqual(to: taken.wanted.pool[number])
      #expect(isSame)
    }
  }

  @Test(arguments: [1, 7, 500])
  func `each text is read once, and counts as it does row by row`(batch: Int) throws {
    var random = SeededNumbers(seed: 5)
    let known = ["Ann", "ann", "BOB", "none", "None", "what?", "", "玉兰", "x"]
    let texts = (0..<1000).map { _ in known[random.next(below: known.count)] }
    let taken = try take(texts, batch: batch)
    // The empty text is none.
    #expect(taken.readCount == known.count - 1)
    #expect(taken.vocabularies.count == 1)
    expectSame(taken)
  }

  @Test func `where texts come once nobody asks any more`() throws {
    let taken = try take((0..<20_000).map { "text \($0)" }, batch: 4096)
    #expect(taken.vocabularies.count == 2 && taken.vocabularies[1] == nil)
    #expect(taken.wanted.ids.count == 16_384)
    expectSame(taken)
  }

  @Test func `a full vocabulary is followed by another`() throws {
    var random = SeededNumbers(seed: 7)
    // Long texts fill it by their bytes.
    let long = String(repeating: "Of some length. ", count: 24)
    let texts = (0..<24_000).map { _ in "\(long)\(random.next(below: 8000))" }
    let taken = try take(texts, batch: 4000)
    #expect(taken.vocabularies.count > 1 && taken.vocabularies.allSatisfy { $0 != nil })
    expectSame(taken)
  }
}

/// A stretch of some texts.
private func stretch(of texts: [String]) -> TextStretch {
  var arena = ByteArena()
  defer { arena.reset() }
  let cells = texts.map { text in
    arena.append(Array(text.utf8))
    return arena.commit()
  }
  return TextStretch(cells)
}
