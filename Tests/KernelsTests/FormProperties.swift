import Columns
import Testing

@testable import Kernels

/// The properties that every form must have, over some texts.
struct FormProperties {
  let bound: BoundForm
  let texts: [[UInt8]]
  private let kernel: ColumnKernel
  private let whole: [[UInt8]?]

  init(_ bound: BoundForm, on texts: [[UInt8]]) throws {
    self.bound = bound
    self.texts = texts
    kernel = try bound.kernel
    whole = run(kernel, on: texts)
  }

  /// A batch, slices of it and single rows give the same.
  func slices() {
    for size in [1, 2, 7] {
      var pieces: [[UInt8]?] = []
      for start in stride(from: 0, to: texts.count, by: size) {
        pieces += run(kernel, on: Array(texts[start..<min(start + size, texts.count)]))
      }
      #expect(pieces == whole, "batches of \(size)")
    }
  }

  /// A selection leaves the other rows alone.
  func selections() {
    var arena = ByteArena()
    var cells = texts.map { text in
      arena.append(text)
      return arena.commit()
    }
    let odd = (0..<Int32(cells.count)).filter { $0 % 2 == 1 }
    var changed = Bitmap(count: cells.count)
    var failed: [Int32] = []
    kernel.run(
      &cells, rows: Selection(rows: odd), blanks: BlankTest(), arena: &arena, changed: &changed,
      failed: &failed)
    let failures = Set(failed)
    for (row, text) in texts.enumerated() {
      let expected = row % 2 == 1 ? whole[row] : text
      #expect(cells[row].array == expected ?? text)
      #expect(changed[row] == (row % 2 == 1 && expected != nil && expected != text))
      #expect(failures.contains(Int32(row)) == (row % 2 == 1 && expected == nil))
    }
  }

  /// Blanks stay as they are.
  func blanks() {
    for (before, after) in zip(texts, whole) where Samples.isBlank(before) {
      #expect(after == before)
    }
  }

  /// UTF-8 in, UTF-8 out.
  func validity() {
    for (before, after) in zip(texts, whole) where before.isUTF8 {
      #expect(after?.isUTF8 != false, "\(before)")
    }
  }

  /// The fast path and the scalar path give the same.
  func paths() {
    guard let oracle = kernel.byScalar else { return }
    let slow = run(oracle, on: texts)
    for index in texts.indices {
      #expect(whole[index] == slow[index], "\(String(decoding: texts[index], as: UTF8.self))")
    }
  }

  /// What is told of a text without writing it is what becomes of it, whatever else is blank.
  func effects() {
    var arena = ByteArena()
    let cells = texts.map { text in
      arena.append(text)
      return arena.commit()
    }
    for blanks in [BlankTest(), BlankTest(blanks: ["ANN", "x", "é"])] {
      let effects = kernel.effects(
        on: cells, rows: Array(0..<Int32(cells.count)), blanks: blanks, arena: &arena)
      for (row, text) in texts.enumerated() {
        let expected: KernelEffect =
          if blanks.isBlank(cells[row]) { .nothing } else if let after = whole[row] {
            withCell(after) { blanks.isBlank($0) } ? .nothing : after == text ? .same : .different
          } else { .nothing }
        #expect(effects[row] == expected, "\(String(decoding: text, as: UTF8.self))")
      }
    }
  }

  /// Applied twice changes nothing, unless the form has a notation.
  func repetition() {
    guard bound.form.isIdempotent, bound.form.arguments != [.notation] || bound.arguments.isEmpty
    else { return }
    let once = whole.compactMap { $0 }.filter { !Samples.isBlank($0) }
    let twice = run(kernel, on: once)
    for index in once.indices {
      #expect(twice[index] == once[index], "\(String(decoding: once[index], as: UTF8.self))")
    }
  }
}

@Suite(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
struct FormCorpusTests {
  @Test(arguments: BoundForm.all)
  func `every form has its properties on hostile strings, names, dates and Unicode's cases`(
    bound: BoundForm
  ) throws {
    let texts = try Corpora.texts.get()
    try #require(texts.count > 6000)
    let properties = try FormProperties(bound, on: texts)
    properties.slices()
    properties.selections()
    properties.blanks()
    properties.validity()
    properties.paths()
    properties.effects()
    properties.repetition()
  }
}
