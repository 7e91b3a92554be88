/// Traditional characters and the simplified ones that names of countries, currencies and families
/// are looked up by: 國 reads as 国.
///
/// The table has the characters that occur in those names and no more. It serves look-ups alone;
/// nothing is written with it. Characters of two traditions (乾, 著) are left alone.
enum HanFold {
  /// Pairs, the traditional character first.
  private static let pairs = """
    國国 華华 亞亚 聯联 蘭兰 爾尔 達达 羅罗 馬马 納纳 維维 魯鲁 烏乌 島岛 門门 灣湾 臺台 颱台 韓韩 鮮鲜 義义 緬缅
    賓宾 萊莱 內内 紐纽 聖圣 薩萨 蘇苏 盧卢 貝贝 賽赛 寧宁 瑪玛 贊赞 幾几 厲厉 凱凯 約约 葉叶 來来 奧奥 鐵铁 託托
    農农 絲丝 孫孙 陳陈 張张 劉刘 楊杨 趙赵 黃黄 吳吴 鄭郑 馮冯 蔣蒋 許许 鄧邓 閻阎 餘余 鐘钟 鍾钟 譚谭 賈贾 鄒邹
    陸陆 龔龚 嚴严 賴赖 錢钱 湯汤 龐庞 顏颜 萬万 龍龙 閔闵 蕭萧 韋韦 歐欧 陽阳 諸诸 東东 聞闻 長长 鄺邝 喬乔 賀贺
    齊齐 顧顾 邊边 關关 費费 連连 應应 嶽岳 寶宝 舊旧 駱骆 樂乐 範范 鄔邬 竇窦 衛卫 儲储 榮荣 祿禄 單单 畢毕 倫伦
    婁娄 慶庆 車车 談谈 後后 紀纪 塗涂 繆缪 莊庄 晉晋 滿满 廣广 麥麦 勞劳 藍蓝 姍姗 員员 貢贡 馳驰 陰阴 貴贵 歷历
    曆历 圓圆 幣币 鎊镑 銖铢 圖图 銀银 盤盘 澤泽 撾挝 剛刚 僑侨 開开 庫库 瓊琼 層层 羣群 鄰邻 領领 邁迈 聰聪 紮扎
    協协 從从 眾众 會会 業业 實实 體体 嶼屿 環环 條条 溫温 禮礼 濟济 倉仓 陣阵 鄉乡 師师 鴻鸿 權权 際际 總总 經经
    營营 貿贸 與与 為为 產产 電电 號号 個个 團团 戶户 蔔卜 鳥鸟 摯挚 蓋盖 貨货 捨舍 獅狮 們们 無无 獨独 麗丽 薑姜
    頓顿 彌弥 徵征 裡里 裏里 釐厘 區区 屬属 撲扑 遠远 軍军 極极 詔诏 繫系 係系 闍阇 墾垦 衆众 臘腊 帥帅 岡冈 崗岗
    騰腾 驛驿 暫暂 厙厍 錫锡 鋒锋 潤润 隸隶 買买 贏赢 點点 腳脚 訥讷 嚕噜 銳锐 畫画 龜龟 蓀荪 傑杰 賢贤 輝辉 偉伟
    強强 軒轩 靜静 蘋苹 諾诺 縣县 鎮镇 薦荐 證证 衝冲 勝胜 鳳凤
    """

  /// Traditional scalars in order, each with its simplified one in the low half.
  private static let table: [UInt64] = {
    var entries: [UInt64] = []
    for pair in pairs.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let scalars = pair.unicodeScalars.map { UInt64($0.value) }
      if scalars[0] != scalars[1] { entries.append(scalars[0] << 32 | scalars[1]) }
    }
    return entries.sorted()
  }()

  /// The simplified character, or the same one.
  static func folded(_ scalar: Int32) -> Int32 {
    guard scalar >= 0x4E00, scalar < 0xA000 else { return scalar }
    let wanted = UInt64(UInt32(bitPattern: scalar))
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      let found = table[middle] >> 32
      if found == wanted { return Int32(truncatingIfNeeded: table[middle] & 0xFFFF_FFFF) }
      if found < wanted { low = middle + 1 } else { high = middle }
    }
    return scalar
  }
}
