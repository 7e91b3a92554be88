import Columns
import Connectors
import Glibc

/// Where the process starts: arguments in, an exit code out.
@main
enum Main {
  static func main() {
    Interruption.holdStandardStreams()
    ProcessSignals.prepare()
    FreeMemory.keep()
    let invocation = Invocation(
      arguments: ReportFile.spread(Array(CommandLine.arguments.dropFirst())))
    exit(invocation.run())
  }
}

/// How the process answers signals.
enum ProcessSignals {
  /// Has Ctrl-C leave nothing behind, a closed pipe be an error of the write, and a crash an exit
  /// code of its own.
  static func prepare() {
    Interruption.prepare()
    // Whoever asks for a backtrace gets the runtime's own handlers.
    if Environment["SWIFT_BACKTRACE"] != nil { return }
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      // The handler captures nothing and calls only what signal-safety(7) lists.
      _ = signal(number) { _ in
        let text: StaticString = """
          fettle: internal error, a bug of Fettle: please report it with the command and its rules

          """
        // Safe: the text is static and counted.
        _ = unsafe write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
        Interruption.cleanUp()
        _exit(ExitStatus.internalError.rawValue)
      }
    }
  }
}
