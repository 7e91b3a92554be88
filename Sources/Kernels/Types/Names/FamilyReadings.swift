/// Family names of China that are read in a way of their own.
enum FamilyReadings {
  /// Simplified characters, each name with its reading.
  private static let text = """
    单 shan|仇 qiu|区 ou|解 xie|曾 zeng|查 zha|朴 piao|翟 zhai|覃 qin|乐 yue|黑 he|缪 miao|员 yun|召 shao|\
    佴 nai|洗 xian|乜 nie|秘 bi|折 she|盖 ge|种 chong|隗 wei|藏 zang|祭 zhai|繁 po|能 nai|都 du|句 gou|\
    卜 bu|重 chong|角 jue|难 ning|郇 xun|长 chang|适 kuo|尉迟 yuchi|万俟 moqi|澹台 tantai|单于 chanyu|\
    拓跋 tuoba|乐正 yuezheng|中行 zhonghang
    """

  private static let table: (map: ValueMap, readings: [[UInt8]]) = {
    var names: [[UInt8]] = []
    var readings: [[UInt8]] = []
    for entry in text.split(separator: "|") {
      let parts = entry.split(separator: " ")
      names.append(Array(parts[0].utf8))
      readings.append(Array(parts[1].utf8))
    }
    return (ValueMap(names), readings)
  }()

  /// The family name at the start of a name in simplified characters, and its reading where it has one
  /// of its own; nil where none is known.
  static func family(of name: Span<UInt8>) -> (byteCount: Int, reading: [UInt8]?)? {
    for byteCount in [6, 3] where byteCount <= name.count {
      let start = name.extracting(0..<byteCount)
      let known = byteCount == 6 ? FamilyNames.compound : FamilyNames.single
      let reading = table.map.arm(for: start).map { table.readings[$0] }
      if known.arm(for: start) != nil || reading != nil { return (byteCount, reading) }
    }
    return nil
  }
}
