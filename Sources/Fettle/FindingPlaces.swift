import CSV
import Diagnostics
import Engine

/// Where the cells of the findings that are shown stand in their files.
///
/// They are looked up in the order of the input, so that a file whose text has to be decoded again for
/// that is gone through once.
struct FindingPlaces {
  /// Where a cell begins, and how many bytes of the file it takes; nil: nobody can tell.
  struct Place {
    var start: DataPlace
    var byteCount: Int?
  }

  private let origins: RowOrigins
  private let isStacked: Bool
  /// By the offset of the cell in the whole.
  private var places: [Int: Place] = [:]

  init(_ run: RunReport, in opened: OpenedInput) {
    origins = opened.input.origins
    isStacked = opened.files.count > 1
    let parts = run.findingSamples.flatMap { $0.all.flatMap(\.parts) }
    let found = parts.compactMap { part in part.place.map { ($0, part.byteCount) } }
    for (place, byteCount) in found.sorted(by: { $0.0.byteOffset < $1.0.byteOffset })
    where places[place.byteOffset] == nil {
      places[place.byteOffset] = Place(
        start: origins.place(place),
        byteCount: origins.byteCount(of: place.byteOffset..<place.byteOffset + byteCount))
    }
  }

  /// The file of a finding's row, where there are several.
  func file(of sample: FindingSample) -> String? {
    isStacked ? origins.file(ofRecord: sample.record).name : nil
  }

  /// The place of a cell in the file of its row; nil where it has none there.
  func place(of part: FindingSample.Part, in sample: FindingSample) -> Place? {
    guard let place = part.place.flatMap({ places[$0.byteOffset] }) else { return nil }
    return place.start.file == origins.file(ofRecord: sample.record).name ? place : nil
  }
}
