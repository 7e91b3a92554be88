import CSV
import Diagnostics
import Synchronization

/// Where the rows of an input come from: turns places of the text that is read, which several files may
/// make up, into those of the files as they lie on the disk. All that names a place asks here.
///
/// The pass that reads the files notes where each begins; any thread may ask.
package final class RowOrigins: Sendable {
  /// What the records of a file have before them: in the whole, and in the file itself.
  private struct Part {
    var name: String
    var start = 0
    var line = 0
    var record = 0
    var textOffset = 0
    var textLine = 0
  }

  private let source: any ByteSource
  private let parts: Mutex<[Part]>

  package init(_ source: any ByteSource) {
    self.source = source
    parts = Mutex([Part(name: source.name)])
  }

  /// Notes a file that begins behind so many lines and records of the whole.
  func note(_ file: LaterFile, lines: Int, records: Int) {
    parts.withLock {
      $0.append(
        Part(
          name: file.name, start: file.start, line: lines, record: records,
          textOffset: file.textOffset, textLine: file.lineCount))
    }
  }

  /// How many later files are noted.
  var laterFileCount: Int { parts.withLock { $0.count - 1 } }

  /// The number of the file that a byte of the whole is of, 0 for the first, and the byte's offset in its
  /// text.
  package func text(at offset: Int) -> (file: Int, offset: Int) {
    let (file, part) = part { $0.start <= offset }
    return (file, part.textOffset + offset - part.start)
  }

  /// The file of a record, from 0, and the record's number there.
  package func file(ofRecord record: Int) -> (name: String, record: Int) {
    let (_, part) = part { $0.record <= record }
    return (part.name, record - part.record)
  }

  /// A place of the whole as one in its file; without lines and bytes where there are none to look at.
  package func place(_ place: CSVPlace) -> DataPlace {
    let (file, part) = part { $0.start <= place.byteOffset }
    // A record that began in the file before is none of this one.
    let record = place.record - part.record
    var result = DataPlace(file: part.name, record: record > 0 ? record : nil)
    if !source.hasLines { return result }
    result.line = place.line - part.line + part.textLine
    result.column = place.column
    result.byteOffset = source.fileOffset(
      of: part.textOffset + place.byteOffset - part.start, in: file)
    return result
  }

  /// How many bytes of their file some bytes of the whole are; nil where nobody can tell.
  package func byteCount(of range: Range<Int>) -> Int? {
    let (file, offset) = text(at: range.lowerBound)
    guard source.hasLines, let start = source.fileOffset(of: offset, in: file),
      let end = source.fileOffset(of: offset + range.count, in: file)
    else { return nil }
    return end - start
  }

  /// The last file of which a claim holds, as it does of all before it.
  private func part(where holds: (Part) -> Bool) -> (number: Int, part: Part) {
    parts.withLock { parts in
      var (low, high) = (0, parts.count)
      while low + 1 < high {
        let middle = (low + high) / 2
        if holds(parts[middle]) { low = middle } else { high = middle }
      }
      return (low, parts[low])
    }
  }
}
