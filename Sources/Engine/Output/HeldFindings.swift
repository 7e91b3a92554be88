import CSV
import Columns
import Diagnostics

/// A place in the bytes of an output where the severity of a rule is to stand.
struct SeverityGap {
  var offset: Int
  var rule: Int32
}

/// Findings of which some have no severity before all rows are through, since a limit may raise it:
/// `warn above 1%, stop above 5%`. They wait in memory, and then on the disk, whatever memory the run has.
/// One thread at a time adds.
final class HeldFindings {
  private let makeSpill: () throws(RunFailure) -> any SpillFile
  private var spill: (any SpillFile)?
  /// What is not on the disk yet, one frame for the lines of a batch:
  ///
  ///     byte count │ gap count │ offset │ rule │ … │ eight bytes │ eight bytes │ …
  private var frames: [UInt64] = []
  /// Words of each stretch on the disk; a frame lies in one of them.
  private var stretches: [Int] = []
  private let wordLimit: Int

  /// `wordLimit`: words of eight bytes that are kept in memory.
  init(
    wordLimit: Int = 1 << 17, makeSpill: @escaping () throws(RunFailure) -> any SpillFile
  ) {
    self.wordLimit = wordLimit
    self.makeSpill = makeSpill
  }

  /// Bytes that wait on the disk.
  var waitingByteCount: Int { spill?.byteCount ?? 0 }

  /// Keeps the lines of a batch.
  func add(_ output: BatchOutput) throws(RunFailure) {
    frames += [UInt64(output.buffer.count), UInt64(output.gaps.count)]
    for gap in output.gaps { frames += [UInt64(gap.offset), UInt64(gap.rule)] }
    Self.append(output.buffer, to: &frames)
    if frames.count < wordLimit { return }
    let file: any SpillFile
    if let spill { file = spill } else { file = try newSpill() }
    let words = frames
    _ = try file.append(words.span)
    stretches.append(words.count)
    frames = []
  }

  private func newSpill() throws(RunFailure) -> any SpillFile {
    let file = try makeSpill()
    spill = file
    return file
  }

  /// Appends bytes, eight in a word.
  private static func append(_ buffer: borrowing OutputBuffer, to words: inout [UInt64]) {
    let bytes = buffer.bytes
    for start in stride(from: 0, to: bytes.count, by: 8) {
      var word: UInt64 = 0
      for place in start..<min(start + 8, bytes.count) {
        word |= UInt64(bytes[place]) << UInt64((place - start) * 8)
      }
      words.append(word)
    }
  }

  /// Writes all lines, each gap filled with the field that says the severity of its rule.
  func release(
    to sink: any ByteSink, _ severity: (Int32) -> [UInt8]
  ) throws(RunFailure) {
    var offset = 0
    for count in stretches {
      var words = [UInt64](repeating: 0, count: count)
      var span = words.mutableSpan
      try spill?.read(at: offset, into: &span)
      offset += count * 8
      try Self.write(words, to: sink, severity)
    }
    try Self.write(frames, to: sink, severity)
    frames = []
  }

  private static func write(
    _ words: [UInt64], to sink: any ByteSink, _ severity: (Int32) -> [UInt8]
  ) throws(RunFailure) {
    var frame = 0
    while frame < words.count {
      let (byteCount, gapCount) = (Int(words[frame]), Int(words[frame + 1]))
      let gaps = frame + 2
      let first = gaps + gapCount * 2
      var lines: [UInt8] = []
      lines.reserveCapacity(byteCount + gapCount * 8)
      var gap = 0
      for place in 0...byteCount {
        while gap < gapCount, Int(words[gaps + gap * 2]) == place {
          lines += severity(Int32(words[gaps + gap * 2 + 1]))
          gap += 1
        }
        if place == byteCount { break }
        lines.append(UInt8(truncatingIfNeeded: words[first + place / 8] >> UInt64(place % 8 * 8)))
      }
      try sink.write(lines.span)
      frame = first + (byteCount + 7) / 8
    }
  }
}
