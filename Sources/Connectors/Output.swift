import Diagnostics
import Engine

/// What an output needs to know beside its path.
package struct OutputOptions: Sendable {
  /// The inputs of the run, which no output may overwrite.
  package var inputs: [FileIdentity]
  /// About how many bytes there will be, so that a full disk can say how many are missing.
  package var expectedByteCount: Int?
  /// How the output is encoded.
  package var codec: TextCodec?
  /// What becomes of characters that the encoding cannot hold.
  package var onInvalid: InvalidBytes
  /// Where streams are held back until the run is sure to write; nil: they flow.
  package var spoolFolder: String?
  /// Takes what killed runs have left beside the output, which is removed then; nil: it stays.
  package var leftovers: Leftovers?

  package init(
    inputs: [FileIdentity] = [], expectedByteCount: Int? = nil, codec: TextCodec? = nil,
    onInvalid: InvalidBytes = .error, spoolFolder: String? = nil,
    leftovers: Leftovers? = nil
  ) {
    self.inputs = inputs
    self.expectedByteCount = expectedByteCount
    self.codec = codec
    self.onInvalid = onInvalid
    self.spoolFolder = spoolFolder
    self.leftovers = leftovers
  }
}

/// The way out: opens a path and puts the layers together that its name and encoding ask for.
package enum Output {
  /// Where the output of a path would come to lie; nil for a device that any number may write to.
  package static func place(
    of path: String, inputs: [FileIdentity]
  ) throws(RunFailure) -> OutputPlace? {
    try OutputDestination(path, inputs: inputs).place()
  }

  /// The output of a path, or stdout for `-`; `.gz` and `.zst` at the end of the name compress it.
  package static func open(
    _ path: String, _ options: OutputOptions = OutputOptions()
  ) throws(RunFailure) -> any ByteSink {
    var options = options
    let format = CompressionFormat(path: path)
    if format != nil { options.expectedByteCount = nil }
    var sink = try RawOutput.open(path, options)
    let isStream = sink is StreamSink
    if let format { sink = CompressingSink(sink, format: format) }
    if let codec = options.codec, !codec.encoding.isUTF8 {
      sink = TranscodingSink(sink, codec: codec, onInvalid: options.onInvalid)
    }
    guard isStream, !sink.isNull, let folder = options.spoolFolder else { return sink }
    return HeldSink(sink, spool: try SpoolFile(folder: folder))
  }
}
