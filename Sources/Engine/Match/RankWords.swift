import Columns
import Kernels
import Language

extension DedupeRule {
  /// Bytes of rank that each row holds while the table is read.
  package var rankByteCount: Int { rankWordCount * 8 }

  /// Words of rank that a tuple carries.
  var rankWordCount: Int { ranks.reduce(0) { $0 + $1.wordCount } }

  /// The rank of each of `rows`, `rankWordCount` words a row; larger is better, 0 loses.
  func rankWords(of batch: Batch, rows: [Int32], records: [Int], worker: Worker) -> [UInt64] {
    let stride = rankWordCount
    var words = [UInt64](repeating: 0, count: rows.count * stride)
    var offset = 0
    for rank in ranks {
      rank.write(
        to: &words, offset: offset, stride: stride, batch: batch, rows: rows, records: records,
        worker: worker)
      offset += rank.wordCount
    }
    return words
  }
}

extension RankRule {
  package var reads: Set<Int> {
    switch order {
    case .largest(let value), .smallest(let value): value.reads
    case .mostComplete(let keys): Set(keys.map(\.id))
    case .last: []
    }
  }

  var wordCount: Int {
    switch order {
    case .largest(let value), .smallest(let value): value.kind == .number ? 2 : 1
    case .mostComplete, .last: 1
    }
  }

  func write(
    to words: inout [UInt64], offset: Int, stride: Int, batch: Batch, rows: [Int32],
    records: [Int], worker: Worker
  ) {
    switch order {
    case .largest(let value), .smallest(let value):
      var isSmallest = false
      if case .smallest = order { isSmallest = true }
      let vector = value.evaluate(Frame(batch: batch, rows: rows, worker: worker))
      for index in rows.indices where vector.states[index] == .present {
        let (high, low) = vector.orderWords(at: index)
        let at = index * stride + offset
        if let low {
          words[at] = isSmallest ? ~high : high
          words[at + 1] = isSmallest ? ~low : low
        } else {
          words[at] = isSmallest ? ~high : high
        }
      }
    case .mostComplete(let keys):
      for key in keys {
        let missing = key.missing(of: batch, rows: rows)
        for index in rows.indices where !missing[index] { words[index * stride + offset] += 1 }
      }
    case .last:
      for index in rows.indices { words[index * stride + offset] = UInt64(records[index]) + 1 }
    }
  }
}

extension Vector {
  /// One or two words that order as the value does, never all zero nor all one.
  func orderWords(at index: Int) -> (high: UInt64, low: UInt64?) {
    switch values {
    case .dates(let values), .datetimes(let values):
      return (UInt64(bitPattern: values[index]) ^ (1 << 63), nil)
    case .booleans(let values):
      return (values[index] ? 2 : 1, nil)
    case .numbers(let values):
      let (high, low) = values[index].orderWords
      return (high, low)
    case .texts:
      preconditionFailure("a rank needs a typed column")
    }
  }
}
