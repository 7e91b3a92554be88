import Testing

@testable import Kernels

@Suite struct HanAddressTests {
  private func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    FoldedWords.append(Array(text.utf8).span, to: &bytes)
    return bytes
  }

  @Test(arguments: [
    ("浙江省杭州市西湖区文三路128号3幢502室", "文三路 128 3 502"), ("杭州西湖区文三路128号3-502", "文三路 128 3 502"),
    ("文三路１２８号3号楼2单元502", "文三路 128 3 2 502"), ("上海市浦东新区南京东路5弄", "南京东路 5"),
    ("山东省济南市市中区中山路9号", "中山路 9"), ("江苏省苏州市昆山市", "昆山市"), ("科技园区大道7号", "科技园区大道 7"),
    ("绿城小区3栋", "绿城小区 3"), ("廣東省廣州市海珠區黃河路751號", "黄河路 751"), ("12 Main St.", "12 main st"),
    ("文三路128号阳光花园3幢B座", "文三路 128 阳光花园 3 b"), ("", ""), ("杭州市", "杭州市"),
  ])
  func `an address in Chinese is its street, its numbers and the names of houses`(
    text: String, wanted: String
  ) {
    var bytes = folded(text)
    HanAddress.split(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == wanted)
  }

  @Test(arguments: [
    ("浙江省杭州市西湖区文三路128号", "杭州"), ("上海市浦东新区", "上海"), ("文三路128号", ""), ("city road 5", ""),
  ])
  func `the city of an address is what ends in one of its characters`(text: String, wanted: String)
  {
    var city: [UInt8] = []
    HanAddress.appendCity(of: folded(text).span, to: &city)
    #expect(String(decoding: city, as: UTF8.self) == wanted)
  }

  @Test(arguments: [
    ("杭州市", "杭州"), ("杭州", "杭州"), ("沙市", "沙市"), ("广州", "广州"), ("浙江省", "浙江"),
    ("new york", "new york"),
    ("", ""),
  ])
  func `the end of a place's name is left out where a name stays`(text: String, wanted: String) {
    var bytes = Array(text.utf8)
    HanAddress.shortenPlace(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == wanted)
  }

  @Test func `no text makes it fail, and split is done once`() {
    for text in ["号号号", "3号3号", "省市区", "市", "区3", "\u{FF11}幢", "王\u{0}5"] {
      var bytes = folded(text)
      HanAddress.split(&bytes)
      let once = bytes
      HanAddress.split(&bytes)
      #expect(String(decoding: once, as: UTF8.self).isEmpty == folded(text).isEmpty)
    }
  }
}
