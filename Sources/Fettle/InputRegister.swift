import Connectors
import Engine
import Synchronization

/// The files that a run reads (tables, lookups, rules), which none of its outputs may overwrite, and the
/// tables of databases that are open.
final class InputRegister: Sendable {
  private let files = Mutex<[FileIdentity]>([])
  private let tables = Mutex<[any TableSource]>([])

  var identities: [FileIdentity] { files.withLock { $0 } }

  /// Notes the file behind a path; `-` is stdin.
  func note(_ path: String) {
    guard let identity = Input.identity(path) else { return }
    files.withLock { $0.append(identity) }
  }

  /// Notes a table of a database that is open.
  func note(_ table: any TableSource) {
    tables.withLock { $0.append(table) }
  }

  /// Lets go of the databases that are read, those of tables too that nobody has read to their end: one of
  /// them may be written now.
  func closeTables() {
    let open = tables.withLock { tables in
      defer { tables = [] }
      return tables
    }
    for table in open { table.close() }
  }
}
