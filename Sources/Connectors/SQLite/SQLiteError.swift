import CSQLite
import Diagnostics

/// Why a call of SQLite failed: its extended code, and its words.
struct SQLiteError: Error, Equatable {
  let code: Int32
  let message: String

  /// The code without what extends it.
  var primaryCode: Int32 { code & 0xFF }
  var isLocked: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }
  /// Whether a row breaks a rule of its table, or its key is no whole number where that is the number of the row.
  var isOfRow: Bool { primaryCode == SQLITE_CONSTRAINT || primaryCode == SQLITE_MISMATCH }
  /// Whether two rows would have one value of what is to be unique.
  var isRepeatedKey: Bool {
    // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY and _ROWID; macros that Swift does not see.
    [8, 6, 10].contains { code == SQLITE_CONSTRAINT | $0 << 8 }
  }
}

extension SQLiteError {
  /// The failure of a database that cannot be read.
  func reading(_ name: String, isNewer: Bool) -> RunFailure {
    let (reason, help) = words(name, isNewer: isNewer)
    return RunFailure(.input, "'\(name)' cannot be read: \(reason)", help: help)
  }

  /// The failure of a database that cannot be written; `neededByteCount` is about what it would take more.
  func writing(_ name: String, isNewer: Bool = false, neededByteCount: Int? = nil) -> RunFailure {
    if primaryCode == SQLITE_FULL {
      let needed = neededByteCount.map { ", bytes needed about \($0)" } ?? ""
      return RunFailure(
        .output, "'\(name)' cannot be written: the disk is full\(needed)",
        help: "free that much beside it and in the folder for temporary files (TMPDIR)")
    }
    let (reason, help) = words(name, isNewer: isNewer)
    return RunFailure(.output, "'\(name)' cannot be written: \(reason)", help: help)
  }

  private func words(_ name: String, isNewer: Bool) -> (reason: String, help: String?) {
    switch primaryCode {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return ("another program has it locked", "run again when that is through")
    case SQLITE_NOTADB where isNewer, SQLITE_ERROR where message == "unsupported file format":
      return (
        "it is encrypted, or made by an SQLite newer than \(SQLiteConnection.version)",
        "write its table as CSV with the program that made it"
      )
    case SQLITE_NOTADB:
      return ("it is no SQLite database", "drop 'sqlite:' for a file of text, or check the path")
    case SQLITE_CORRUPT:
      return ("the database is damaged: \(message)", "type sqlite3 '\(name)' .recover")
    case SQLITE_READONLY:
      return ("it is read-only", "make it and its folder writable: chmod u+w '\(name)'")
    case SQLITE_CANTOPEN:
      return (message, "check that it and its folder may be read and written")
    default: return (message, nil)
    }
  }
}

extension SQLiteError {
  /// The code of a database that permissions keep from being written.
  static let readOnlyCode = SQLITE_READONLY
}
