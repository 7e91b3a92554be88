import CSV
import Columns

/// `rejects to`: every rejected row as it came, once; `with reasons` adds the rules that rejected it.
struct RejectsFormatter: JournalFormatter {
  var context: JournalContext
  var hasReasons: Bool
  var columnCount: Int

  var head: OutputHead { .records(trailer: hasReasons ? ["rule", "reason"] : []) }

  func format(_ batch: Batch) {
    let output = batch.outputs[context.output]
    batch.forEachConvicted(\.rejections, before: context.ruleLimit) { row, source, convictions in
      output.buffer.append(
        source.block, source.index.contentRange(Int(row), in: source.block))
      if hasReasons {
        // A record with too few fields was padded.
        for _ in 0..<max(columnCount - source.index.fieldCount(Int(row)), 0) {
          output.buffer.append(context.style.fieldDelimiter)
        }
        context.append(reasons: convictions, to: output)
      }
      context.end(record: Int(row), of: source, output)
    }
  }
}

/// `reviews to`: every row to look at, once, with the rules that ask for it, and the record as it came.
struct ReviewsFormatter: JournalFormatter {
  var context: JournalContext

  var head: OutputHead { .logOfRecords(["row", "key", "rule", "reason"]) }

  func format(_ batch: Batch) {
    let output = batch.outputs[context.output]
    batch.forEachConvicted(\.reviews, before: context.ruleLimit) { row, source, convictions in
      context.begin(row, source, &output.buffer)
      context.append(reasons: convictions, to: output)
      output.buffer.append(context.style.fieldDelimiter)
      context.append(record: Int(row), of: source, to: &output.buffer)
      context.end(output)
    }
  }
}

extension JournalContext {
  /// Ends a record as it came: with its own line end, where it has one.
  fileprivate func end(record: Int, of batch: Batch, _ output: BatchOutput) {
    let lineEnd = batch.index.lineEndRange(record, in: batch.block)
    if lineEnd.isEmpty { return end(output) }
    output.buffer.append(batch.block, lineEnd)
    output.lastTerminatorByteCount = lineEnd.count
  }

  /// Appends two fields: the ids of rules, and what each finds wrong.
  fileprivate func append(reasons convictions: [Journal.Conviction], to output: BatchOutput) {
    let infos = convictions.map { self.rules[Int($0.rule)] }
    let reasons = zip(infos, convictions).map { info, conviction in
      conviction.kind.reason(by: info)
    }
    let texts = [infos.map(\.id), reasons]
    for text in texts {
      output.buffer.append(style.fieldDelimiter)
      append(text.joined(separator: "; "), to: &output.buffer)
    }
  }
}

extension Batch {
  /// Hands over each convicted row once, in order, with what the rules convict it for.
  fileprivate func forEachConvicted(
    _ list: KeyPath<Journal, [Journal.Conviction]>, before ruleLimit: Int,
    _ body: (_ row: Int32, _ batch: Batch, _ convictions: [Journal.Conviction]) -> Void
  ) {
    let entries = inOrder(list, by: { ($0.row, $0.rule) })
      .filter { Int($0.entry.rule) < ruleLimit }
    var start = 0
    while start < entries.count {
      let first = entries[start]
      var end = start
      var convictions: [Journal.Conviction] = []
      while end < entries.count, entries[end].batch === first.batch,
        entries[end].entry.row == first.entry.row
      {
        if convictions.last?.rule != entries[end].entry.rule {
          convictions.append(entries[end].entry)
        }
        end += 1
      }
      body(first.entry.row, first.batch, convictions)
      start = end
    }
  }
}
