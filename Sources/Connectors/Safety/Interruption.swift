import CFiles
import Glibc

/// What the process does about signals.
package enum Interruption {
  /// Has Ctrl-C, SIGTERM and the like remove temporaries and then end the process as they always do, and
  /// has a closed pipe and the limit on file sizes be errors of the write that meets them.
  ///
  /// Called once, before the first output is opened.
  package static func prepare() {
    temporaries_watch_signals()
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Removes the temporaries of a process that crashes; may be called from a signal handler.
  package static func removeTemporaries() {
    temporaries_remove_files()
  }
}
