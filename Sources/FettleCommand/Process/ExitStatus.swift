/// What the exit code of the process says.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case findings = 1
  case usage = 2
  case input = 3
  case output = 4
  case stopped = 7
  case internalError = 70

  /// What the code means, for help and manual.
  var meaning: String {
    switch self {
    case .done: "done, nothing at or above --fail-on"
    case .findings: "findings, rejected rows or differences"
    case .usage: "wrong usage or wrong rules; nothing ran"
    case .input: "an input could not be read"
    case .output: "an output could not be written; what was there before is intact"
    case .stopped: "a 'stop' rule fired; no table was written, findings and rejects were"
    case .internalError: "a bug of Fettle; please report it"
    }
  }

  /// The graver of two statuses of one run: a failure of the world outweighs one of the rules.
  func or(_ other: ExitStatus) -> ExitStatus {
    rawValue >= other.rawValue ? self : other
  }
}
