import Testing

@testable import Kernels

/// Places in the names of Chinese companies are words of their own.
struct ChinesePlaceTests {
  private func words(_ text: String) -> [String] {
    var words: [String] = []
    WordLikeness.forEachPart(of: Array(text.utf8).span) { word in
      words.append(String(decoding: word.indices.map { word[$0] }, as: UTF8.self))
    }
    return words
  }

  @Test(arguments: [
    ("上海华信科技", "上海 华信 信科 科技"), ("上海市华信科技", "上海 华信 信科 科技"),
    ("华信科技上海", "上海 华信 信科 科技"), ("广东省深圳市腾飞", "广东 深圳 腾飞"),
    ("中国石油", "中国 石油"), ("石家庄制药", "石家庄 制药"), ("内蒙古伊利", "内蒙古 伊利"),
    ("上海市场营销", "上海 市场 场营 营销"),
    // A place alone, or with a single character, is a name like others.
    ("北京市", "北京 京市"), ("北京", "北京"), ("黑龙江", "黑龙 龙江"), ("北京烤", "北京 京烤"),
    ("华信科技", "华信 信科 科技"), ("Beijing", "Beijing"),
  ])
  func `a place before or behind a name is one word`(text: String, wanted: String) {
    #expect(words(text).joined(separator: " ") == wanted)
  }

  @Test func `a company is alike wherever its place stands, and less so in another place`() {
    func likeness(_ left: String, _ right: String) -> Double {
      TypeMeasure(type: "company")!.similarity(Array(left.utf8).span, Array(right.utf8).span)
    }
    let name = "上海华信科技有限公司"
    #expect(likeness(name, "华信科技（上海）有限公司") == 1)
    #expect(likeness(name, "上海市华信科技股份有限公司") == 1)
    let (without, elsewhere) = (likeness(name, "华信科技"), likeness(name, "北京华信科技有限公司"))
    #expect(without > 0.8 && without < 1)
    #expect(elsewhere < without && elsewhere > likeness(name, "上海明达贸易有限公司"))
  }
}
