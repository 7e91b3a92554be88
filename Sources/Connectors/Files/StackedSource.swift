import Columns
import Diagnostics
import Engine
import Synchronization

/// One file of several that are read as one.
package struct StackedFile: Sendable {
  package var name: String
  package var byteCount: Int?
  /// Opens it to be read as part of the whole.
  package var open: @Sendable () throws(RunFailure) -> any ByteSource
  /// Opens it once more, to look for places in it alone.
  package var look: @Sendable () throws(RunFailure) -> any ByteSource

  /// Without `look` a file is opened in the same way to look for places in it.
  package init(
    name: String, byteCount: Int?,
    open: @escaping @Sendable () throws(RunFailure) -> any ByteSource,
    look: (@Sendable () throws(RunFailure) -> any ByteSource)? = nil
  ) {
    self.look = look ?? open
    self.name = name
    self.byteCount = byteCount
    self.open = open
  }
}

/// Several files of one header, one after another: the header of the first stands for all.
///
/// A file is opened when the one before it ends. Where that has no final line end, one is put in.
package final class StackedSource: ByteSource, @unchecked Sendable {
  /// Says how many bytes of a later file come before its first record, given its name, its first
  /// bytes and whether these are all; nil asks for more bytes. Throws where the header differs.
  package typealias HeaderCheck =
    @Sendable (_ name: String, _ head: [UInt8], _ isWhole: Bool) throws(RunFailure) -> Int?

  package let name: String
  package let totalByteCount: Int?
  /// The files behind the first one that are opened.
  package private(set) var laterFiles: [LaterFile] = []
  private let first: any ByteSource
  private let later: [StackedFile]
  private let lineEnd: [UInt8]
  private let check: HeaderCheck
  // One thread at a time reads.
  private var current: any ByteSource
  private var openedCount = 0
  private var finishedByteCount = 0
  private var finishedDecoding: DecodingReport?
  private var offset = 0
  private var lastByte = UInt8(ascii: "\n")
  /// Bytes to give before the current source goes on: a line end, what came behind a header.
  private var pending: [UInt8] = []
  /// The later file that was last asked for its bytes' places, by its number.
  private let reopened = Mutex<(file: Int, source: any ByteSource)?>(nil)

  package init(
    first: any ByteSource, then later: [StackedFile], lineEnd: [UInt8],
    header check: @escaping HeaderCheck
  ) {
    name = first.name
    self.first = first
    current = first
    self.later = later
    self.lineEnd = lineEnd
    self.check = check
    totalByteCount = later.reduce(first.totalByteCount) { sum, file in
      sum.flatMap { sum in file.byteCount.map { sum + $0 } }
    }
  }

  package var consumedByteCount: Int { finishedByteCount + current.consumedByteCount }
  package var randomAccess: (any RandomAccessBytes)? { nil }
  package var compression: String? { current.compression }

  package var decoding: DecodingReport? {
    guard var sum = finishedDecoding else { return current.decoding }
    if let report = current.decoding { sum.add(report) }
    return sum
  }

  package func fileOffset(of offset: Int, in file: Int) -> Int? {
    if file == 0 { return first.fileOffset(of: offset, in: 0) }
    return reopened.withLock { reopened in
      if reopened?.file != file {
        // What can be read only once is not opened again.
        guard later[file - 1].byteCount != nil, let source = try? later[file - 1].look() else {
          return nil
        }
        reopened = (file, source)
      }
      return reopened?.source.fileOffset(of: offset, in: 0)
    }
  }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    let start = block.count
    if start == block.capacity { return 0 }
    while block.count == start {
      if !pending.isEmpty {
        let count = min(pending.count, block.capacity - start)
        block.append(Array(pending.prefix(count)).span)
        pending.removeFirst(count)
      } else if try current.read(into: block) == 0 {
        if openedCount == later.count { return 0 }
        try openNext()
      }
    }
    offset += block.count - start
    lastByte = block.bytes[block.count - 1]
    return block.count - start
  }

  private func openNext() throws(RunFailure) {
    finishedByteCount += current.consumedByteCount
    finishedDecoding = decoding
    let file = later[openedCount]
    openedCount += 1
    current = try file.open()
    let (head, skipped) = try headBehindHeader(of: file)
    let isClosed = lastByte == UInt8(ascii: "\n") || lastByte == UInt8(ascii: "\r")
    let joint = isClosed || head.count == skipped ? [] : lineEnd
    pending = joint + head[skipped...]
    var lines = LineCounter()
    lines.add(Array(head.prefix(skipped)).span)
    laterFiles.append(
      LaterFile(
        name: file.name, start: offset + joint.count, textOffset: skipped,
        lineCount: lines.lineEndCount))
  }

  /// Reads until the check knows where the first record begins, and it is known whether there is one.
  private func headBehindHeader(
    of file: StackedFile
  ) throws(RunFailure) -> (head: [UInt8], skipped: Int) {
    var head: [UInt8] = []
    var isWhole = false
    while true {
      let block = ByteBlock(capacity: max(64 << 10, head.count))
      if try current.read(into: block) == 0 { isWhole = true }
      head += block.cell(0..<block.count).array
      if let skipped = try check(file.name, head, isWhole), isWhole || head.count > skipped {
        return (head, skipped)
      }
      precondition(!isWhole, "a header check must decide when it has seen all")
    }
  }

  /// The failure of a file whose header is another one.
  private static func otherHeader(
    _ file: String, line number: Int, _ body: ArraySlice<UInt8>, _ names: ArraySlice<UInt8>
  ) -> RunFailure {
    let line = body.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let (found, wanted) = (shown(line), shown(names))
    return RunFailure(
      .input, "the header of '\(file)' is not that of the first file: '\(found)', not '\(wanted)'",
      help: "load it on its own, or give it the header of the first",
      place: DataPlace(
        file: file, line: number, column: 1, byteOffset: number == 1 ? 0 : body.startIndex))
  }

  /// As much of a header as a message has room for.
  private static func shown(_ header: ArraySlice<UInt8>) -> String {
    let text = String(decoding: header, as: UTF8.self)
    return text.count > 80 ? text.prefix(80) + "…" : text
  }

  /// The check that wants the very bytes of the first header, byte order mark and line end aside; so many lines
  /// may stand before it, as they do before the first.
  package static func sameHeader(_ header: [UInt8], behind lineCount: Int = 0) -> HeaderCheck {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let wanted = Array(header.starts(with: mark) ? header.dropFirst(3) : header[...])
    let names = wanted.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return { (file, head, isWhole) throws(RunFailure) in
      let text = head.dropFirst(head.starts(with: mark) ? mark.count : 0)
      if text.count < names.count + 2 && !isWhole { return nil }
      var (body, line) = (text, 1)
      if lineCount > 0, !begins(text, with: names) {
        (body, line) = (self.text(text, behind: lineCount), lineCount + 1)
        if body.count < names.count + 2 && !isWhole { return nil }
      }
      guard begins(body, with: names) else { throw otherHeader(file, line: line, body, names) }
      let rest = body.dropFirst(names.count)
      let lineEnd = rest.starts(with: [0x0D, 0x0A]) ? 2 : 1
      return rest.startIndex + min(lineEnd, rest.count)
    }
  }

  /// Whether a line with these names is the first of a text.
  private static func begins(_ text: ArraySlice<UInt8>, with names: ArraySlice<UInt8>) -> Bool {
    let next = text.dropFirst(names.count).first
    return text.starts(with: names) && (next == nil || next == 0x0A || next == 0x0D)
  }

  /// What stands behind some lines of a text; nothing where it has no more.
  private static func text(
    _ text: ArraySlice<UInt8>, behind lineCount: Int
  ) -> ArraySlice<UInt8> {
    var rest = text
    for _ in 0..<lineCount {
      guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
        return rest[rest.endIndex...]
      }
      let isPair = rest[end...].starts(with: [0x0D, 0x0A])
      rest = rest[(end + (isPair ? 2 : 1))...]
    }
    return rest
  }
}
