import ArgumentParser
import Diagnostics
import Fettle

/// What a run may use, the day that it takes for today, and its secret.
struct ResourceArguments: ParsableArguments {
  /// No machine of today has more for one run, and each thread wants memory of its own.
  private static let mostThreads = 1024

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads; the bytes out are the same for any number. (default: one a processor)",
      valueName: "NUMBER"),
    transform: { try WholeNumber.parse($0, atLeast: 1, atMost: mostThreads) })
  var threads: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Memory that the run may hold, as 512M or 2G; what needs more goes to disk. (default: half "
        + "of the machine's)", valueName: "SIZE"),
    transform: ByteCount.parse)
  var memory: Int?

  @Option(
    help: ArgumentHelp("The day that 'today' stands for. (default: today, UTC)", valueName: "DAY"),
    transform: CalendarDay.parse)
  var today: String?

  @Option(
    help: ArgumentHelp(
      "The file with the key of 'hash'. (default: the variable FETTLE_KEY)", valueName: "FILE"),
    completion: .file(extensions: []))
  var keyFile: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Bytes in a block, for tests.", valueName: "SIZE", visibility: .hidden),
    transform: ByteCount.parse)
  var blockSize: Int?

  /// The flags that were typed.
  var typed: [String] {
    let flags: [(name: String, isTyped: Bool)] = [
      ("--threads", threads != nil), ("--memory", memory != nil), ("--today", today != nil),
      ("--key-file", keyFile != nil), ("--block-size", blockSize != nil),
    ]
    return flags.filter(\.isTyped).map(\.name)
  }

  /// Puts the values into the options of a run.
  func fill(_ options: inout RunOptions) {
    options.threadCount = threads ?? Machine.processorCount
    options.memoryByteCount =
      memory ?? max(Machine.memoryByteCount / 2, options.leastMemoryByteCount)
    options.today = today
    options.blockByteCount = blockSize
  }
}
