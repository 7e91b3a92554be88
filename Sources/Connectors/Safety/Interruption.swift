import CFiles
import Diagnostics
import Glibc

/// What the process does about signals.
package enum Interruption {
  /// Has Ctrl-C, SIGTERM and the like remove temporaries, restore a terminal that is kept, and then end the
  /// process as they always do, and has a closed pipe and the limit on file sizes be errors of the write that meets them.
  ///
  /// Called once, before the first output is opened.
  package static func prepare() {
    temporaries_watch_signals()
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Does what Ctrl-C and the like must not cut in two; they come when it is done.
  static func held(_ body: () throws(RunFailure) -> Void) throws(RunFailure) {
    temporaries_hold_signals(true)
    defer { temporaries_hold_signals(false) }
    try body()
  }

  /// Keeps descriptors 0 to 2 from becoming files of the run where the process got them closed: then
  /// messages would land in a table, or a table in its input. What uses them still fails as on a closed one.
  package static func holdStandardStreams() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
      // Safe: the path is a null-terminated copy. The lowest free number is taken, which is this one.
      _ = unsafe open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Keeps in mind how the terminal at stdin is, for all ways in which the process may end; false where
  /// there is none.
  package static func keepTerminal() -> Bool { terminal_keep(STDIN_FILENO) == 0 }

  /// Makes the terminal what it was when it was kept.
  package static func restoreTerminal() { terminal_restore() }

  /// Removes the temporaries of a process that crashes, and restores its terminal; may be called from a
  /// signal handler.
  package static func cleanUp() {
    temporaries_remove_files()
    terminal_restore()
  }
}
