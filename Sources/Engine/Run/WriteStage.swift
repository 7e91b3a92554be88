import CSV
import Columns
import Diagnostics

/// Writes what the batches have put out, in the order of the input.
///
/// The line end of a table's last row is held back until another row follows, so that the output
/// ends as the input does: with a line end or without.
final class WriteStage: Stage, @unchecked Sendable {
  let isOrdered = true
  private let sinks: [any ByteSink]
  /// Line ends not yet written, by output. Touched by one thread at a time.
  private var held: [[UInt8]]
  /// Outputs that are written when all rows are through, by their number.
  private let waiting: [Int: HeldFindings]

  init(sinks: [any ByteSink], waiting: [Int: HeldFindings] = [:]) {
    self.sinks = sinks
    self.waiting = waiting
    held = sinks.map { _ in [] }
  }

  func process(_ batch: Batch, _ worker: Worker) throws(RunFailure) {
    for index in sinks.indices { try write(batch.outputs[index], to: index) }
  }

  /// Writes what an output has gathered; not while batches are on their way.
  func write(_ output: BatchOutput, to index: Int) throws(RunFailure) {
    if output.buffer.count == 0 { return }
    if let waiting = waiting[index] { return try waiting.add(output) }
    if !output.isOfEmptyLines {
      try Self.write(held[index], to: sinks[index])
      held[index].removeAll()
    }
    held[index] += try Self.write(
      output.buffer, holdingBack: output.lastTerminatorByteCount, to: sinks[index])
  }

  /// Writes an output that has waited for the severities of rules.
  func release(_ index: Int, _ severity: (Int32) -> [UInt8]) throws(RunFailure) {
    try waiting[index]?.release(to: sinks[index], severity)
  }

  /// Writes all but the last bytes, which it returns.
  private static func write(
    _ buffer: borrowing OutputBuffer, holdingBack heldCount: Int, to sink: any ByteSink
  ) throws(RunFailure) -> [UInt8] {
    let end = buffer.count - heldCount
    if end > 0 { try sink.write(buffer.bytes.extracting(0..<end)) }
    let bytes = buffer.bytes
    return (end..<buffer.count).map { bytes[$0] }
  }

  private static func write(_ bytes: [UInt8], to sink: any ByteSink) throws(RunFailure) {
    if !bytes.isEmpty { try sink.write(bytes.span) }
  }

  /// Writes the last line ends, where the outputs are to have one.
  func finish(endsWithTerminator: [Bool]) throws(RunFailure) {
    for (index, sink) in sinks.enumerated() where endsWithTerminator[index] {
      try Self.write(held[index], to: sink)
    }
  }
}
