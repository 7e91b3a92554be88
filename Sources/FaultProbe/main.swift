import Columns
import Connectors
import Diagnostics
import Engine
import Glibc

/// Copies a file through the connectors, so that tests can make the world fail around it.
///
///     FaultProbe [pause=MICROSECONDS] [block=BYTES] [expect=BYTES] [encoding=NAME] INPUT OUTPUT…
struct Probe {
  var pause: UInt32 = 0
  var blockByteCount = 64 << 10
  var expectedByteCount: Int?
  var encoding: TextEncoding?
  var paths: [String] = []

  init(_ arguments: [String]) {
    for argument in arguments {
      if let value = Self.number("pause=", argument) {
        pause = UInt32(value)
      } else if let value = Self.number("block=", argument) {
        blockByteCount = value
      } else if let value = Self.number("expect=", argument) {
        expectedByteCount = value
      } else if argument.hasPrefix("encoding=") {
        encoding = TextEncoding.named(String(argument.dropFirst("encoding=".count)))
      } else {
        paths.append(argument)
      }
    }
  }

  static func number(_ name: String, _ argument: String) -> Int? {
    argument.hasPrefix(name) ? Int(argument.dropFirst(name.count)) : nil
  }

  /// Writes the input to every output, all of which become visible together.
  func run() throws(RunFailure) {
    var source = try Input.open(paths[0])
    if let encoding { source = try Input.decode(source, as: encoding, onInvalid: .error) }
    let decoded = source.decoding.flatMap { TextEncoding.named($0.encoding) }
    let options = OutputOptions(
      inputs: [Input.identity(paths[0])].compactMap(\.self), expectedByteCount: expectedByteCount,
      codec: try (decoded ?? encoding).map { encoding throws(RunFailure) in try TextCodec(encoding)
      })
    var sinks: [any ByteSink] = []
    for path in paths.dropFirst() { sinks.append(try Output.open(path, options)) }
    let outputs = TransactionalSinks(sinks)
    do throws(RunFailure) {
      try copy(source, to: sinks)
    } catch {
      outputs.abandon()
      throw error
    }
    try outputs.finish()
  }

  private func copy(_ source: any ByteSource, to sinks: [any ByteSink]) throws(RunFailure) {
    let block = ByteBlock(capacity: blockByteCount)
    while try source.read(into: block) > 0 {
      for sink in sinks { try sink.write(block.bytes) }
      block.count = 0
      if pause > 0 { usleep(pause) }
    }
  }
}

Interruption.prepare()
do throws(RunFailure) {
  let arguments = Array(CommandLine.arguments.dropFirst())
  if let seed = arguments.first.flatMap({ Probe.number("spill=", $0) }) {
    var probe = AllocatorProbe(seed: seed)
    try probe.run(in: arguments[1])
  } else {
    try Probe(arguments).run()
  }
} catch {
  if error.kind != .closedPipe {
    let text = Array("\(error.message)\n\(error.help ?? "")\n".utf8)
    let stderr = try? Output.open("/dev/stderr")
    try? stderr?.write(text.span)
    try? stderr?.finish()
  }
  exit(error.kind.rawValue)
}
