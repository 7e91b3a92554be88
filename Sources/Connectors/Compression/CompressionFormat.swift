/// The ways of compressing that are read and written.
package enum CompressionFormat: String, Sendable, CaseIterable {
  case gzip, zstd

  /// How the names of such files end.
  package var suffix: String {
    switch self {
    case .gzip: ".gz"
    case .zstd: ".zst"
    }
  }

  /// The format that the first bytes of a file tell.
  package init?(head: [UInt8]) {
    guard let format = Self.allCases.first(where: { $0.starts(head) }) else { return nil }
    self = format
  }

  /// The format that the name of an output asks for.
  package init?(path: String) {
    guard let format = Self.allCases.first(where: { path.hasSuffix($0.suffix) }) else { return nil }
    self = format
  }

  /// How many bytes ``starts(_:)`` has to see.
  static let magicByteCount = 4

  /// Whether a frame of this format begins with these bytes.
  func starts(_ head: some Collection<UInt8>) -> Bool {
    let head = Array(head.prefix(Self.magicByteCount))
    switch self {
    case .gzip: return head.starts(with: [0x1F, 0x8B])
    case .zstd:
      // A frame, or one of the sixteen kinds of frame that carry no data.
      return head == [0x28, 0xB5, 0x2F, 0xFD]
        || (head.count == 4 && head[0] & 0xF0 == 0x50 && head[1...] == [0x2A, 0x4D, 0x18])
    }
  }

  /// A decompressor at the start of a stream.
  func makeDecompressor() -> any Decompressor {
    switch self {
    case .gzip: GzipDecompressor()
    case .zstd: ZstdDecompressor()
    }
  }

  /// A compressor at the start of a stream.
  func makeCompressor() -> any Compressor {
    switch self {
    case .gzip: GzipCompressor()
    case .zstd: ZstdCompressor()
    }
  }
}
