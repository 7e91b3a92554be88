import Diagnostics
import Foundation
import Testing

@Suite("JSON is read as RFC 8259 has it")
struct JSONTests {
  static let texts = [
    "null", "true", "false", "0", "-0", "12.50", "1e5", "-1.5E-3", #""""#,
    #""a\"b\\c\/\b\f\n\r\t""#,
    #""\u00e9\u5ba2\ud83d\ude00""#, #""😀客""#, "[]", "[1, [2], {}]", "{}",
    #"{"a": 1, "b": {"c": [null]}}"#,
    " \t\r\n[ 1 , 2 ] ", #"{"a": 1, "a": 2}"#,
    // no JSON
    "", "nul", "tru", "truex", "01", "-", "1.", ".5", "1e", "+1", "0x1", "'a'", #""a"#, "\"a\nb\"",
    #""\x""#,
    #""\u12""#, #""\u12g4""#, "[1 2]", "[", "]", "{", #"{"a"}"#, #"{"a":}"#, #"{a: 1}"#,
    "1 2", "[]]", "NaN", "\u{0}",
  ]

  @Test(arguments: texts)
  func `what Foundation reads is read alike, and nothing else`(text: String) {
    let oracle = try? JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    let value = JSONReader.value(of: Array(text.utf8))
    #expect((value == nil) == (oracle == nil), "\(text)")
    guard let value, let oracle else { return }
    let written = JSONText.value(value)
    let again = try? JSONSerialization.jsonObject(
      with: Data(written.utf8), options: .fragmentsAllowed)
    if text == #"{"a": 1, "a": 2}"# { return }
    #expect((again as? NSObject) == (oracle as? NSObject), "\(text): \(written)")
  }

  @Test(arguments: ["[1,]", "[,]"])
  func `a comma behind the last value is no JSON, though some read it`(text: String) {
    #expect(JSONReader.value(of: Array(text.utf8)) == nil)
  }

  @Test(arguments: [#""\ud83d""#, #""\ud83dx""#, #""\ude00""#, #""\ud83d\u0041""#])
  func `half a surrogate pair is a replacement character`(text: String) {
    #expect(JSONReader.value(of: text).string?.unicodeScalars.first == "\u{FFFD}")
  }

  @Test func `bytes that are no UTF-8 are replaced, and deep nesting is no JSON`() {
    #expect(JSONReader.value(of: [0x22, 0xFF, 0x22])?.string == "\u{FFFD}")
    let deep = String(repeating: "[", count: 100_000)
    #expect(JSONReader.value(of: Array(deep.utf8)) == nil)
    #expect(JSONReader.value(of: deep) == .null)
  }

  @Test func `any cut of a text is an answer`() {
    let bytes = Array(#"{"a": [1.5e3, "x\ud83d\ude00\n", {"b": null}], "c": false}"#.utf8)
    for end in bytes.indices {
      #expect(JSONReader.value(of: Array(bytes[..<end])) == nil, "\(end)")
    }
    #expect(JSONReader.value(of: bytes) != nil)
  }
}
