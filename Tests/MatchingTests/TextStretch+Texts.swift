import Columns
import Matching

extension TextStretch {
  /// A stretch of these texts.
  init(_ texts: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for text in texts {
      bytes += text.utf8
      ends.append(bytes.count)
    }
    let block = ByteBlock(capacity: bytes.count)
    block.append(bytes.span)
    let cells = ends.indices.map { index in
      let lower = index == 0 ? 0 : ends[index - 1]
      return block.cell(lower..<ends[index])
    }
    self.init(cells)
    withExtendedLifetime(block) {}
  }
}
