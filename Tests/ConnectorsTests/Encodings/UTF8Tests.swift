import Columns
import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite struct UTF8Tests {
  /// The first invalid byte by the standard library's decoder: what it repairs is invalid.
  private func oracle(_ bytes: [UInt8]) -> Int? {
    var text = bytes
    var decoder = UTF8()
    var index = 0
    var iterator = text.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return nil
      case .error: return index
      case .scalarValue(let scalar): index += UTF8.width(scalar)
      }
      if index > text.count { text = [] }
    }
  }

  @Test("the check agrees with the standard library on every pair and many quads of bytes")
  func againstOracle() throws {
    var samples: [[UInt8]] = []
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max { samples.append([first, second]) }
    }
    let edges: [UInt8] = [
      0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xED, 0xF0, 0xF4,
    ]
    for lead in UInt8(0xC0)...0xFF {
      for second in edges {
        for third in edges {
          for fourth in edges { samples.append([lead, second, third, fourth]) }
        }
      }
    }
    for sample in samples {
      let found = UTF8Reading.firstInvalid(in: sample.span, from: 0)?.index
      #expect(found == oracle(sample), "\(sample)")
    }
  }

  @Test("a source that is not UTF-8 says so, at every cut and behind every run of ASCII")
  func source() throws {
    for prefixCount in [0, 1, 31, 32, 33, 70] {
      let good = [UInt8](repeating: 0x0A, count: prefixCount) + Array("é€😀\n".utf8)
      for pieceByteCount in [1, 2, 3, 1000] {
        for allowsRandomAccess in [true, false] {
          let open = { (bytes: [UInt8]) in
            UTF8Source(
              MemorySource(
                bytes, name: "x", pieceByteCount: pieceByteCount,
                allowsRandomAccess: allowsRandomAccess))
          }
          #expect(try readAll(open(good)) == good)
          for fault in [[0xFF], [0xE2, 0x82], [0xC3, 0x28]] as [[UInt8]] {
            let failure = thrown { () throws(RunFailure) in
              _ = try readAll(open(good + fault))
            }
            let place = DataPlace(file: "x", line: prefixCount + 2, byteOffset: good.count)
            #expect(failure?.place == place)
          }
        }
      }
    }
  }
}
