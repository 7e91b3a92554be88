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
  struct Meaning {
    var reading: RuleReading
    /// Several where the place of one name is that of others too.
    var things: [NamedThing]
    var places: [Occurrence]
  }

  private(set) var meanings: [Meaning] = []
  private(set) var sources: [String: SourceText] = [:]
  /// The name at the place that was asked for.
  let occurrence: Occurrence

  /// Nil where nothing is named. `including` reads the files that include one of some others, which go by resolved
  /// path: a name of an included file is one of all that include it, wherever it was asked for.
  init?(
    _ document: OpenDocument, _ reading: RuleReading, at offset: Int,
    including: (Set<String>) -> [RuleReading]
  ) {
    let index = NameIndex(reading)
    guard let occurrence = index.occurrence(at: offset) else { return nil }
    self.occurrence = occurrence
    add(
      Meaning(
        reading: reading, things: [occurrence.thing], places: index.places(of: occurrence.thing)))
    var known = Set(resolvedPlaces(of: meanings[0]))
    var asked: Set<String> = []
    var found: [String: NameIndex] = [:]
    var read: [(path: String, reading: RuleReading)] = []
    while true {
      let paths = Set(known.map(\.path)).union([FilePath.resolved(document.path)])
        .subtracting(asked)
      if paths.isEmpty { break }
      asked.formUnion(paths)
      for other in including(paths) {
        let path = FilePath.resolved(other.source.name)
        if path == FilePath.resolved(document.path) || found[path] != nil { continue }
        found[path] = NameIndex(other)
        read.append((path, other))
      }
      meanings.removeSubrange(1...)
      for (path, reading) in read {
        guard let index = found[path],
          let meaning = Self.meaning(in: reading, index, known, like: occurrence.thing)
        else { continue }
        add(meaning)
      }
      known.formUnion(meanings.flatMap(resolvedPlaces))
    }
  }

  /// What a reading means by the names at known places; nil where none of them is in it.
  private static func meaning(
    in reading: RuleReading, _ index: NameIndex, _ known: Set<Place>, like wanted: NamedThing
  ) -> Meaning? {
    let paths = reading.program.sources.map { FilePath.resolved($0.name) }
    var here: [SourceRange: [NamedThing]] = [:]
    for found in index.occurrences {
      let range = found.range
      let place = Place(path: paths[range.source], lower: range.lower, upper: range.upper)
      if known.contains(place) { here[range, default: []].append(found.thing) }
    }
    var meaning = Meaning(reading: reading, things: [], places: [])
    for range in here.keys.sorted(by: { ($0.source, $0.lower) < ($1.source, $1.lower) }) {
      guard let things = here[range], !things.contains(where: meaning.things.contains),
        let thing = things.first(where: { $0.table == wanted.table }) ?? things.first
      else { continue }
      meaning.things.append(thing)
      meaning.places += index.places(of: thing)
    }
    return meaning.things.isEmpty ? nil : meaning
  }

  private mutating func add(_ meaning: Meaning) {
    meanings.append(meaning)
    for source in meaning.reading.program.sources { sources[source.name] = source }
  }

  private func resolvedPlaces(of meaning: Meaning) -> [Place] {
    meaning.places.map { found in
      var place = place(found.range, meaning.reading)
      place.path = FilePath.resolved(place.path)
      return place
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
    let made = meanings.map { meaning in
      meaning.places.filter(\.isDefinition).map { place($0.range, meaning.reading) }
    }
    // What the document makes of the name itself comes before what other files make of it.
    if let own = made.first, !own.isEmpty { return sorted(own) }
    if made.contains(where: { !$0.isEmpty }) { return sorted(made.flatMap(\.self)) }
    guard case .column(let table, _, _) = occurrence.thing, occurrence.column?.isInput == true
    else {
      return []
    }
    let files = meanings.map { meaning in
      meaning.reading.study.files.filter { $0.table.lowercased() == table }
        .map { Place(path: $0.path, lower: 0, upper: 0) }
    }
    return sorted(files.first { !$0.isEmpty } ?? [])
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

  // MARK: Places

  func place(_ range: SourceRange, _ reading: RuleReading) -> Place {
    Place(
      path: reading.program.sources[range.source].name, lower: range.lower, upper: range.upper)
  }

  private func sorted(_ places: [Place]) -> [Place] {
    Set(places).sorted { ($0.path, $0.lower, $0.upper) < ($1.path, $1.lower, $1.upper) }
  }
}
