/// Family names of China, Korea and Japan, and forms of address, folded as names are looked up.
///
/// The Chinese ones are those of the Hundred Family Surnames and others in use today.
enum FamilyNames {
  /// Of one character.
  static let single = map(each: chinese + korean)
  /// Of two characters.
  static let compound = map(words: chineseCompounds + " " + koreanCompounds)
  /// Those of China, of one character and of two.
  static let ofChina =
    chinese.filter { $0 != "\n" }.map(String.init)
    + chineseCompounds.split { $0 == " " || $0 == "\n" }.map(String.init)
  /// The most frequent ones of Japan, of two characters.
  static let japanese = map(
    words: """
      佐藤 鈴木 高橋 田中 渡辺 渡邊 渡邉 伊藤 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 阿部 池田 橋本 山下 \
      石川 中島 前田 藤田 小川 後藤 岡田 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 松田 岡本 中川 中野 原田 小野 田村 \
      竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 河野 藤本 村田 武田 上野 杉山 \
      増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 木下 松尾 菊地 菊池 野村 新井 渡部 佐野 小松 杉本 古川 山内 浜田 西田 菅原 市川 \
      水野 島田 高野 吉川 飯田 西川 岩田 本田 吉村 山中 小池 川崎 秋山 伊東 川上 山岸 中田 川口 望月 永井 荒木 松下 浅野 大西 \
      長谷 藤沢 黒田 関口 広瀬 大橋 石原 松岡 馬場 土屋 辻村 熊谷 成田 早川 服部 片山 須藤 福島 白石 星野 矢野 栗原 松浦 奥村
      """)
  /// Behind the name: 王先生, 田中様, 김철수 씨.
  static let address = map(
    words: "先生 女士 小姐 太太 夫人 博士 教授 老师 医生 同志 经理 さん 様 씨 님")
  /// So frequent that 小 and the like before them, or 总 behind, make a family name: 小明 is a given name.
  static let common = map(
    each: """
      王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜\
      范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟万段雷钱汤尹黎易常武乔贺赖龚
      """)
  /// Before a family name by which somebody is called: 小王, 小欧阳.
  static let before = map(words: "小 老 阿")
  /// Behind one: 王总, 欧阳总.
  static let behind = map(words: "总 工 董 姐 哥 叔 嫂 伯 姨")

  private static let chinese = """
    赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费
    廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮
    蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢
    滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶
    郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎
    充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢
    关蒯相查后荆红游竺权逯盖益桓公肖涂岳覃佟鄢商佘仝闫邝冼麦植苑原代付员展臧鹿战
    """

  private static let chineseCompounds = """
    欧阳 司马 上官 诸葛 夏侯 东方 赫连 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 轩辕 闻人 端木 南宫 独孤 西门 东郭 百里 呼延 \
    澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 拓跋 夹谷 谷梁 第五 左丘 公羊 万俟 南郭 东门 梁丘 纳兰
    """

  private static let korean = """
    김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모
    """

  private static let koreanCompounds = "남궁 황보 제갈 사공 선우 독고 서문 동방"

  private static func map(each characters: String) -> ValueMap {
    ValueMap(characters.filter { $0 != "\n" }.map { Array(String($0).utf8) })
  }

  private static func map(words: String) -> ValueMap {
    ValueMap(
      words.split(separator: " ").map { word in
        word.unicodeScalars.flatMap { scalar -> [UInt8] in
          let encoded = EncodedScalar(HanFold.folded(Int32(scalar.value)))
          return (0..<encoded.count).map { encoded.bytes[$0] }
        }
      })
  }
}
