import Columns
import Testing

@testable import Kernels

/// A column of texts and what is proven of it.
private func proof(_ texts: [String], from start: Int = 0) -> NotationProof {
  var arena = ByteArena()
  var proof = NotationProof()
  for (index, text) in texts.enumerated() {
    arena.append(Array(text.utf8))
    proof.add(arena.commit(), record: start + index)
  }
  return proof
}

private func witness(_ count: Int, _ record: Int, _ text: String) -> Witness {
  var witness = Witness()
  var arena = ByteArena()
  arena.append(Array(text.utf8))
  let cell = arena.commit()
  for _ in 0..<count { witness.add(cell, record: record) }
  return witness
}

@Suite struct NotationProofTests {
  @Test func `one day above 12 decides for all dates`() {
    let column = proof(["03/04/2026", "31/01/2026", "5/6/2026", "28/02/2026"])
    #expect(
      column.verdict(of: .dates)
        == .proven(type: "date", notation: "DD/MM/YYYY", by: [witness(2, 1, "31/01/2026")]))
    #expect(column.verdict(of: .numbers) == .none)
  }

  @Test func `dates that could be either way are not guessed`() {
    #expect(
      proof(["03/04/2026", "05/06/2026", "07/07/2026"]).verdict(of: .dates)
        == .ambiguous(
          type: "date", candidates: ["DD/MM/YYYY", "MM/DD/YYYY"],
          example: witness(2, 0, "03/04/2026")))
  }

  @Test func `what contradicts itself proves nothing`() {
    #expect(proof(["31/01/2026", "01/31/2026"]).verdict(of: .dates) == .none)
    #expect(proof(["31/01/2026", "31.01.2026"]).verdict(of: .dates) == .none)
    #expect(proof(["31/01/2026", "soon"]).verdict(of: .dates) == .none)
    #expect(proof([]).verdict(of: .dates) == .none)
    #expect(proof([]).verdict(of: .numbers) == .none)
  }

  @Test(arguments: [
    (["2026-01-31", "1 Feb 2026", "20260203"], "date"),
    (["2026-01-31", "2026-01-31 08:05"], "datetime"),
  ])
  func `dates that need no notation are told`(texts: [String], type: String) {
    #expect(proof(texts).verdict(of: .dates) == .plain(type: type))
  }

  @Test(arguments: [
    (["31.1.26", "1.2.03"], "date", "DD.MM.YY"), (["31-Jan-26", "1-SEPT-03"], "date", "DD-MMM-YY"),
    (["3 june 26 08:05"], "datetime", "DD MMM YY HH:mm"), (["01-31-2026"], "date", "MM-DD-YYYY"),
    (["32/01/05", "99/12/31"], "date", "YY/MM/DD"), (["31012026"], "date", "DDMMYYYY"),
    (["31/01/2026 8:05"], "datetime", "DD/MM/YYYY HH:mm"),
    (["1/2/2026 08:05:10", "13/2/2026 23:59:59.5"], "datetime", "DD/MM/YYYY HH:mm:ss"),
  ])
  func `notations are named as rules write them`(
    texts: [String], type: String, notation: String
  ) throws {
    let verdict = proof(texts).verdict(of: .dates)
    guard case .proven(let found, let named, let by) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(found == type && named == notation && !by.isEmpty)
    // What is named reads every value.
    let reader = DateReader([try DateNotation.compile(named).get()])
    for text in texts { #expect(reader.dateTime(of: Array(text.utf8).span) != nil, "\(text)") }
  }

  @Test func `a decimal mark is proven by the values that the other one cannot read`() {
    #expect(
      proof(["1.234", "12,5", "1.234.567,00"]).verdict(of: .numbers)
        == .proven(type: "number", notation: "1.234,56", by: [witness(2, 1, "12,5")]))
    #expect(
      proof(["1,234", "12"]).verdict(of: .numbers)
        == .ambiguous(
          type: "number", candidates: ["1,234.56", "1234,56"], example: witness(1, 0, "1,234")))
    #expect(proof(["12", "-3", "+4"]).verdict(of: .numbers) == .plain(type: "number"))
    #expect(proof(["12.5", "3"]).verdict(of: .numbers) == .plain(type: "number"))
    #expect(proof(["12.5", "3,25"]).verdict(of: .numbers) == .none)
    #expect(proof(["12.5", "three"]).verdict(of: .numbers) == .none)
  }

  @Test func `a currency beside amounts is none of their notation`() {
    #expect(
      proof(["€ 1.234,50", "€ 3,5", "(€ 2,00)"]).verdict(of: .numbers)
        == .proven(type: "money", notation: "1.234,56", by: [witness(3, 0, "€ 1.234,50")]))
    #expect(proof(["12.50-", "3"]).verdict(of: .numbers) == .plain(type: "money"))
  }

  @Test func `a proof rules out every other notation`() {
    // The first is no YY/MM/DD and may be MM/DD/YY; with the others it is the other way round.
    #expect(
      proof(["1/2/26", "31/1/26", "30/1/26"]).verdict(of: .dates)
        == .proven(
          type: "date", notation: "DD/MM/YY",
          by: [witness(1, 0, "1/2/26"), witness(2, 1, "31/1/26")]))
    #expect(
      proof(["1/2/26", "31/1/26", "31/1/05"]).verdict(of: .dates)
        == .proven(
          type: "date", notation: "DD/MM/YY",
          by: [witness(1, 0, "1/2/26"), witness(2, 1, "31/1/26")]))
    #expect(
      proof(["1/2/26", "31/1/26", "31/1/5"]).verdict(of: .dates) == .none)
    #expect(
      proof(["1/2/26", "10/31/31"]).verdict(of: .dates)
        == .proven(type: "date", notation: "MM/DD/YY", by: [witness(1, 1, "10/31/31")]))
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func `looking at numbers alone says the same of numbers`(seed: Int) {
    var random = SeededDraw(seed)
    let pieces = [
      "0", "1", "23", "456", "7890", ".", ",", " ", "-", "€", "x", "12345678901234567890",
    ]
    for _ in 0..<200 {
      var (whole, numbers) = (NotationProof(), NotationProof())
      var arena = ByteArena()
      for record in 0..<(1 + random.below(5)) {
        let text = (0...random.below(5)).map { _ in pieces[random.below(pieces.count)] }.joined()
        arena.append(Array(text.utf8))
        let cell = arena.commit()
        whole.add(cell, record: record)
        numbers.add(number: cell, record: record)
      }
      #expect(whole.fits(of: .numbers) == numbers.fits(of: .numbers))
      #expect(whole.count == numbers.count)
    }
  }

  /// Values of which columns are drawn: dates and numbers in many notations, and neither.
  private static let values = [
    "31/01/2026", "03/04/2026", "12/12/2012", "1/13/2026", "31.1.26", "01.02.03", "32.01.05",
    "2026-01-31", "31012026", "12112011", "20260131", "1 Feb 2026", "31/01/2026 8:05",
    "1/2/2026 08:05:10", "99/99/9999", "12", "1.234", "1,234", "12,5", "12.50", "1.234,50",
    "1 234,5", "1'234.5", "€ 5", "USD 1,234.50", "(3)", "soon", "-7", "1.2.3",
  ]

  @Test(arguments: 0..<200)
  func `the order and the parts in which values come change nothing`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    let kinds = (0..<(next(3) + 1)).map { _ in Self.values[next(Self.values.count)] }
    let texts = (0..<next(12)).map { _ in kinds[next(kinds.count)] }
    let whole = proof(texts)
    let cuts = [next(texts.count + 1), next(texts.count + 1)].sorted()
    let bounds = [0..<cuts[0], cuts[0]..<cuts[1], cuts[1]..<texts.count]
    let parts = bounds.map { proof(Array(texts[$0]), from: $0.lowerBound) }
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]] {
      var merged = NotationProof()
      for index in order { merged.merge(parts[index]) }
      #expect(merged == whole)
      var right = parts[order[1]]
      right.merge(parts[order[2]])
      var nested = parts[order[0]]
      nested.merge(right)
      #expect(nested == whole)
    }
  }

  /// Every notation of dates in figures that can be proven.
  private static let notations =
    ["/", "-", ".", " "].flatMap { sign in
      [
        ["DD", "MM", "YYYY"], ["MM", "DD", "YYYY"], ["DD", "MM", "YY"], ["MM", "DD", "YY"],
        ["YY", "MM", "DD"],
      ].map { $0.joined(separator: sign) }
    } + ["DDMMYYYY", "MMDDYYYY"]

  @Test(arguments: 0..<300)
  func `trying every notation on every value says the same`(seed: Int) throws {
    var state = UInt64(seed &+ 1) &* 0xD6E8_FEB8_6659_FD93 | 1
    func next(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    let sign = ["/", "-", ".", " "][next(4)]
    let isShort = next(2) == 0
    let texts = (0..<(next(4) + 1)).map { _ in
      let numbers = [next(14) + 1, next(32) + 1, isShort ? 10 + next(90) : 1990 + next(50)]
      return (next(2) == 0 ? numbers : [numbers[1], numbers[0], numbers[2]])
        .map { "\($0)" }.joined(separator: sign)
    }
    let fitting = try Self.notations.filter { notation in
      let reader = DateReader([try DateNotation.compile(notation).get()])
      return texts.allSatisfy { reader.date(of: Array($0.utf8).span) != nil }
    }
    switch proof(texts).verdict(of: .dates) {
    case .none: #expect(fitting == [])
    case .plain: Issue.record("\(texts) need a notation")
    case .proven(_, let notation, _): #expect(fitting == [notation])
    case .ambiguous(_, let candidates, _):
      #expect(Set(fitting) == Set(candidates) && fitting.count > 1)
    }
  }
}

/// Random numbers that are the same in every run.
private struct SeededDraw {
  private var state: UInt64

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
