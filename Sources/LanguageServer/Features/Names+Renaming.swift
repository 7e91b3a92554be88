import Connectors
import Diagnostics
import Fettle
import Language

// What changes where a name becomes another.
extension Names {
  /// The edits that give it another name, by document; an error where rules would break by it.
  func edits(
    naming name: String, _ encoding: PositionEncoding
  ) throws(ResponseError) -> JSONValue {
    let written = try spelling(of: name)
    var byPath: [String: [JSONValue]] = [:]
    for place in places(withDefinition: true) {
      guard let source = sources[place.path] else { continue }
      var converter = PositionConverter(source, encoding)
      byPath[DocumentURI.uri(of: place.path), default: []].append([
        "range": converter.range(place.lower, place.upper), "newText": .string(written),
      ])
    }
    return ["changes": .object(byPath.mapValues { .array($0) })]
  }

  /// The name as the rules can have it: bare, or for a column in brackets where a bare one would be read as
  /// something else.
  private func spelling(of name: String) throws(ResponseError) -> String {
    let written = try written(name)
    for meaning in meanings { try refuseTaken(meaning, written) }
    guard let error = try firstError(with: written) else { return written }
    let bracketed = "[\(written)]"
    if occurrence.thing.isColumn, !written.hasPrefix("["), try firstError(with: bracketed) == nil {
      return bracketed
    }
    throw ResponseError(.requestFailed, "the rules would be wrong: \(error.message)")
  }

  private func written(_ name: String) throws(ResponseError) -> String {
    let bare =
      name.hasPrefix("[") && name.hasSuffix("]") ? String(name.dropFirst().dropLast()) : name
    let isBlank = bare.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    if occurrence.thing.isColumn, !isBlank { return Scope.writtenAnywhere(bare) }
    if Scope.isReserved(bare) {
      throw ResponseError(
        .invalidParams,
        "'\(bare)' is a word of the language: only a column can be called so, in brackets")
    }
    if isBlank || Scope.written(bare) != bare {
      throw ResponseError(
        .invalidParams, "'\(name)' is no name: letters, digits and _ make one")
    }
    return bare
  }

  // MARK: Names that are taken

  /// Refuses a name that is another's: both would be one. A column of a file is called as the file calls it.
  private func refuseTaken(_ meaning: Meaning, _ written: String) throws(ResponseError) {
    try refuseOfFile(meaning, written)
    let index = NameIndex(meaning.reading)
    for thing in meaning.things {
      switch thing {
      case .column(let table, let id, let name) where !Self.isSame(name, written):
        try refuse(written, index, besides: id, of: table)
      case .predicate(let name) where !Self.isSame(name, written):
        let tables = index.scopes.tableNames
        if tables.contains(where: { index.hasColumn(written, in: $0.lowercased(), besides: nil) }) {
          throw ResponseError(
            .requestFailed,
            "there is a column named '\(written)', which a let of that name would stand before")
        }
      default: continue
      }
    }
  }

  private func refuse(
    _ written: String, _ index: NameIndex, besides id: Int, of table: String
  ) throws(ResponseError) {
    if index.hasColumn(written, in: table, besides: id) {
      throw ResponseError(.requestFailed, "there is a column named '\(written)' already")
    }
    if index.scopes[table].predicates[written.lowercased()] != nil {
      throw ResponseError(
        .requestFailed,
        "a let names '\(written)': where a predicate may stand, the column could not be told from it"
      )
    }
  }

  private func refuseOfFile(_ meaning: Meaning, _ written: String) throws(ResponseError) {
    for thing in meaning.things {
      guard case .column(let table, _, _) = thing, let column = occurrence.column, column.isInput,
        meaning.reading.headers[table]?.contains(column.name) == true
      else { continue }
      let isRenamed = meaning.places.contains {
        $0.thing == thing && $0.isDefinition && $0.column?.name != column.name
      }
      if !isRenamed {
        throw ResponseError(
          .requestFailed,
          "column '\(column.name)' is called so in the file; write rename "
            + "\(Scope.written(column.name)) -> \(written)")
      }
    }
  }

  /// Whether a name is the other one as rules write it.
  static func isSame(_ name: String, _ written: String) -> Bool {
    let written = written.lowercased()
    return Scope.written(name).lowercased() == written
      || Scope.writtenAnywhere(name).lowercased() == written
  }

  // MARK: Rules with the new name

  /// What would be wrong with rules that were not wrong before.
  private func firstError(with written: String) throws(ResponseError) -> Diagnostic? {
    for meaning in meanings {
      let before = Self.errors(of: meaning.reading)
      let after = Self.errors(of: try renamed(meaning, written))
      if after.count > before.count, let error = after.first(where: { !before.contains($0) }) {
        return error
      }
    }
    return nil
  }

  private static func errors(of reading: RuleReading) -> [Diagnostic] {
    reading.quickDiagnostics().filter { $0.severity == .error }
  }

  /// The rules with the new name in place.
  private func renamed(_ meaning: Meaning, _ written: String) throws(ResponseError) -> RuleReading {
    let program = meaning.reading.program
    var rules = RuleSet(files: [program.sources[0].name])
    for (number, source) in program.sources.enumerated() {
      var bytes = source.bytes
      let ranges = Set(meaning.places.map(\.range).filter { $0.source == number })
      for range in ranges.sorted(by: { $0.lower > $1.lower }) {
        bytes.replaceSubrange(range.lower..<range.upper, with: Array(written.utf8))
      }
      rules.unsaved[source.name] = bytes
      rules.unsaved[FilePath.resolved(source.name)] = bytes
    }
    guard let study = try? RuleStudy(rules, input: meaning.reading.input) else {
      throw ResponseError(.requestFailed, "the rules cannot be read")
    }
    return RuleReading(study, input: meaning.reading.input, headers: meaning.reading.headers)
  }
}

extension NameIndex {
  /// Whether a column of a table, but for one, has or had a name.
  fileprivate func hasColumn(_ written: String, in table: String, besides id: Int?) -> Bool {
    let isNamed = occurrences.contains {
      guard case .column(table, let other, let name) = $0.thing else { return false }
      return other != id && Names.isSame(name, written)
    }
    return isNamed
      || scopes[table].columns.contains { $0.id != id && Names.isSame($0.name, written) }
  }
}
