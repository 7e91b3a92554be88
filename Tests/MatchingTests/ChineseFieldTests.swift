import Columns
import Testing

@testable import Kernels
@testable import Matching

/// How fields compare names, companies and addresses in Chinese.
@Suite struct ChineseFieldTests {
  private func column(_ texts: [String]) -> InternedColumn {
    var column = InternedColumn()
    for text in texts {
      if text.isEmpty { column.appendMissing() } else { column.append(Array(text.utf8).span) }
    }
    return column
  }

  /// What a merge compares of a name: its key, or what is no name as it stands.
  private func key(of name: String) -> String {
    var arena = ByteArena()
    if NameMatchKey().apply(Array(name.utf8).span, to: &arena) == .failed { return name }
    return String(decoding: arena.commit().array, as: UTF8.self)
  }

  private func fields(
    _ columns: [(name: String, kind: MatchKind, texts: [String])]
  ) -> [any MatchField] {
    let input = input(columns)
    return FieldMaker.fields(
      of: input, FieldChooser.choice(of: input, columns: nil, threadCount: 1).plans, threadCount: 1)
  }

  private func input(
    _ columns: [(name: String, kind: MatchKind, texts: [String])]
  ) -> MergeInput {
    let count = columns[0].texts.count
    let merged = columns.map { column in
      let keys = self.column(column.kind == .name ? column.texts.map(key) : column.texts)
      return MergeColumn(
        name: column.name, kind: column.kind, isDeclared: true, texts: RowTexts(), keys: keys)
    }
    let source = MergeSource(
      name: "t", rows: 0..<count, recordNumbers: (1...UInt32(count)).map { $0 })
    return MergeInput(sources: [source], columns: merged)
  }

  private func level(of field: any MatchField) -> String {
    field.levels[Int(field.wholeLevel(RowPair(0, 1)))]
  }

  @Test(arguments: [
    ("王伟", "王玮", "very similar"), ("王偉", "王伟", "the same"),
    ("吕健斯", "Jiansi Lv", "in each other's place"), ("吕健斯", "Lyu Jiansi", "very similar"),
    ("吕健斯", "Lǚ Jiànsī", "very similar"), ("李娜", "李强", "different"),
    ("谢贤育", "Xianyu Xie", "very similar"), ("吕健斯", "Lyv Jiansi", "different"),
    ("小李", "李娜", "no value"), ("李总", "李娜", "no value"), ("黄静玉", "黄博艳", "different"),
    ("黄静玉", "王静玉", "the same"), ("列夫·托尔斯泰", "伊凡·托尔斯泰", "different"),
    ("欧阳总", "欧阳娟兰", "no value"),
    ("王伟", "wangwei", "very similar"), ("王伟", "Ｗａｎｇｗｅｉ", "very similar"),
    ("欧阳小明", "ouyangxiaoming", "very similar"), ("王伟", "wangqiang", "different"),
    ("王伟", "wwei", "different"), ("王乐", "Wang Le", "very similar"), ("王乐", "Yue Wang", "different"),
    ("列夫·托尔斯泰", "列夫·尼古拉·托尔斯泰", "the same"), ("王 小 明", "王小明", "the same"),
    ("鈴木 太郎 一郎", "鈴木 太郎 次郎", "different"), ("王小明 先生", "王小明", "the same"),
    ("王小明（David）", "王小明", "the same"), ("王，小明", "王小明", "the same"),
  ])
  func `a given name in other characters or letters is told from another one`(
    left: String, right: String, wanted: String
  ) throws {
    let fields = fields([("姓名", .name, [left, right, "周杰"])])
    let given = try #require(fields.first { $0.name.hasPrefix("given") })
    let found = level(of: given)
    // In letters the order of the parts is not known: a name is found in the other's place.
    let isFound =
      found == wanted || wanted == "very similar" && found == "in each other's place"
      || wanted == "in each other's place" && found == "very similar"
    #expect(isFound, "\(found)")
  }

  @Test(arguments: [
    ("曾", "Zeng", "very similar"), ("曾", "Ceng", "different"), ("单", "Shan", "very similar"),
    ("小林", "林", "different"), ("王女士", "王", "the same"), ("欧阳", "歐陽", "the same"),
    ("石川", "川石", "different"), ("张李", "李张", "different"),
  ])
  func `a family name of its own column is compared as it is written`(
    left: String, right: String, wanted: String
  ) throws {
    let fields = fields([
      ("姓", .name, [left, right, "赵"]), ("名", .name, ["国藩", "国藩", "伟"]),
    ])
    #expect(level(of: try #require(fields.first { $0.name == "姓" })) == wanted)
  }

  @Test(arguments: [
    ("文静", "静文", "different"), ("小雷", "雷", "different"), ("和子", "子和", "different"),
    ("乐", "Le", "very similar"), ("乐", "Yue", "different"), ("文静", "Wenjing", "very similar"),
    ("文 静", "文静", "the same"), ("ジョン", "ジョン・ポール", "short or nickname"),
    ("列夫·尼古拉", "列夫尼古拉", "the same"),
  ])
  func `a given name of its own column is compared as it is written`(
    left: String, right: String, wanted: String
  ) throws {
    let fields = fields([
      ("姓", .name, ["王", "王", "赵"]), ("名", .name, [left, right, "伟"]),
    ])
    #expect(level(of: try #require(fields.first { $0.name == "名" })) == wanted)
  }

  @Test(arguments: [("曾", "伟"), ("王", "乐"), ("单", "娜")])
  func `names in each other's column are found, whatever reading they have there`(
    one: String, other: String
  ) throws {
    let fields = fields([
      ("姓", .name, [one, other, "赵"]), ("名", .name, [other, one, "建"]),
    ])
    #expect(fields.map(level) == ["in each other's place", "in each other's place"])
    let either = try #require(fields[0].atoms.first { $0.name == "sound of either name" })
    #expect(either.hash(0, slot: 1) == either.hash(1, slot: 0))
    #expect(either.hash(1, slot: 1) == either.hash(0, slot: 0))
  }

  @Test func `名 and 名字 are given names where another column has a part, or all, of the name`() {
    let (families, givens) = (["王", "李", "赵"], ["小明", "娜", "伟"])
    let wholes = ["王小明", "李娜", "赵伟"]
    func names(_ columns: [(name: String, kind: MatchKind, texts: [String])]) -> [String] {
      fields(columns).map(\.name)
    }
    for kind in [MatchKind.name, .text] {
      for (family, given) in [("姓氏", "名字"), ("姓", "名"), ("姓", "名字")] {
        #expect(names([(family, .name, families), (given, kind, givens)]) == [given, family])
        #expect(names([(family, kind, families), (given, .name, givens)]) == [given, family])
      }
    }
    for name in ["名", "名字"] {
      let parts = ["given part of \(name)", "family part of \(name)"]
      #expect(names([(name, .name, wholes)]) == parts)
      #expect(names([(name, .text, wholes)]) == [name])
      #expect(names([("姓名", .name, wholes), (name, .name, givens)]) == [name])
    }
    // What a company or a thing is called says nothing of people's names, and 姓_名 has both.
    for (column, kind) in [("公司全名", MatchKind.company), ("family_size", .number)] {
      let found = names([(column, kind, ["1", "2", "3"]), ("名字", .name, wholes)])
      #expect(found.contains("given part of 名字"))
    }
    #expect(names([("姓_名", .name, wholes)]) == ["given part of 姓_名", "family part of 姓_名"])
    // Neither a family name nor all of one beside others.
    let latin = [
      ("first_name", MatchKind.name, ["Ming", "Na", "Wei"]), ("姓", .name, families),
      ("名", .name, givens), ("last_name", .name, ["Wang", "Li", "Zhao"]),
    ]
    #expect(names(latin) == ["first_name", "姓", "名", "last_name"])
    #expect(names([latin[0], latin[2]]) == ["first_name", "名"])
    #expect(
      names([("公司名字", .text, ["甲", "乙", "丙"]), latin[1], latin[2]]).prefix(2) == ["名", "姓"])
  }

  @Test(arguments: [
    ("浙江省杭州市西湖区文三路128号3幢502室", "杭州西湖区文三路128号3-502", "the same street and place"),
    ("浙江省杭州市西湖区文三路128号翠湖苑3幢502室", "文三路１２８号3号楼502", "a similar street in the same place"),
    ("浙江省杭州市西湖区文三路128号", "江苏省南京市鼓楼区文三路128号", "the same street"),
    ("浙江省杭州市西湖区文三路128号", "浙江省杭州市西湖区学院路128号", "the same city"),
  ])
  func `an address is compared without the names of places, and with any word for a building`(
    left: String, right: String, wanted: String
  ) throws {
    let field = try #require(fields([("地址", .text, [left, right])]).first)
    #expect(level(of: field) == wanted)
  }

  @Test(arguments: [
    ("广州市", "Guangzhou", "the same street and place"), ("广州市", "Hangzhou", "the same street"),
    ("苏州市", "宿州市", "the same street"), ("福州", "抚州", "the same street"),
  ])
  func `a city in letters is the one in characters, of which none is taken for another`(
    left: String, right: String, wanted: String
  ) throws {
    let streets = ["文三路128号", "文三路128号", "学院路9号"]
    let field = try #require(
      fields([("城市", .text, [left, right, "北京"]), ("地址", .text, streets)]).first)
    #expect(level(of: field) == wanted)
  }

  @Test(arguments: [
    ("人民路662号", "人民路662號23-1317", "the same house, one with a flat"),
    ("12 Main St", "12 Main Street Apt 4", "the same house, one with a flat"),
    ("12 Main St", "14 Main St Apt 12", "the same city"),
    ("12 Main St Apt 3", "12 Main St Apt 4", "the same city"),
    ("12 Main St", "12 Oak St Apt 4", "the same city"),
    ("12 High St", "12-14 High St", "the same house, one with a flat"),
    ("Straße des 17. Juni Berlin", "Straße des 17. Juni 135", "the same city"),
  ])
  func `a house is the same with the number of a flat and without`(
    left: String, right: String, wanted: String
  ) throws {
    let field = try #require(
      fields([
        ("city", .text, ["Leeds", "Leeds", "York"]), ("street", .text, [left, right, "9 Elm Rd"]),
      ]).first)
    #expect(level(of: field) == wanted)
  }

  @Test func `the city's own column goes before the one in the address`() throws {
    let field = try #require(
      fields([
        ("城市", .text, ["杭州", "杭州市"]), ("地址", .text, ["文三路128号", "江苏省南京市文三路128号"]),
      ]).first)
    #expect(level(of: field) == "the same street and place")
  }

  @Test func `a model finds pairs by the city of addresses, whatever rows it meets`() throws {
    let chinese = input([("地址", .text, ["浙江省杭州市西湖区文三路128号", "浙江省杭州市西湖区学院路128号"])])
    let plans = FieldChooser.choice(of: chinese, columns: nil, threadCount: 1).plans
    let field = try #require(FieldMaker.fields(of: chinese, plans, threadCount: 1).first)
    let atom = try #require(field.atoms.firstIndex { $0.name == "city" })
    #expect(field.name == "地址")
    let shares = LevelTable(fieldCount: 1)
    let model = LearnedModel(
      fields: plans, passes: [BlockingPass(parts: [.init(field: 0, atom: atom)])], early: nil,
      levels: LevelModel(
        match: shares, random: shares, related: [shares, shares], matchShare: 0.1,
        relatedShares: [0, 0]))
    let text = ModelWriter.text(of: [("客户", chinese.columns, [model])])
    #expect(text.contains("column city-of-street '地址' text\n") && text.contains("pass 1 'city'\n"))
    let clause = MatchClause(
      effect: .same, test: .learned(columns: nil, least: nil), text: "same when learned")
    let plan = MergePlan(result: "客户", clauses: [clause])
    let read = try ModelFile(text).models(of: plan, columns: chinese.columns)
    #expect(read[0] == model)
    let latin = input([("地址", .text, ["12 Main St", "14 Main St"])])
    for (rows, count) in [(chinese, 1), (latin, 0)] {
      let outcome = Merge(plan: plan, input: rows, threadCount: 1, models: read).run()
      #expect(outcome.learned[0].candidateCount == count)
    }
    let wrong = text.replacing("column street '地址'", with: "column postcode '地址'")
    #expect(throws: ModelProblem.self) {
      try ModelFile(wrong).models(of: plan, columns: chinese.columns)
    }
  }

  @Test(arguments: [
    ("云启科技", "杭州云启科技", true), ("云启科技", "云达贸易", false),
    ("济南中正达医药", "中正达医药", true), ("华联", "中正达医药", false),
  ])
  func `companies are compared by pairs of neighbours`(left: String, right: String, isAlike: Bool) {
    let others = ["上海宏达贸易", "北京新锐咨询", "汇通物流", "金桥餐饮管理"]
    let column = PreparedColumn(column([left, right] + others), normalize: FoldedWords.append)
    let field = TextField("公司", column, isIdentity: true)
    #expect((field.likeness(1, 2) >= 0.5) == isAlike)
  }

  @Test(arguments: [
    ("刘静", "刘静梅", false), ("刘静", "劉靜", true), ("刘静", "Liu Jing", true),
    ("刘静", "Jing Liu", true), ("刘静", "刘靖", true), ("刘静", "李静", false),
    ("曾国藩", "Zeng Guofan", true), ("曾国藩", "Guofan Zeng", true), ("曾国藩", "Ceng Guofan", false),
    ("单雄信", "Shan Xiongxin", true), ("王乐", "Wang Le", true), ("王乐", "Wang Yue", false),
    ("王 小 明", "Wang Xiao Ming", true), ("列夫·尼古拉·托尔斯泰", "托尔斯泰·列夫·尼古拉", false),
    ("佐藤健", "健 佐藤", true), ("小明王", "王小明", true),
  ])
  func `written rules tell Chinese names by characters and by sound`(
    left: String, right: String, isAlike: Bool
  ) throws {
    let keys = column([left, right].map(key))
    let measure = ColumnMeasure(
      MergeColumn(name: "姓名", kind: .name, isDeclared: true, texts: RowTexts(), keys: keys),
      .whole)
    let similarity = try #require(measure.similarity(RowPair(0, 1)))
    #expect((similarity >= 0.9) == isAlike)
    #expect(measure.similarity(RowPair(1, 0)) == similarity)
  }

  @Test(arguments: [
    ("文静", "静文", false), ("乐", "Le", true), ("乐", "Yue", false), ("小雷", "雷", false),
  ])
  func `written rules know a column of given names`(
    left: String, right: String, isAlike: Bool
  ) throws {
    let rows = input([("姓", .name, ["王", "王"]), ("名", .name, [left, right])])
    let judge = PairJudge(rows, [.similar(1, least: 0.9)])
    #expect((judge.score(.similar(1, least: 0.9), RowPair(0, 1)) != nil) == isAlike)
  }
}
