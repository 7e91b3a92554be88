import Connectors
import Engine
import Synchronization

/// The files that a run reads (tables, lookups, rules), which none of its outputs may overwrite, and the
/// tables of databases that are open; with what pipes among them gave.
final class InputRegister: Sendable {
  /// The pipes that are read more than once.
  let pipes = KeptPipes()
  private let files = Mutex<[FileIdentity]>([])
  private let links = Mutex<[FileIdentity]>([])
  private let tables = Mutex<[any TableSource]>([])

  var identities: [FileIdentity] { besidesLinks + links.withLock { $0 } }
  /// Those that an output of links may not overwrite either.
  var besidesLinks: [FileIdentity] { files.withLock { $0 } }

  /// The files that an output of a kind may not overwrite. Links of an earlier run are in memory before a row
  /// is read, and those of this run replace them as a whole, or not at all.
  func identities(for kind: String) -> [FileIdentity] {
    kind == "links" ? besidesLinks : identities
  }

  /// Notes the links of an earlier run, which were noted as any file when they were read.
  func noteLinks(_ path: String) {
    guard let identity = Input.identity(path) else { return }
    let place = files.withLock { files in
      files.lastIndex(of: identity).map { files.remove(at: $0) }
    }
    if place != nil { links.withLock { $0.append(identity) } }
  }

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
