/// Writes models as text: the same model always as the same bytes.
package enum ModelWriter {
  private static let comment = """
    # Which rows are the same: what Fettle has learned about it, written by --model.
    # A run that finds this file goes by it and learns nothing; take it away to learn anew.
    #
    # A level says how alike two rows are in a field. Its shares: how often pairs stand there that
    # are the same (match), any two rows (random), and rows that are related and not the same (near:
    # one town or trade; close: one household). What a level is worth is log2(match / random) bits.
    # Two rows are compared where a pass finds them: where they share all of its parts. Of many
    # rows a sample was looked at first (early): pairs that are sure to be unlike by it are not weighed.

    """

  /// A file with the models of merges: by result, those of its learned clauses in order.
  package static func text(
    of models: [(result: String, columns: [MergeColumn], models: [LearnedModel])]
  ) -> String {
    var lines = [ModelFile.head]
    for (result, columns, models) in models {
      for (index, model) in models.enumerated() {
        lines.append("")
        lines.append("learned \(index + 1) of \(ModelLine.quote(result))")
        lines += body(of: model, columns)
        lines.append("end")
      }
    }
    return comment + lines.joined(separator: "\n") + "\n"
  }

  private static func body(of model: LearnedModel, _ columns: [MergeColumn]) -> [String] {
    let levels = model.levels
    var lines = [
      "  shares match \(levels.matchShare) near \(levels.relatedShares[0]) "
        + "close \(levels.relatedShares[1])",
      "  frequencies of the run",
    ]
    if let early = model.early {
      lines.append(
        "  early match \(early.matchShare) near \(early.relatedShares[0]) "
          + "close \(early.relatedShares[1])")
    }
    let none = MergeInput(columnsOf: columns)
    let fields = FieldMaker.fields(of: none, model.fields, threadCount: 1)
    for (number, field) in fields.enumerated() {
      let plan = model.fields[number]
      lines.append("  field \(ModelLine.quote(plan.kind.rawValue))")
      for column in plan.columns {
        let name = ModelLine.quote(columns[column.number].name)
        lines.append(
          "    column \(column.part.rawValue) \(name) \(columns[column.number].kind.word)")
      }
      for (level, text) in field.levels.enumerated().dropFirst() {
        lines.append(
          "    level \(ModelLine.quote(text)) match \(levels.match[number, level]) "
            + "random \(levels.random[number, level]) near \(levels.related[0][number, level]) "
            + "close \(levels.related[1][number, level])"
            + (model.early.map { early(of: $0, number, level) } ?? ""))
      }
    }
    for pass in model.passes {
      let parts = pass.parts.map { part in
        "\(part.field + 1) \(ModelLine.quote(fields[part.field].atoms[part.atom].name))"
      }
      lines.append("  pass \(parts.joined(separator: " "))")
    }
    return lines
  }

  /// What was learned of a level first.
  private static func early(of model: LevelModel, _ field: Int, _ level: Int) -> String {
    " early \(model.match[field, level]) near \(model.related[0][field, level]) "
      + "close \(model.related[1][field, level])"
  }
}
