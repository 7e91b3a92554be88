import Foundation
import Testing

@testable import CSV

@Suite("The encoding of a file is guessed")
struct EncodingTests {
  @Test(
    "from its mark, its zeros or its validity",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "utf-8", 3), ([0xFF, 0xFE, 0x61, 0], "utf-16le", 2),
      ([0xFE, 0xFF, 0, 0x61], "utf-16be", 2), ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "utf-32le", 4),
      (Array("a\0,\0b\0\n\0".utf8), "utf-16le", 0), (Array("\0a\0,\0b\0\n".utf8), "utf-16be", 0),
      (Array("a,b\n".utf8), "utf-8", 0), (Array("é,北京\n".utf8), "utf-8", 0), ([], "utf-8", 0),
      (Array("a,\0,b,c,d,e,f,g,h,i,j,k\n".utf8), "utf-8", 0),
      (Array("上海,一\n上,一二\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "utf-16le", 0),
      (Array("上海,一\n上,一二\n".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "utf-16be", 0),
      (Array("a\0\0\0,\0\0\0b\0\0\0".utf8), "utf-32le", 0),
      (Array("a\0b\0c\0".utf8), "utf-16le", 0), ([0, 0], "utf-8", 0),
    ] as [([UInt8], String, Int)])
  func certain(bytes: [UInt8], encoding: String, markByteCount: Int) throws {
    let guess = try EncodingGuess.guess(bytes, isWhole: true)
    #expect(guess == EncodingGuess(encoding: encoding, byteOrderMarkByteCount: markByteCount))
  }

  @Test(
    "never as UTF-16 for a NUL in a text, wherever it stands",
    arguments: [
      "a,b\n1,x\0y\n", "a,b\n1,xx\0y\n", "a,b\n1,x\0y\n2,x\0y\n3,x\0y\n4,x\0y\n", "a,b\n\0,x\n",
      "a,b\n1,\0\n2,\0\n3,\0\n", "a,b\n1,2\0\0\0\0\0\0\0\0\0\0\0\0",
    ])
  func nul(text: String) throws {
    for shift in ["", "i"] {
      let bytes = Array((shift + text).utf8)
      #expect(try EncodingGuess.guess(bytes, isWhole: true) == EncodingGuess(encoding: "utf-8"))
    }
  }

  @Test("as UTF-8 with wrong bytes where most of its characters are right")
  func nearlyUTF8() throws {
    let names = "name,city\nZoë,Köln\nJosé,北京\n"
    for stray in [0x80, 0xB0, 0xE9, 0xF1, 0xFF] as [UInt8] {
      for at in [5, names.utf8.count] {
        var bytes = Array(names.utf8)
        bytes.insert(stray, at: at)
        let guess = try EncodingGuess.guess(bytes, isWhole: true)
        #expect(guess == EncodingGuess(encoding: "utf-8", invalidByteCount: 1), "\(stray) at \(at)")
        // A sample that is cut within a character is no worse for it.
        let cut = try EncodingGuess.guess(bytes + [0xE5, 0x8C], isWhole: false)
        #expect(cut == guess)
      }
    }
    let marked = try EncodingGuess.guess([0xEF, 0xBB, 0xBF, 0x61, 0xE9], isWhole: true)
    #expect(marked.encoding == "utf-8")
    // One of each: it may be UTF-8, and must not be taken for anything else.
    let half = try EncodingGuess.guess(Array("José,M".utf8) + [0xFC, 0x6C], isWhole: true)
    #expect(half.encoding == "utf-8" || half.closeTo != nil)
  }

  @Test("as UTF-8 where the sample ends within a character, and only there")
  func cutOff() throws {
    let bytes = Array("name\nZoë 北".utf8)
    for dropped in 1...2 {
      let cut = Array(bytes.dropLast(dropped))
      #expect(try EncodingGuess.guess(cut, isWhole: false).encoding == "utf-8")
      #expect(try EncodingGuess.guess(cut, isWhole: true).encoding != "utf-8")
    }
  }

  @Test("from the characters that it would have, for small exports of names and cities")
  func smallExports() throws {
    let exports: [(String, [UInt8])] = [
      (
        "windows-1252",
        Array("name,city\nJos".utf8) + [0xE9] + Array(" N".utf8)
          + [0xFA, 0xF1] + Array("ez,D".utf8) + [0xFC] + Array("sseldorf\nFran".utf8)
          + [0xE7] + Array("ois,S".utf8) + [0xE3] + Array("o Paulo\n".utf8)
      ),
      (
        "windows-1251",
        Array("name\n".utf8) + [0xC8, 0xE2, 0xE0, 0xED, 0xEE, 0xE2, 0x0A]
          + [0xD1, 0xE5, 0xF0, 0xE3, 0xE5, 0xE9, 0x0A]
      ),
      (
        "gb18030",
        Array("name,city\n".utf8) + [0xD5, 0xC5, 0xCE, 0xB0, 0x2C, 0xB1, 0xB1, 0xBE, 0xA9]
          + [0x0A, 0xCD, 0xF5, 0xB7, 0xBC, 0x2C, 0xC9, 0xCF, 0xBA, 0xA3, 0xCA, 0xD0, 0x0A]
      ),
      (
        "shift_jis",
        Array("name\n".utf8) + [0x93, 0x63, 0x92, 0x86, 0x83, 0x84, 0x83, 0x7D, 0x83, 0x5F]
      ),
    ]
    for (encoding, bytes) in exports {
      #expect(try EncodingGuess.guess(bytes, isWhole: true).encoding == encoding)
    }
  }

  @Test(
    "as Windows 1252 or with a rival named, never as a page of DOS or of old Macs for one sign or word",
    arguments: [
      Array("O".utf8) + [0x92] + Array("Brien".utf8), [0x31, 0x20, 0x80], [0x80, 0x31],
      [0xA3] + Array("3.50".utf8), Array("see ".utf8) + [0xA7] + Array(" 4".utf8),
      Array("Zo".utf8) + [0xEB], Array("wait".utf8) + [0x85], [0x32, 0x30, 0xB0],
    ] as [[UInt8]])
  func repeatedWord(word: [UInt8]) throws {
    for rowCount in [1, 39, 500] {
      let rows: [UInt8] = (1...rowCount).flatMap { Array("\n\($0),".utf8) + word }
      let guess = try EncodingGuess.guess(Array("id,name".utf8) + rows, isWhole: true)
      #expect(guess.encoding == "windows-1252", "\(guess)")
    }
  }

  @Test("as Shift-JIS for a name that many rows repeat, in kanji and katakana of half width")
  func repeatedKanji() throws {
    let kanji: [UInt8] = [0x8E, 0x52, 0x93, 0x63, 0x91, 0xBE, 0x98, 0x59, 0x2C]
    let rows: [UInt8] = (1...100).flatMap { _ in kanji + [0xD4, 0xCF, 0xC0, 0xDE, 0x0A] }
    let guess = try EncodingGuess.guess(Array("name,kana\n".utf8) + rows, isWhole: true)
    #expect(guess == EncodingGuess(encoding: "shift_jis"))
  }

  @Test("as a page of DOS or of old Macs where many words with different letters say so")
  func oldPages() throws {
    let names = [
      "Jos\u{E9}", "H\u{E9}l\u{E8}ne", "Fran\u{E7}ois", "N\u{EE}mes", "Z\u{FC}rich", "M\u{E2}con",
    ]
    for name in ["ibm850", "macintosh"] {
      let page = try #require(CodePage.all.first { $0.name == name })
      let bytes = names.joined(separator: "\n").unicodeScalars.map { scalar in
        scalar.isASCII ? UInt8(scalar.value) : UInt8(page.scalars.firstIndex(of: scalar)! + 0x80)
      }
      #expect(try EncodingGuess.guess(bytes, isWhole: true) == EncodingGuess(encoding: name))
    }
  }

  /// Words as exports have them: names, addresses, sentences, and words of no language.
  static let cyrillic: [(kind: String, words: String)] = [
    ("names", "Иван Иванов Мария Смирнова Тимур Хасанов Юрий Щукин Ксения Королёва Пётр Рыбаков"),
    ("cities", "Москва Казань Тверь Ростов Уфа Хабаровск Краснодар Сочи Тула Пермь Ижевск"),
    ("addresses", "ул. Ленина, пр. Мира, наб. Фонтанки, б-р Шевченко, кв. 5, г. Тюмень, д. 12"),
    ("sentences", "Клиент просил перезвонить. Договор подписан. Встреча переносится на пятницу."),
    ("capitals", "МОСКВА КАЗАНЬ ТВЕРЬ РОСТОВ УФА ХАБАРОВСК ИВАНОВ СМИРНОВА ПЕТРОВ"),
    ("small", "москва казань тверь ростов уфа хабаровск яблоня армия мария улыбка"),
    ("chance", "Тщбжо Хкдае Пурфэ Смылг Роцвю Ущнём Ирпта Кябрь Зсшле Нюмйд вфгоа жкилп"),
    ("Bulgarian", "София Пловдив Георги Димитър Йорданка Петър Щерев бул. Витоша Стара Загора"),
    ("Ukrainian", "Київ Львів Одеса Чернівці Олексій Надія Євген Їжакевич Івано-Франківськ"),
    ("Serbian", "Београд Крагујевац Љубица Његош Ђорђе Живковић Петровић Јовановић Драган"),
  ]

  @Test(
    "as the Cyrillic one that it is, for names, addresses, sentences and words of no language",
    arguments: [
      "windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "ibm855", "mac-cyrillic",
    ], [20, 2000])
  func cyrillic(name: String, rowCount: Int) throws {
    let page = try #require(CodePage.all.first { $0.name == name })
    for (kind, text) in Self.cyrillic {
      let words = text.split(separator: " ")
      let rows = (0..<rowCount).map { row in
        "\(row),user\(row)@example.com,\(words[row % words.count]) \(words[row * 7 % words.count])"
      }
      let scalars = ("id,email,text\n" + rows.joined(separator: "\n")).unicodeScalars
      // Some of these encodings have no letters for some of these languages.
      if scalars.contains(where: { !$0.isASCII && !page.scalars.contains($0) }) { continue }
      let bytes = scalars.map { scalar in
        scalar.isASCII ? UInt8(scalar.value) : UInt8(page.scalars.firstIndex(of: scalar)! + 0x80)
      }
      let guess = try EncodingGuess.guess(bytes, isWhole: true)
      #expect(guess.closeTo == nil, "\(kind): \(guess)")
      #expect(readsAlike(bytes, guess.encoding, name), "\(kind): \(guess)")
    }
  }

  @Test("as Windows 1251 for small letters in no order: the 'я' of its words is no '€' of old Macs")
  func artificial() throws {
    var state: UInt32 = 7
    func next(_ limit: UInt32) -> UInt8 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8((state >> 16) % limit)
    }
    for wordCount in [50, 500, 2000] {
      var bytes = Array("id,note".utf8)
      for row in 1...wordCount {
        bytes += Array("\n\(row),a note in English that is longer,".utf8)
        for _ in 0..<2 + next(9) { bytes.append(0xE0 + next(32)) }
      }
      let guess = try EncodingGuess.guess(bytes, isWhole: true)
      #expect(guess == EncodingGuess(encoding: "windows-1251"), "\(wordCount)")
    }
  }

  @Test("with its rival named where the call is close")
  func closeCall() throws {
    let guess = try EncodingGuess.guess(Array("name\nM".utf8) + [0xF8, 0x0A], isWhole: true)
    #expect(guess.closeTo != nil)
  }

  @Test("never for a spreadsheet or an archive")
  func binary() {
    let found = #expect(throws: CSVProblem.self) {
      try EncodingGuess.guess([0x50, 0x4B, 3, 4, 0, 0], isWhole: false)
    }
    #expect(found?.kind == .notText)
  }

  /// What the folders are called in iconv, and where a folder's files are not what it is called.
  static func truth(_ path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    let folder = parts[1].lowercased()
    if folder == "charset_normalizer" {
      return [
        "sample-arabic-1.txt": "windows-1256", "sample-chinese.txt": "big5",
        "sample-greek-2.txt": "windows-1253", "sample-greek.txt": "windows-1253",
        "sample-hebrew-2.txt": "windows-1255", "sample-hebrew-3.txt": "windows-1255",
        "sample-turkish.txt": "windows-1254", "sample-french-1.txt": "windows-1252",
        "sample-arabic.txt": "utf-8", "sample-bulgarian.txt": "utf-8",
        "sample-english.bom.txt": "utf-8", "sample-french.txt": "utf-8",
        "sample-polish.txt": "utf-8", "sample-russian-2.txt": "utf-8",
        "sample-russian-3.txt": "utf-8", "sample-spanish.txt": "utf-8",
      ][parts[2]]
    }
    let names = [
      "gb2312": "gb18030", "maccyrillic": "mac-cyrillic", "ascii": "utf-8", "utf-8-sig": "utf-8",
      "utf-16": "utf-16le", "utf-32": "utf-32le", "iso-8859-1": "windows-1252",
    ]
    if let name = names[folder] { return name }
    let language =
      /-(croatian|czech|hungarian|slovak|slovene|bulgarian|russian|greek|turkish|polish|hebrew)$/
    return folder.replacing(language, with: "")
  }

  @Test(
    "as it is for at least 98 of 100 files that chardet is tested with",
    .enabled(if: Corpus.has("txt-encodings-chardet"), "the corpora are not there"))
  func chardet() throws {
    var right = 0
    var close = 0
    var wrong: [String] = []
    for path in Corpus.files("txt-encodings-chardet") {
      guard path.split(separator: "/").count == 3, let truth = Self.truth(path) else { continue }
      if path.hasSuffix(".md") { continue }
      let bytes = Corpus.bytes(path)
      let guess = try EncodingGuess.guess(bytes, isWhole: true)
      if guess.closeTo != nil { close += 1 }
      if readsAlike(bytes, guess.encoding, truth) {
        right += 1
      } else {
        wrong.append("\(path): \(guess.encoding), close to \(guess.closeTo ?? "none")")
      }
    }
    print("encodings: \(right) of \(right + wrong.count) right, \(close) close calls", wrong)
    #expect(right * 100 >= (right + wrong.count) * 98, "\(wrong)")
  }

  /// Whether two encodings are one, or two code pages that read the same text from these bytes.
  private func readsAlike(_ bytes: [UInt8], _ one: String, _ other: String) -> Bool {
    if one == other { return true }
    guard let first = CodePage.all.first(where: { $0.name == one }),
      let second = CodePage.all.first(where: { $0.name == other })
    else { return false }
    return bytes.allSatisfy {
      $0 < 0x80 || first.scalars[Int($0) - 0x80] == second.scalars[Int($0) - 0x80]
    }
  }
}
