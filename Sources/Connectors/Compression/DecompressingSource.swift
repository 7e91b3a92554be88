import Columns
import Diagnostics
import Engine

/// The plain bytes of a compressed source; frames and members follow each other as if they were one.
package final class DecompressingSource: ByteSource, @unchecked Sendable {
  /// What comes next in the compressed bytes.
  private enum State {
    /// At the start of a frame, or at the end of the source.
    case between
    case inFrame
    /// Behind the last frame, where tapes leave zeros.
    case padding
  }

  package var name: String { source.name }
  package var totalByteCount: Int? { source.totalByteCount }
  package var consumedByteCount: Int { source.consumedByteCount }
  package var randomAccess: (any RandomAccessBytes)? { nil }
  package var compression: String? { format.rawValue }

  /// No byte of the file is one of the text.
  package func fileOffset(of offset: Int, in file: Int) -> Int? { nil }

  private let source: any ByteSource
  private let format: CompressionFormat
  private let limit: ExpansionLimit
  private let decompressor: any Decompressor
  // One thread at a time reads.
  private var input: ByteBlock
  private var position = 0
  /// Compressed bytes that came before the input block.
  private var inputOffset = 0
  private var plainByteCount = 0
  private var isAtEnd = false
  private var state = State.between

  package init(
    _ source: any ByteSource, format: CompressionFormat, limit: ExpansionLimit = ExpansionLimit(),
    inputByteCount: Int = 128 << 10
  ) {
    self.source = source
    self.format = format
    self.limit = limit
    decompressor = format.makeDecompressor()
    input = ByteBlock(capacity: max(inputByteCount, CompressionFormat.magicByteCount))
  }

  /// Compressed bytes that were used up.
  private var offset: Int { inputOffset + position }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    let start = block.count
    while block.count < block.capacity {
      if position == input.count {
        if block.count > start { break }
        try refill()
      }
      if position == input.count && state != .inFrame { break }
      switch state {
      case .between: try beginFrame()
      case .inFrame: try advance(into: block)
      case .padding: try skipPadding()
      }
    }
    return block.count - start
  }

  /// Moves what is left to the front and reads behind it.
  private func refill() throws(RunFailure) {
    if isAtEnd { return }
    let fresh = ByteBlock(capacity: input.capacity)
    fresh.append(input.bytes.extracting(position..<input.count))
    inputOffset += position
    position = 0
    input = fresh
    if try source.read(into: input) == 0 { isAtEnd = true }
  }

  private func beginFrame() throws(RunFailure) {
    while input.count - position < CompressionFormat.magicByteCount && !isAtEnd { try refill() }
    if position == input.count { return }
    let end = min(position + CompressionFormat.magicByteCount, input.count)
    let head = input.cell(position..<end).array
    if format.starts(head) {
      decompressor.restart()
      state = .inFrame
    } else if format == .gzip && offset > 0 && head[0] == 0 {
      state = .padding
    } else {
      throw damaged("bytes that are no \(format.rawValue) follow")
    }
  }

  private func advance(into block: ByteBlock) throws(RunFailure) {
    let before = block.count
    let input = input
    let step = decompressor.step(input.bytes.extracting(position..<input.count), into: block)
    position += step.consumedByteCount
    plainByteCount += block.count - before
    try limit.check(name, compressed: offset, plain: plainByteCount)
    switch step.state {
    case .more:
      let isStuck = step.consumedByteCount == 0 && block.count == before
      if isStuck && isAtEnd && position == input.count {
        throw damaged("it ends in the middle", help: "copy or download it again")
      }
    case .frameEnd: state = .between
    case .damaged(let reason): throw damaged(reason)
    case .windowTooLarge:
      throw damaged(
        "it needs more than 128 MiB of memory",
        help: "type zstd -d --long=31 -c '\(name)' | fettle apply RULES -")
    }
  }

  private func skipPadding() throws(RunFailure) {
    while position < input.count {
      if input.bytes[position] != 0 { throw damaged("bytes that are no gzip follow") }
      position += 1
    }
  }

  private func damaged(_ reason: String, help: String? = nil) -> RunFailure {
    RunFailure(
      .input, "'\(name)' is damaged \(format.rawValue): \(reason), compressed byte \(offset)",
      help: help ?? "copy or download it again, and try \(format.rawValue) -t",
      place: DataPlace(file: name, byteOffset: offset))
  }
}
