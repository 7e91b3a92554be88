import Columns
import Kernels

/// Numbers, dates, patterns, hashes and searches, one value at a time.
struct ValueBenchmarks {
  let bench: Bench

  func run() {
    numbers()
    dates()
    patterns()
    keys()
    searches()
  }

  private func report(_ name: String, _ time: Double) {
    bench.report("value", name, time)
  }

  /// Times `body` over each cell of the texts, and keeps the sum of what it returns.
  private func each(
    _ name: String, _ texts: [[UInt8]], _ body: (Cell) -> Int
  ) {
    let set = CellSet(texts)
    let cells = set.cells
    let time = bench.nanoseconds(cells.count) {
      var sum = 0
      for cell in cells { sum &+= body(cell) }
      keep(sum)
    }
    report(name, time)
  }

  private func numbers() {
    each("decimal: parse 12345.67", Mixes.numbers) { Decimal($0.bytes)?.scale ?? -1 }
    let set = CellSet(Mixes.numbers)
    let values = set.cells.compactMap { Decimal($0.bytes) }
    var arena = ByteArena()
    let time = bench.nanoseconds(values.count) {
      for value in values {
        value.append(to: &arena)
        arena.discard()
      }
    }
    report("decimal: format", time)
    let third = Decimal(3)
    each("decimal: add", values) { $0 + third }
    each("decimal: multiply", values) { $0 * $0 }
    each("decimal: divide", values) { $0 / third }
    each("decimal: round", values) { $0.rounded() }
    if let german = try? NumberNotation.compile("1.234,56").get() {
      let reader = NumberReader([german])
      each("number in a notation", Mixes.numbers) { reader.value(of: $0.bytes)?.scale ?? -1 }
    }
  }

  /// Times a function of each number.
  private func each(
    _ name: String, _ values: [Decimal], _ body: (Decimal) -> Decimal?
  ) {
    let time = bench.nanoseconds(values.count) {
      var scales = 0
      for value in values { scales &+= body(value)?.scale ?? -1 }
      keep(scales)
    }
    report(name, time)
  }

  private func dates() {
    let plain = DateReader()
    each("date: parse 2026-01-31", Mixes.dates) { Int(plain.date(of: $0.bytes) ?? 0) }
    each("datetime: parse 2026-01-31T08:05:00Z", Mixes.times) {
      Int(plain.dateTime(of: $0.bytes) ?? 0)
    }
    if let notation = try? DateNotation.compile("YYYY-MM-DD").get() {
      let reader = DateReader([notation])
      each("date: parse in a notation", Mixes.dates) { Int(reader.date(of: $0.bytes) ?? 0) }
    }
    let days = (0..<Int32(Mixes.count)).map { $0 }
    var arena = ByteArena()
    let time = bench.nanoseconds(days.count) {
      for day in days {
        CalendarDate(days: day).append(to: &arena)
        arena.discard()
      }
    }
    report("date: format", time)
  }

  private func patterns() {
    let sources = [
      ("pattern: e-mail, on e-mails", #"^[^@\s]+@[^@\s]+\.[a-z]+$"#, Mixes.emails),
      ("pattern: e-mail, on names", #"^[^@\s]+@[^@\s]+\.[a-z]+$"#, Mixes.names),
      ("pattern: e-mail, on CJK", #"^[^@\s]+@[^@\s]+\.[a-z]+$"#, Mixes.cjk),
      ("pattern: \\d{4}$, on phones", #"\d{4}$"#, Mixes.phones),
    ]
    for (name, source, texts) in sources {
      guard let pattern = try? Pattern.compile(source).get() else { continue }
      let worker = PatternWorker(pattern)
      each(name, texts) { worker.matches($0) == .match ? 1 : 0 }
    }
    guard let pattern = try? Pattern.compile(#"[^0-9]+"#).get(),
      let template = try? ReplacementTemplate.compile("", for: pattern).get()
    else { return }
    let worker = PatternWorker(pattern)
    var arena = ByteArena()
    each("pattern: replace [^0-9]+ in phones", Mixes.phones) { cell in
      let outcome = worker.replaceAll(in: cell, with: template, to: &arena)
      arena.discard()
      return outcome == .replaced ? 1 : 0
    }
  }

  private func keys() {
    let emails = CellSet(Mixes.emails)
    let phones = CellSet(Mixes.phones)
    let (left, right) = (emails.cells, phones.cells)
    let hasher = KeyHasher()
    let time = bench.nanoseconds(left.count) {
      var sum: UInt64 = 0
      for index in left.indices {
        var state = hasher.start()
        hasher.add(left[index], to: &state)
        hasher.add(right[index], to: &state)
        sum &+= hasher.finish(state).first
      }
      keep(sum)
    }
    report("key hash: e-mail and phone", time)
    let blanks = BlankTest(blanks: ["N/A", "-", "unknown"])
    each("blank test: names", Mixes.names) { blanks.isBlank($0) ? 1 : 0 }
    each("blank test: CJK", Mixes.cjk) { blanks.isBlank($0) ? 1 : 0 }
  }

  private func searches() {
    let search = TextSearch(Array("gmail".utf8))
    each("contains 'gmail'", Mixes.emails) { search.isIn($0.bytes) ? 1 : 0 }
    let template = LooksLike("(###) ###-####")
    each("looks like '(###) ###-####'", Mixes.phones) { template.matches($0.bytes) ? 1 : 0 }
    let map = ValueMap([Array("us".utf8), Array("USA".utf8)])
    each("value map: two arms", Mixes.countries) { map.arm(for: $0.bytes) ?? -1 }
    let folded = ValueMap([Array("us".utf8), Array("USA".utf8)], ignoringCase: true)
    each("value map: two arms, no case", Mixes.countries) { folded.arm(for: $0.bytes) ?? -1 }
    each("length in code points, names", Mixes.names) { TextSlice.length(of: $0.bytes) }
  }
}
