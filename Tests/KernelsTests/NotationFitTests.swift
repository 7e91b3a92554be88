import Columns
import Testing

@testable import Kernels

/// A column of texts and what is proven of it.
private func proof(_ texts: [String]) -> NotationProof {
  var arena = ByteArena()
  var proof = NotationProof()
  for (index, text) in texts.enumerated() {
    arena.append(Array(text.utf8))
    proof.add(arena.commit(), record: index)
  }
  return proof
}

/// Random numbers that are the same in every run.
private struct Draw {
  var state: UInt64

  init(_ seed: Int) {
    state = UInt64(seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }
}

@Suite("Which notations read how many values of a column")
struct NotationFitTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// What a rule with the notations reads, where it is of this type.
  private func isRead(_ text: String, _ type: String, _ notations: String...) throws -> Bool {
    switch type {
    case "date":
      let reader = DateReader(try notations.map { try DateNotation.compile($0).get() })
      return reader.date(of: bytes(text).span) != nil
    case "datetime":
      let reader = DateReader(try notations.map { try DateNotation.compile($0).get() })
      return reader.dateTime(of: bytes(text).span) != nil
    case "number":
      let reader = NumberReader(try notations.map { try NumberNotation.compile($0).get() })
      return reader.value(of: bytes(text).span) != nil
    default:
      let reader = MoneyReader(try notations.map { try MoneyNotation.compile($0).get() })
      return reader.value(of: bytes(text).span) != nil
    }
  }

  /// Values of which columns are drawn.
  private static let values = [
    "31/01/2026", "03/04/2026", "1/13/2026", "07/07/2026", "31.1.26", "01.02.03", "32.01.05",
    "1.2.26", "12.13.05", "13.12.31", "10.11.31", "31.01.2026", " 5.6.2026 ", "2026-01-31",
    "31012026", "20260131", "31/01/2026 8:05",
    "1/2/2026 08:05:10", "13/2/2026 08:05", "99/99/9999", "12", "1.234", "1,234", "12,5", "12.50",
    "1.234,50", "1,234.50", "1 234,5", "1 234", "1'234.5", "-7", "+3,5", "0.000", "1.234.567",
    "1.23.456", "12 34", "soon", "1e3", "1,234,567",
  ]

  /// The other orders of the notations that the values below have.
  private static let rivals: [String: [String]] = Dictionary(
    uniqueKeysWithValues: ["/", "-", ".", " "].flatMap { sign in
      [["DD", "MM", "YYYY"], ["DD", "MM", "YY"]].flatMap { parts -> [(String, [String])] in
        var orders = [parts, [parts[1], parts[0], parts[2]]]
        if parts[2] == "YY" { orders.append(["YY", "MM", "DD"]) }
        let names = orders.map { $0.joined(separator: sign) }
        return names.map { name in (name, names.filter { $0 != name }) }
      }
    })

  @Test(arguments: 0..<300)
  func `a notation is said to fit what a rule that names it reads`(seed: Int) throws {
    var draw = Draw(seed)
    let kinds = (0..<(draw.below(4) + 1)).map { _ in Self.values[draw.below(Self.values.count)] }
    let texts = (0..<(draw.below(12) + 1)).map { _ in kinds[draw.below(kinds.count)] }
    let column = proof(texts)
    for fit in column.fits(of: .dates) + column.fits(of: .numbers) {
      let count = try texts.count { try isRead($0, fit.type, fit.notation) }
      #expect(count == fit.count, "\(fit.notation) of \(texts)")
      let unread = try texts.filter { try !isRead($0, fit.type, fit.notation) }
      #expect(column.misfits(of: fit).reduce(0) { $0 + $1.count } == unread.count)
      switch fit.ground {
      case .plain: #expect(fit.notation == "1234.56")
      case .proven(let witnesses):
        for witness in witnesses {
          #expect(try isRead(texts[witness.record], fit.type, fit.notation))
        }
        // Each other notation that reads a value of the kind fails at one that is named.
        guard !witnesses.isEmpty else { continue }
        for rival in Self.rivals[fit.notation] ?? [] {
          #expect(
            try witnesses.contains { try !isRead(texts[$0.record], fit.type, rival) },
            "\(rival) of \(texts)")
        }
      case .ambiguous(let rivals, let example):
        for rival in rivals {
          #expect(try texts.count { try isRead($0, fit.type, rival) } == fit.count)
          if example.count > 0 { #expect(try isRead(texts[example.record], fit.type, rival)) }
        }
      case .contradicted(let rival, let rivalCount, let by, let against, let openCount):
        #expect(
          try openCount
            == texts.count { text in
              try isRead(text, fit.type, rival) && isRead(text, fit.type, fit.notation)
                && !isRead(text, fit.type, rival, fit.notation)
            })
        #expect(try texts.count { try isRead($0, fit.type, rival) } == rivalCount)
        #expect(try !isRead(texts[by.record], fit.type, rival))
        #expect(try !isRead(texts[against.record], fit.type, fit.notation))
      }
    }
  }

  @Test func `what does not fit a notation is shown by the first of each kind`() throws {
    let column = proof(["31.01.2026", "soon", "2026-01-31", "later", "13.02.2026"])
    let fit = try #require(column.fits(of: .dates).first)
    #expect(fit.notation == "DD.MM.YYYY" && fit.count == 2)
    #expect(column.misfits(of: fit).map(\.record) == [1, 2])
  }

  @Test func `values that can only be of either notation contradict each other`() throws {
    let column = proof(["01/31/2026", "31/01/2026", "13/01/2026", "03/04/2026"])
    let fit = try #require(column.fits(of: .dates).first)
    guard case .contradicted(let rival, 2, let by, let against, 1) = fit.ground else {
      Issue.record("\(fit.ground)")
      return
    }
    #expect(fit.notation == "DD/MM/YYYY" && fit.count == 3 && rival == "MM/DD/YYYY")
    #expect(by.record == 1 && by.count == 2 && against.record == 0 && against.count == 1)
  }

  /// What numbers are made of, and what stands beside them.
  private static let pieces =
    ["0", "1", "23", "456", "7890", ".", ",", " ", "'", "\u{A0}", "’", "-", "+", "(", ")", "€"]
    + ["$", "USD", "kr.", "Fr.", "руб.", "−", "x"]

  /// Notations of which one reads whatever is a number.
  private static let notations = [
    "1234.56", "1,234.56", "1 234.56", "1'234.56", "1234,56", "1.234,56", "1 234,56",
    "1'234,56",
  ]

  @Test(arguments: 0..<40)
  func `a look at the signs of a text turns no number away`(seed: Int) throws {
    var draw = Draw(seed)
    let readers = try Self.notations.map { MoneyReader([try MoneyNotation.compile($0).get()]) }
    var readCount = 0
    for _ in 0..<400 {
      let text = (0..<(draw.below(6) + 1)).map { _ in Self.pieces[draw.below(Self.pieces.count)] }
        .joined()
      let trimmed = bytes(text.trimmingBlanks)
      let isRead = readers.contains { $0.value(of: trimmed.span) != nil }
      if isRead { readCount += 1 }
      #expect((NumberFigures(trimmed.span) != nil) == isRead, "'\(text)'")
    }
    #expect(readCount > 20)
  }

  @Test func `a value is foreign where only a notation makes it a date or a number`() throws {
    var arena = ByteArena()
    for text in Self.values {
      arena.append(bytes(text))
      let cell = arena.commit()
      let column = proof([text])
      let isDate = DateReader().dateTime(of: bytes(text).span) != nil
      #expect(
        NotationProof.isForeign(cell, to: .dates)
          == (!isDate && !column.fits(of: .dates).isEmpty), "\(text)")
      let isNumber = Decimal(bytes(text).span) != nil
      #expect(
        NotationProof.isForeign(cell, to: .numbers)
          == (!isNumber && !column.fits(of: .numbers).isEmpty), "\(text)")
    }
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    let blanks: Set<Character> = [" ", "\u{A0}"]
    return String(drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
  }
}
