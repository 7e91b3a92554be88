/// Seeded tables with what exports are full of: quotes, line breaks, blanks, placeholders, repeated
/// keys, text of many scripts, dates and numbers that are none.
struct RandomTable {
  /// Each with its line end; the header first.
  var records: [String]

  static let columns = [
    "id", "Full Name", "email", "Phone", "city", "amount", "born", "updated", "seen", "flag",
    "remark",
  ]

  private static let values: [[String]] = [
    ["1", "2", "3", "007", "A-12", "", "12"],
    [
      "Anna Berg", "anna  berg", "Jos\u{E9} Garc\u{ED}a", "Jose\u{301} Garci\u{301}a",
      "\"Berg, Anna\"", "\"Anna \"\"Ann\"\" Berg\"", "李 小龙", "Ærø", "", " ", "N/A",
      "\"O'Brien\nJr.\"", " Zoe\u{308} ", "M\u{FC}ller-L\u{FC}denscheidt", "\u{FEFF}Bo",
    ],
    [
      "a@x.com", "A@X.com", "b@x.com", "b@x.com ", "c@y.org", "", "N/A", "n/a", "-", "  ",
      "unknown@example.com", "noemail@example.com", "\"a@x.com\"",
    ],
    [
      "(555) 010-9999", "555 010 9999", "5550109999", "+1 555 0100", "none", "", "N/A",
      "\u{FF15}\u{FF15}\u{FF15}0109999", "555\u{A0}010\u{A0}9999", "0", "\"555,010\"",
    ],
    [
      "Berlin", "BERLIN", "new york", "Paris", "Rom", "BER", "PAR", "ROM", "X", "", "-",
      "s\u{E3}o paulo", "K\u{F6}ln", "\" Berlin \"", "\u{200B}",
    ],
    [
      "12.50", "12.5", "-3", "1000", "\"1,234.50\"", "\"1.234,50\"", "\"12,5\"", "abc", "", "0",
      "N/A", " 7 ", "+4", "\"1,23\"", "€ 12.50", "\"1.234,50 EUR\"", "($3)", "-$ 4",
    ],
    [
      "31/01/2020", "01/02/2020", "31/02/2020", "2020-01-31", "2020-02-01", "soon", "",
      "2020-13-01", "29/02/2000",
    ],
    ["2024-01-01", "2024-06-30", "2023-12-31", "2024-01-01", "", "N/A", "yesterday", "2024-02-30"],
    [
      "2024-01-01T10:00:00Z", "2024-01-01 10:00:00", "2024-06-30T23:30:00+02:00",
      "2023-12-31T21:59:59Z", "2024-06-30 08:05", "2024-06-30", "", "N/A", "sometime",
      "2024-02-30 10:00:00",
    ],
    ["true", "false", "yes", "No", "maybe", "", "1"],
    [
      "", "x", "\"two\nlines\"", "\"two\r\nlines\"", "\"say \"\"hi\"\"\"", "a;b", "a - b - c",
      "\"a, b\"", "\"\"", "\u{7}bell", "tab\there", "\u{1F469}\u{200D}\u{1F680} astronaut",
      "=1+1", "\u{FB01}ne", "\" \"", "a--b",
      // What other columns have too: keys of several columns can have one text in all.
      "Berlin", "Paris", "a@x.com",
    ],
  ]

  init(_ random: inout SeededRandom) {
    let end = random.once(in: 3) ? "\r\n" : "\n"
    let rowCount = random.once(in: 30) ? 0 : random.number(1...30)
    let isPoor = random.once(in: 3)
    records = [Self.columns.joined(separator: ",") + end]
    for _ in 0..<rowCount {
      let fields = Self.values.map { values in
        // A poor table repeats itself: many duplicates.
        isPoor ? values[random.number(0...min(2, values.count - 1))] : random.pick(values)
      }
      records.append(fields.joined(separator: ",") + end)
    }
    if random.once(in: 4) {
      records[records.count - 1].unicodeScalars.removeLast(end.unicodeScalars.count)
    }
  }

  var text: String { records.joined() }
}
