import Kernels

/// Reads the model of one clause, and holds it against the columns of its merge.
struct ModelReader {
  let columns: [MergeColumn]
  /// The columns that the clause names; nil: all.
  let allowed: [Int]?

  /// A field as the file has it.
  private struct ReadField {
    var line: Int
    var plan: FieldPlan
    var levels: [ReadLevel] = []
  }

  private typealias Shares = (match: Double, related: [Double])

  private struct ReadLevel {
    var text: String
    var line: Int
    var match: Double
    var random: Double
    var related: [Double]
    /// What was learned of a sample first: match and related.
    var early: [Double]
  }

  /// The model of a block.
  func model(of block: ModelFile.Block) throws(ModelProblem) -> LearnedModel {
    var fields: [ReadField] = []
    var shares: Shares?
    var hasFrequencies = false
    var early: Shares?
    var passLines: [ModelLine] = []
    for var line in block.lines {
      if line.has("shares") {
        shares = try readShares(&line, shares)
      } else if line.has("frequencies") {
        try line.take("of the run")
        hasFrequencies = true
      } else if line.has("early") {
        early = try readShares(&line, early)
      } else if line.has("field") {
        fields.append(try field(&line))
      } else if line.has("column") {
        try readColumn(&line, &fields)
      } else if line.has("level") {
        try readLevel(&line, &fields)
      } else if line.has("pass") {
        passLines.append(line)
        continue
      } else {
        throw ModelProblem(line.number, "a line of a model does not begin so")
      }
      try line.end()
    }
    guard let shares else { throw ModelProblem(block.line, "the model has no 'shares'") }
    if !hasFrequencies { throw ModelProblem(block.line, "the model has no 'frequencies'") }
    let made = try make(fields, block)
    return LearnedModel(
      fields: fields.map(\.plan), passes: try passes(passLines, made, block),
      early: try early.map { (early: Shares) throws(ModelProblem) in
        try earlyLevels(fields, early)
      }, levels: levels(fields, shares) { ($0.match, $0.related) })
  }

  private func readShares(
    _ line: inout ModelLine, _ earlier: Shares?
  ) throws(ModelProblem) -> Shares {
    if earlier != nil { throw ModelProblem(line.number, "the model has its shares twice") }
    let match = try line.share("match")
    let near = try line.share("near", isPositive: false)
    let close = try line.share("close", isPositive: false)
    if match + near + close >= 1 {
      throw ModelProblem(line.number, "the shares are not less than 1 together")
    }
    return (match, [near, close])
  }

  // MARK: Fields

  private func field(_ line: inout ModelLine) throws(ModelProblem) -> ReadField {
    let text = try line.text("the field's kind")
    guard let kind = FieldPlan.Kind(rawValue: text) else {
      throw ModelProblem(line.number, "no field is compared as '\(text)'")
    }
    return ReadField(line: line.number, plan: FieldPlan(kind, []))
  }

  private func readColumn(
    _ line: inout ModelLine, _ fields: inout [ReadField]
  ) throws(ModelProblem) {
    guard let last = fields.indices.last else {
      throw ModelProblem(line.number, "the column stands in no field")
    }
    let word = try line.word("what the column is")
    guard let part = FieldPlan.Part(rawValue: word) else {
      throw ModelProblem(line.number, "no column is '\(word)' of its field")
    }
    let name = try line.text("the column's name")
    let kind = try line.word("the column's kind")
    guard let number = columns.firstIndex(where: { $0.name.lowercased() == name.lowercased() })
    else {
      throw ModelProblem(line.number, "the tables have no column '\(name)'")
    }
    if allowed?.contains(number) == false {
      throw ModelProblem(line.number, "the clause does not name the column '\(name)'")
    }
    if columns[number].kind.word != kind {
      throw ModelProblem(
        line.number,
        "'\(name)' is compared as \(columns[number].kind.word), and was learned as \(kind)")
    }
    fields[last].plan.columns.append(FieldPlan.Column(part: part, number: number))
  }

  private func readLevel(
    _ line: inout ModelLine, _ fields: inout [ReadField]
  ) throws(ModelProblem) {
    guard let last = fields.indices.last else {
      throw ModelProblem(line.number, "the level stands in no field")
    }
    let text = try line.text("the level")
    let match = try line.share("match")
    let random = try line.share("random")
    let near = try line.share("near", isPositive: false)
    let close = try line.share("close", isPositive: false)
    var early: [Double] = []
    if line.hasNext("early") {
      early.append(try line.share("early"))
      for name in ["near", "close"] { early.append(try line.share(name, isPositive: false)) }
    }
    fields[last].levels.append(
      ReadLevel(
        text: text, line: line.number, match: match, random: random, related: [near, close],
        early: early))
  }

  /// The fields of no rows: what they are called and which levels they have.
  private func make(
    _ read: [ReadField], _ block: ModelFile.Block
  ) throws(ModelProblem) -> [any MatchField] {
    if read.isEmpty || read.count > 16 {
      throw ModelProblem(block.line, "the model has \(read.count) fields, and not 1 to 16")
    }
    for (number, field) in read.enumerated() {
      if !field.plan.hasItsColumns {
        throw ModelProblem(
          field.line, "a field '\(field.plan.kind.rawValue)' has other columns than these")
      }
      let name = field.plan.kind.namePart
      if name != nil, read[..<number].contains(where: { $0.plan.kind.namePart == name }) {
        throw ModelProblem(field.line, "the model has two fields for one part of the name")
      }
    }
    let none = MergeInput(columnsOf: columns)
    let fields = FieldMaker.fields(of: none, read.map(\.plan), threadCount: 1)
    for (field, read) in zip(fields, read) {
      let levels = Array(field.levels.dropFirst())
      for (number, level) in read.levels.enumerated()
      where number >= levels.count || levels[number] != level.text {
        throw ModelProblem(
          level.line, "'\(field.name)' has no level '\(level.text)' at this place")
      }
      if read.levels.count < levels.count {
        throw ModelProblem(
          read.line, "the level '\(levels[read.levels.count])' of '\(field.name)' is missing")
      }
    }
    return fields
  }

  private func levels(
    _ fields: [ReadField], _ shares: Shares, of level: (ReadLevel) -> Shares
  ) -> LevelModel {
    let empty = LevelTable(fieldCount: fields.count)
    var model = LevelModel(
      match: empty, random: empty, related: Array(repeating: empty, count: shares.related.count),
      matchShare: shares.match, relatedShares: shares.related)
    for (number, field) in fields.enumerated() {
      for (index, read) in field.levels.enumerated() {
        let shares = level(read)
        model.match[number, index + 1] = shares.match
        model.random[number, index + 1] = read.random
        for kind in model.related.indices {
          model.related[kind][number, index + 1] = shares.related[kind]
        }
      }
    }
    return model
  }

  /// What was learned of a sample first.
  private func earlyLevels(
    _ fields: [ReadField], _ shares: Shares
  ) throws(ModelProblem) -> LevelModel {
    for level in fields.flatMap(\.levels) where level.early.isEmpty {
      throw ModelProblem(level.line, "the level has no 'early' share, and the model has")
    }
    return levels(fields, shares) { ($0.early[0], Array($0.early.dropFirst())) }
  }

  // MARK: Passes

  private func passes(
    _ lines: [ModelLine], _ fields: [any MatchField], _ block: ModelFile.Block
  ) throws(ModelProblem) -> [BlockingPass] {
    let names = fields.map { $0.atoms.map(\.name) }
    if lines.count > PassChooser.largestCount {
      throw ModelProblem(
        lines[PassChooser.largestCount].number,
        "there are more than \(PassChooser.largestCount) passes")
    }
    var passes: [BlockingPass] = []
    for var line in lines {
      var parts: [BlockingPass.Part] = []
      while !line.isEmpty || parts.isEmpty {
        let field = try line.wholeNumber("the field's number") - 1
        let name = try line.text("the part of the key")
        guard names.indices.contains(field), let atom = names[field].firstIndex(of: name) else {
          throw ModelProblem(line.number, "field \(field + 1) has no part '\(name)'")
        }
        parts.append(BlockingPass.Part(field: field, atom: atom))
      }
      if parts.count > 3 { throw ModelProblem(line.number, "a key has three parts at most") }
      passes.append(BlockingPass(parts: parts))
    }
    return passes
  }
}

extension FieldPlan {
  /// Whether the columns are such as a field of this kind has.
  fileprivate var hasItsColumns: Bool {
    if kind == .givenName || kind == .familyName, columns.count == 2 {
      return columns.map(\.part) == [.value, .whole]
    }
    if kind == .date, columns.count == 3 { return columns.map(\.part) == [.year, .month, .day] }
    if kind != .address { return columns.count == 1 && columns[0].part == .value }
    return !columns.isEmpty && columns.allSatisfy { Self.addressParts.contains($0.part) }
      && [.city, .postcode].allSatisfy { columns($0).count <= 1 }
      && columns(.cityOfStreet).allSatisfy { columns(.street).contains($0) }
  }

  private static let addressParts: [Part] = [.street, .city, .cityOfStreet, .postcode]
}

extension FieldPlan.Kind {
  /// Which part of a person's name it is.
  fileprivate var namePart: SpokenName.Part? {
    switch self {
    case .givenName, .givenPart: .given
    case .familyName, .familyPart: .family
    default: nil
    }
  }
}
