import Diagnostics
import Engine
import Glibc

/// The one transaction of a run on one database, whichever tables are saved to it.
///
///     open ─► begun ─► published
///
/// A database that is not there yet is made beside its place and moved there when it is whole. In
/// one that is, SQLite's own journal sees to it that a run that fails or is killed leaves nothing.
final class SQLiteTransaction {
  /// How far it has come.
  private enum State {
    case open, begun, published, done
  }

  let name: String
  let connection: SQLiteConnection
  /// Whether what is published cannot be taken back.
  var isFinal: Bool { temporary == nil }
  private let target: OutputTarget
  /// The database until it has its name; nil for one that was there.
  private let temporary: TemporaryFile?
  private var state = State.open
  /// Tables that have still to be published.
  private var openSinkCount = 0

  init(_ path: String, cacheByteCount: Int, leftovers: Leftovers?) throws(RunFailure) {
    name = path
    target = try OutputTarget(path, inputs: [])
    leftovers?.remove(beside: target, except: [])
    if target.existing == nil {
      do throws(SystemError) {
        temporary = try TemporaryFile(for: target)
      } catch {
        throw .cannotMakeFile(for: path, folder: target.folder, error)
      }
    } else {
      temporary = nil
    }
    let file = temporary?.path ?? target.path
    do throws(SQLiteError) {
      connection = try SQLiteConnection(path: file, for: .writing)
      try connection.run("PRAGMA cache_size = -\(cacheByteCount >> 10)")
      try connection.run("PRAGMA temp_store = FILE")
      try connection.run("PRAGMA temp.journal_mode = OFF")
      try connection.run("PRAGMA temp.cache_size = -\(cacheByteCount >> 11)")
      if temporary != nil {
        // Nobody sees it before it is whole and synced.
        try connection.run("PRAGMA journal_mode = OFF")
        try connection.run("PRAGMA synchronous = OFF")
      }
      _ = try SQLiteSchema.tableNames(in: connection)
    } catch {
      try? temporary?.remove()
      throw error.writing(path, isNewer: SQLiteFile.isNewer(file))
    }
    if connection.isReadOnly {
      throw SQLiteError(code: SQLiteError.readOnlyCode, message: "").writing(path)
    }
  }

  deinit {
    abandon()
  }

  /// Counts a table that is to be written.
  func join() {
    openSinkCount += 1
  }

  /// Begins to write; throws where somebody else does.
  func begin() throws(SQLiteError) {
    if state != .open { return }
    try connection.run("BEGIN IMMEDIATE")
    state = .begun
  }

  /// Makes all tables visible, when it is the last one's turn.
  func publish() throws(RunFailure) {
    openSinkCount -= 1
    guard openSinkCount == 0, state == .begun else { return }
    do throws(SQLiteError) {
      try connection.run("COMMIT")
    } catch {
      throw error.writing(name)
    }
    connection.close()
    state = .published
    guard let temporary else { return }
    do throws(SystemError) {
      let file = try FileDescriptor.open(temporary.path, O_RDWR)
      try file.sync()
      try file.close()
      try FilePath.renameNew(temporary.path, to: target.path)
      try? FileDescriptor.open(target.folder, O_RDONLY | O_DIRECTORY).sync()
    } catch {
      throw .cannotWrite(name, folder: target.folder, error)
    }
  }

  /// Gives up the way back.
  func settle() {
    if state == .done { return }
    state = .done
    temporary?.letGo()
  }

  /// Leaves the database as it was; does nothing the second time.
  func abandon() {
    let reached = state
    if reached == .done { return }
    state = .done
    if reached == .begun, temporary == nil { try? connection.run("ROLLBACK") }
    connection.close()
    guard let temporary else { return }
    if reached == .published { try? FilePath.rename(target.path, to: temporary.path) }
    try? temporary.remove()
  }
}
