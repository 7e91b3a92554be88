import Connectors
import Diagnostics
import Fettle
import Language

/// Where a name is made, used, and what changes with it, in a document and in the files that include it.
struct Names {
  /// A place in a file.
  struct Place: Hashable {
    var path: String
    var lower: Int
    var upper: Int
  }

  /// What the name means in one of the rule files that it stands in.
  private struct Meaning {
    var reading: RuleReading
    var thing: NamedThing
    var places: [Occurrence]
  }

  private var meanings: [Meaning] = []
  private var sources: [String: SourceText] = [:]
  /// The name at the place that was asked for.
  let occurrence: Occurrence

  /// Nil where nothing is named; `others` are files that include the document.
  init?(_ document: OpenDocument, _ reading: RuleReading, _ others: [RuleReading], at offset: Int) {
    guard let occurrence = NameIndex(reading).occurrence(at: offset) else { return nil }
    self.occurrence = occurrence
    let path = FilePath.resolved(document.path)
    for reading in [reading] + others {
      let index = NameIndex(reading)
      for (number, source) in reading.program.sources.enumerated() {
        sources[source.name] = source
        guard FilePath.resolved(source.name) == path,
          let found = index.occurrence(at: offset, source: number)
        else { continue }
        meanings.append(
          Meaning(reading: reading, thing: found.thing, places: index.places(of: found.thing)))
      }
    }
  }

  /// Every place, in the order of files and text.
  func places(withDefinition: Bool) -> [Place] {
    let all = meanings.flatMap { meaning in
      meaning.places.filter { withDefinition || !$0.isDefinition }
        .map { place($0.range, meaning.reading) }
    }
    return sorted(all)
  }

  /// Where it is made or declared; for a column of the input the head of its file.
  func definitions() -> [Place] {
    let made = meanings.flatMap { meaning in
      meaning.places.filter(\.isDefinition).map { place($0.range, meaning.reading) }
    }
    if !made.isEmpty { return sorted(made) }
    guard case .column(let table, _, _) = occurrence.thing, occurrence.column?.isInput == true
    else {
      return []
    }
    let files = meanings.flatMap(\.reading.study.files).filter { $0.table.lowercased() == table }
    return sorted(files.map { Place(path: $0.path, lower: 0, upper: 0) })
  }

  /// Locations of the protocol.
  func locations(_ places: [Place], _ encoding: PositionEncoding) -> JSONValue {
    .array(
      places.map { place in
        var converter = PositionConverter(
          sources[place.path] ?? SourceText(name: place.path, text: ""), encoding)
        return [
          "uri": .string(DocumentURI.uri(of: place.path)),
          "range": converter.range(place.lower, place.upper),
        ]
      })
  }

  // MARK: Renaming

  /// The edits that give it another name, by document; an error where rules would break by it.
  func edits(
    naming name: String, _ encoding: PositionEncoding
  ) throws(ResponseError) -> JSONValue {
    let written = try written(name)
    for meaning in meanings { try check(meaning, written) }
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

  private func written(_ name: String) throws(ResponseError) -> String {
    let bare =
      name.hasPrefix("[") && name.hasSuffix("]") ? String(name.dropFirst().dropLast()) : name
    let written = Scope.written(bare)
    let isBlank = bare.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    if isBlank || (written != bare && !occurrence.thing.isColumn) {
      throw ResponseError(
        .invalidParams, "'\(name)' is no name: letters, digits and _ make one")
    }
    return written
  }

  /// A column of a file is called as the file calls it; and no new name may mean something else.
  private func check(_ meaning: Meaning, _ written: String) throws(ResponseError) {
    let isMade = meaning.places.contains(where: \.isDefinition)
    if case .column(let table, _, _) = meaning.thing, let column = occurrence.column,
      column.isInput,
      meaning.reading.headers[table]?.contains(column.name) == true
    {
      let isRenamed = meaning.places.contains { $0.isDefinition && $0.column?.name != column.name }
      if !isMade || !isRenamed {
        throw ResponseError(
          .requestFailed,
          "column '\(column.name)' is called so in the file; write rename "
            + "\(Scope.written(column.name)) -> \(written)")
      }
    }
    let before = meaning.reading.quickDiagnostics().filter { $0.severity == .error }
    let after = try renamed(meaning, written).quickDiagnostics().filter { $0.severity == .error }
    if after.count > before.count, let first = after.first(where: { !before.contains($0) }) {
      throw ResponseError(.requestFailed, "the rules would be wrong: \(first.message)")
    }
  }

  /// The rules with the new name in place.
  private func renamed(_ meaning: Meaning, _ written: String) throws(ResponseError) -> RuleReading {
    let program = meaning.reading.program
    var rules = RuleSet(files: [program.sources[0].name])
    for (number, source) in program.sources.enumerated() {
      var bytes = source.bytes
      let ranges = meaning.places.map(\.range).filter { $0.source == number }
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

  // MARK: Places

  private func place(_ range: SourceRange, _ reading: RuleReading) -> Place {
    Place(
      path: reading.program.sources[range.source].name, lower: range.lower, upper: range.upper)
  }

  private func sorted(_ places: [Place]) -> [Place] {
    Set(places).sorted { ($0.path, $0.lower, $0.upper) < ($1.path, $1.lower, $1.upper) }
  }
}
