import Columns
import Foundation
import Testing

@testable import Kernels

@Suite struct NameTests {
  @Test(arguments: [
    ("  JAN   VAN DER BERG ", "Jan van der Berg"), ("o'brien, anna", "O'Brien, Anna"),
    ("王小明", "王小明"), ("Anna", "Anna"), ("anna@example.com", nil), ("12345", nil), ("Anna 2", nil),
    ("...", nil), ("☃ ☃", nil), ("🔥", nil), ("-", nil), ("DR. ANNA MÜLLER", "Dr. Anna Müller"),
    ("Jack \"bob\" smith", "Jack \"Bob\" Smith"), ("smith & jones", "Smith & Jones"),
  ])
  func `a name as people write it`(text: String, name: String?) {
    #expect(canonical(Name(), text) == name)
  }

  @Test(arguments: [
    ("John Doe", "Doe, John"), ("Dr. John Q. Doe, MD", "DOE, JOHN Q"), ("José Núñez", "jose nunez"),
    ("John Doe Jr.", "Doe Jr, John"), ("歐陽修", "欧阳修"), ("王 小 明", "王小明"), ("王，小明", "王小明先生"),
    ("Dr. 王小明", "王小明 (David)"), ("小王先生", "小王"), ("Mr. and Mrs. 小王", "小王"), ("ﾀﾅｶ, ﾀﾛｳ", "タナカ タロウ"),
    ("王 小 明 (David)", "王小明"), ("길동".decomposedStringWithCanonicalMapping, "길동"),
    ("Anna-Maria Berg", "ANNAMARIA BERG"),
  ])
  func `one person's names have one key`(left: String, right: String) {
    let key = canonical(NameMatchKey(), left)
    #expect(key != nil && key == canonical(NameMatchKey(), right))
  }

  @Test(arguments: [
    ("John Doe Jr.", "John Doe Sr."), ("John Doe", "Jane Doe"), ("John Doe", "Doe John"),
    ("小王", "老王"), ("Dr. 小王", "王"), ("文静", "静文"), ("列夫·尼古拉", "列夫 尼古拉"), ("王小明 Jr", "王小明"),
    ("鈴木 博士", "鈴木"),
  ])
  func `two persons' names have two keys`(left: String, right: String) {
    #expect(canonical(NameMatchKey(), left) != canonical(NameMatchKey(), right))
  }

  @Test func `a plain word is its own key, whatever it may be in a name`() {
    let known = NameLexicon.lists.flatMap { $0.words.split(separator: " ").map(String.init) }
    for word in known + ["Smith", "ph", "the", "of", "X", "q", "Saint", "sainte"] {
      for text in [word, word.uppercased(), word.capitalized] { checkKey(text) }
    }
  }

  @Test func `two words have the key that their parts have`() {
    let known = NameLexicon.lists.flatMap { $0.words.split(separator: " ").map(String.init) }
    let names = [
      "Smith", "josé", "NÚÑEZ", "Ægir", "straße", "Łukasz", "ȘTEFAN", "a×b", "a÷b", "Ann", "ph",
      "the",
      "Ng", "O", "d'Arc", "A.", "von", "Saint", "王", "ben", "Иван", "y", "", "x1", "e\u{301}va",
    ]
    for name in names {
      for other in names + known {
        for text in ["\(name) \(other)", "\(other.capitalized) \(name)", "\(name)  \(other)"] {
          checkKey(text)
        }
      }
    }
    checkKey(" Smith Jones")
    checkKey("Smith Jones ")
    checkKey("Smith Jones Miller")
  }

  @Test(arguments: UInt32(0xC0)...0x23F)
  func `every letter of the two Latin blocks has the key that its parts have`(letter: UInt32) {
    let character = String(Unicode.Scalar(letter)!)
    for word in [character, "a\(character)", "\(character)b", "An\(character)e"] {
      for text in ["\(word) Smith", "Ann \(word)", "\(word) \(word)"] { checkKey(text) }
    }
  }

  /// The key beside that which takes every name apart.
  private func checkKey(_ text: String) {
    let bytes = Array(text.utf8)
    var quick = ByteArena()
    var whole = ByteArena()
    let outcome = NameMatchKey().apply(bytes.span, to: &quick)
    let wanted = NameMatchKey().applyToParts(bytes.span, to: &whole)
    #expect(outcome == wanted && quick.openArray == whole.openArray, "\(text)")
  }

  @Test(arguments: [
    ("王小明", "王", "小明"), ("欧阳修", "欧阳", "修"), ("歐陽修", "歐陽", "修"), ("司马相如", "司马", "相如"),
    ("王 小明", "王", "小明"), ("王先生", "王", ""), ("小王", "王", ""), ("老李", "李", ""), ("王总", "王", ""),
    ("小欧阳", "欧阳", ""), ("欧阳总", "欧阳", ""), ("老王总", "", "老王总"), ("欧阳", "欧阳", ""),
    ("小明", "", "小明"), ("王小", "王", "小"), ("列夫·托尔斯泰", "托尔斯泰", "列夫"),
    ("鈴木 一郎", "鈴木", "一郎"), ("김민준", "김", "민준"), ("남궁민", "남궁", "민"), ("諸葛亮", "諸葛", "亮"),
    ("佐藤健", "佐藤", "健"), ("中曽根", "", "中曽根"), ("田中太郎", "田中", "太郎"), ("小林正樹", "小林", "正樹"),
    ("高桥", "高", "桥"), ("王中村", "王", "中村"), ("김철수 님", "김", "철수"),
    ("김철수씨", "김", "철수"), ("列夫‧托爾斯泰", "托爾斯泰", "列夫"),
    ("列夫．托尔斯泰", "托尔斯泰", "列夫"), ("陳大文", "陳", "大文"), ("王小明先生", "王", "小明"), ("王小明 先生", "王", "小明"),
    ("王 博士", "王", ""),
    ("王小明 (David)", "王", "小明"), ("刘, 磊 (David)", "刘", "磊"), ("王 小 明 (David)", "王", "小 明"),
    ("Dr. 王 小明", "王", "小明"), ("王 小明 PhD", "王", "小明"), ("李磊 Jr", "李", "磊"), ("小王先生", "王", ""),
    ("鈴木 博士", "鈴木", "博士"), ("王小明(David)先生", "王", "小明"), ("ﾀﾅｶ, ﾀﾛｳ", "ﾀﾅｶ", "ﾀﾛｳ"),
    ("托尔斯泰, 列夫·尼古拉", "托尔斯泰", "列夫 尼古拉"),
    ("王 小 明", "王", "小 明"), ("남궁민".decomposedStringWithCanonicalMapping, "남궁", "민"),
    ("王, 小明", "王", "小明"), ("列夫·尼古拉·托尔斯泰", "托尔斯泰", "列夫"),
  ])
  func `the family name comes first in East Asia`(text: String, last: String, first: String) {
    #expect(NameParts.words(of: .last, in: text) == last)
    #expect(NameParts.words(of: .first, in: text) == first)
    // Their key has the same ones, folded and without blanks.
    let key = canonical(NameMatchKey(), text) ?? ""
    for (part, wanted) in [(NameParts.Part.last, last), (.first, first)] {
      let found = NameParts.words(of: part, in: key)
      #expect(Array(found.utf8) == NameKey.key(wanted, .all))
    }
  }

  @Test func `a form of address tells a family name, which the key does not`() {
    for text in ["佐藤先生", "Dr. 佐藤", "佐藤 (Ken)"] {
      #expect(NameParts.words(of: .last, in: text) == "佐藤")
    }
    #expect(NameParts.words(of: .first, in: "佐藤") == "佐藤")
  }

  @Test func `the key of a name by which somebody is called has all of it`() {
    for text in ["小王", "老李", "王总", "小欧阳", "欧阳总"] {
      #expect(canonical(NameMatchKey(), text) == text)
    }
    #expect(canonical(NameMatchKey(), "王先生") == "王")
  }

  @Test(arguments: [
    ("文静", "文静"), ("和子", "和子"), ("小雷", "小雷"), ("小林", "小林"), ("石川", "石川"), ("王", "王"),
    ("文 静", "文静"), ("歐陽", "欧阳"), ("王女士", "王"), ("길동", "길동"), ("ジョン・ポール", "ジョンポール"),
    ("列夫·尼古拉", "列夫尼古拉"), ("Ann", nil), ("", nil),
  ])
  func `a part of a name is found in the key of a whole one`(text: String, wanted: String?) {
    let key = Array((canonical(NameMatchKey(), text) ?? "").utf8)
    var written: [UInt8] = []
    let isFound = EastAsianName.appendWritten(ofKey: key.span, to: &written)
    #expect((isFound ? String(decoding: written, as: UTF8.self) : nil) == wanted)
  }

  @Test(arguments: [
    ("Wang Jun", "", "Wang", "Jun", ""), ("Li, Jun", "", "Jun", "Li", ""),
    ("Sen Li", "", "Sen", "Li", ""), ("King Gabriel", "", "King", "Gabriel", ""),
    ("Bishop Frank", "", "Bishop", "Frank", ""), ("Rahman MD", "", "Rahman", "MD", ""),
    ("Li Meng", "", "Li", "Meng", ""), ("WANG XI", "", "WANG", "XI", ""),
    ("Judge Sen", "", "Judge", "Sen", ""), ("Mr Jun", "Mr", "", "Jun", ""),
    ("Dr. Sen Gupta", "Dr.", "Sen", "Gupta", ""), ("Wang Jun, PhD", "", "Wang", "Jun", "PhD"),
    ("Li, Jun, PhD", "", "Jun", "Li", "PhD"), ("Bishop Frank MD", "", "Bishop", "Frank", "MD"),
    ("Wang Jun.", "", "Wang", "", "Jun."), ("Smith, Jun., John", "", "John", "Smith", "Jun."),
    ("Smith, Jun, John", "", "John", "Smith", "Jun"), ("Sen. Li", "Sen.", "", "Li", ""),
    ("Rahman M.D.", "", "Rahman", "", "M.D."), ("John Smith MD", "", "John", "Smith", "MD"),
    ("John Smith, MD", "", "John", "Smith", "MD"), ("Smith, John Jun", "", "John", "Smith", "Jun"),
    ("Judge John Smith", "Judge", "John", "Smith", ""),
    ("King Felipe Borbon", "King", "Felipe", "Borbon", ""),
    ("Major General Smith", "Major General", "", "Smith", ""), ("Dr Li", "Dr", "", "Li", ""),
    ("Smith, Jr., John, PhD", "", "John", "Smith", "Jr., PhD"), ("Wang Jr", "", "Wang", "", "Jr"),
  ])
  func `a title or suffix that is a name too needs a name beside it`(
    text: String, title: String, first: String, last: String, suffix: String
  ) {
    #expect(NameParts.words(of: .title, in: text) == title)
    #expect(NameParts.words(of: .first, in: text) == first)
    #expect(NameParts.words(of: .last, in: text) == last)
    #expect(NameParts.words(of: .suffix, in: text) == suffix)
  }

  @Test func `what stands behind a whole name's commas and is no suffix is a given name`() {
    #expect(NameParts.words(of: .middle, in: "Doe, John, Maria, MD") == "Maria")
    #expect(NameParts.words(of: .suffix, in: "Doe, John, Maria, MD") == "MD")
  }

  @Test(arguments: [("Li", "Sen Li"), ("Frank", "Bishop Frank"), ("Wang Jun", "Wang")])
  func `a name that looks like a title is part of the key`(left: String, right: String) {
    #expect(canonical(NameMatchKey(), left) != canonical(NameMatchKey(), right))
  }

  @Test func `only a letter of East Asia has a nickname right behind it`() {
    #expect(NameParts.words(of: .nickname, in: "王小明（David）") == "David")
    for text in ["Ann(Bob) Smith", "Smith Ann(son", "O'Neil(Bob)-Smith Ann"] {
      #expect(NameParts.words(of: .nickname, in: text).isEmpty)
    }
  }

  @Test func `every word of a name has one part`() throws {
    let further = [
      "Smith, Jr., John, Maria, MD", "Li, Jun, Wei", "王\u{1161}", "\u{1100}\u{11A8}\u{11A8}",
      "\u{1161}", "김\u{11A8} 민", "Ann() Smith (Bob)", "A((B)) Smith", "王(王(王(王", "王() 明", "((王))",
    ].map { Array($0.utf8) }
    let known = Corpora.isThere ? try Corpora.texts.get() : []
    for text in further + Samples.all + known {
      let parts = NameParts(text.span)
      #expect(parts.words.allSatisfy { $0.part != nil }, "\(String(decoding: text, as: UTF8.self))")
    }
  }
}

extension NameParts {
  /// The words of a part of a name.
  static func words(of part: NameParts.Part, in name: String) -> String {
    let bytes = Array(name.utf8)
    var arena = ByteArena()
    NameParts(bytes.span).append(part, of: bytes.span, to: &arena)
    return String(decoding: arena.openArray, as: UTF8.self)
  }
}
