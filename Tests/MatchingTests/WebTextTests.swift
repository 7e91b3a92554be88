import Testing

@testable import Matching

@Suite struct WebTextTests {
  @Test(arguments: [
    ("https://www.example.com/", "example.com"), ("HTTP://Example.com", "www.example.com"),
    ("www.shop.example.co.uk/de", "shop.example.co.uk/de"), ("example.org", "example.org/"),
  ])
  func `a page is the same whatever stands before its host`(one: String, other: String) {
    #expect(isAddress(one))
    #expect(words(one) == words(other))
  }

  @Test(arguments: [
    "", "example", "J.Smith", "A.12", "12.5", "a b.com", "x@example.com", ".com", "http://",
    "1.10.a",
  ])
  func `other texts are no addresses`(text: String) {
    #expect(!isAddress(text))
  }

  private func isAddress(_ text: String) -> Bool { WebText.isAddress(Array(text.utf8).span) }

  private func words(_ text: String) -> String {
    var output: [UInt8] = []
    WebText.append(Array(text.utf8).span, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
