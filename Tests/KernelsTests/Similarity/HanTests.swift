import Testing

@testable import Kernels

@Suite("Chinese characters in names")
struct HanTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(
    "traditional characters become simplified ones",
    arguments: [
      ("張學友", "张学友"), ("劉德華", "刘德华"), ("鄧麗君", "邓丽君"), ("蔣經國", "蒋经国"),
      ("臺灣積體電路製造", "台湾积体电路制造"), ("國華 Ltd", "国华 Ltd"), ("张学友", "张学友"),
      ("乾隆", "乾隆"), ("皇后", "皇后"), ("Müller", "Müller"), ("", ""), ("さとう", "さとう"),
    ])
  func simplified(input: String, expected: String) {
    #expect(text(SimplifiedHan.simplified(of: input.bytes.span)) == expected)
  }

  @Test("bytes that are no text stay between the characters around them")
  func broken() {
    let broken: [UInt8] = [0xFF] + "國".bytes + [0xE5]
    #expect(SimplifiedHan.simplified(of: broken.span) == [0xFF] + "国".bytes + [0xE5])
    #expect(Pinyin.pinyin(of: broken.span) == [0xFF] + "guo".bytes + [0xE5])
  }

  @Test(
    "names are read with the family name first, and family names in their own way",
    arguments: [
      ("王小明", "wang xiaoming"), ("毛泽东", "mao zedong"), ("邓小平", "deng xiaoping"),
      ("習近平", "xi jinping"), ("欧阳修", "ouyang xiu"), ("司馬遷", "sima qian"),
      ("单田芳", "shan tianfang"), ("仇英", "qiu ying"), ("区伟强", "ou weiqiang"),
      ("解晓东", "xie xiaodong"), ("曾国藩", "zeng guofan"), ("查良镛", "zha liangyong"),
      ("朴树", "piao shu"), ("尉迟恭", "yuchi gong"), ("長孫無忌", "zhangsun wuji"),
      ("吕布", "lu bu"), ("盖叫天", "ge jiaotian"), ("王", "wang"), ("欧阳", "ouyang"),
      ("王 伟", "wang wei"), ("Jackie 成龙", "Jackie chenglong"),
    ])
  func names(input: String, expected: String) {
    #expect(text(Pinyin.pinyin(ofName: input.bytes.span)) == expected)
  }

  @Test(
    "texts are read character by character",
    arguments: [
      ("北京市", "beijingshi"), ("上海", "shanghai"), ("廣東省", "guangdongsheng"),
      ("单", "dan"), ("曾经", "cengjing"), ("解放路12号", "jiefanglu12hao"), ("abc", "abc"),
    ])
  func texts(input: String, expected: String) {
    #expect(text(Pinyin.pinyin(of: input.bytes.span)) == expected)
  }

  @Test("every character of the block's first writing has a reading, of at most six letters")
  func coverage() {
    let block = Int32(0x4E00)...0x9FA5
    let missing = block.filter { Pinyin.syllable(of: $0).isEmpty }
    #expect(missing.count < 100)
    #expect(block.allSatisfy { Pinyin.syllable(of: $0).count <= 6 })
    #expect(Pinyin.syllable(of: 0x4DFF).isEmpty && Pinyin.syllable(of: 0xA000).isEmpty)
  }

  @Test("the pairs are in order, so that each is found, and none stands for itself")
  func order() {
    let scalars = SimplifiedHan.pairs.description.unicodeScalars.map { Int32($0.value) }
    #expect(scalars.count % 2 == 0 && scalars.count > 5000)
    for place in stride(from: 0, to: scalars.count, by: 2) {
      #expect(SimplifiedHan.simplified(scalars[place]) == scalars[place + 1])
      #expect(scalars[place] != scalars[place + 1])
    }
  }
}
