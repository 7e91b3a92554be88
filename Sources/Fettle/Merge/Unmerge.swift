import Connectors
import Diagnostics
import Engine

extension Fettle {
  /// Gives back the files of a merge, byte for byte: `links` and `removed` are what `links to` and
  /// `removed to` wrote in one run.
  package static func unmerge(
    links: String, removed: String, outputFolder: String
  ) throws(RunFailure) -> UnmergeReport {
    var unmerge = try Unmerge(links: links, removed: removed, folder: outputFolder)
    return try unmerge.run()
  }
}

/// Gives back the files of a merge.
private struct Unmerge {
  private let links: String
  private let removed: RemovedFile
  private let folder: String
  private let opener: InputOpener
  private var report = UnmergeReport()
  private var files: [GivenFile] = []

  init(links: String, removed: String, folder: String) throws(RunFailure) {
    self.links = links
    self.folder = folder
    if links == "-", removed == "-" {
      throw RunFailure(.usage, "two files cannot both be stdin", help: "name one of them")
    }
    if removed == "-" {
      throw RunFailure(
        .usage, "the records of a merge are read twice, and stdin once",
        help: "type --removed with the name of a file")
    }
    Interruption.prepare()
    opener = InputOpener(options: ReadingOptions(), register: InputRegister())
    self.removed = try RemovedFile(removed, opener: opener)
  }

  mutating func run() throws(RunFailure) -> UnmergeReport {
    try check()
    let inputs = opener.register.identities
    try GivenFile.findPlaces(&files, in: folder)
    var sinks: [(any ByteSink)?] = []
    let leftovers = Leftovers()
    var folders = MadeFolders()
    // Where nothing has come to lie in them, they go again.
    defer { folders.remove() }
    do throws(RunFailure) {
      try folders.make(folder)
      for file in files {
        try folders.make(for: file.path, below: folder)
        sinks.append(try file.open(inputs: inputs, leftovers))
      }
      try write(to: sinks)
      try TransactionalSinks(sinks.compactMap { $0 }).finish()
    } catch {
      TransactionalSinks(sinks.compactMap { $0 }).abandon()
      throw leftovers.telling(error)
    }
    report.note = leftovers.note
    report.files = files.map {
      .init(table: $0.table, path: $0.path, byteCount: $0.byteCount, wasThere: $0.isThere)
    }
    return report
  }

  /// Reads all lines for what there is, and holds the records against the links.
  private mutating func check() throws(RunFailure) {
    var ledger = try LinkLedger(links, opener: opener, against: removed)
    var count = 0
    var end: Int?
    try removed.forEachLine { line throws(RunFailure) in
      if end != nil { throw removed.failure("a line stands behind the last one", line.line) }
      switch line.kind {
      case .file:
        count += 1
        files.append(try GivenFile(line, in: removed))
      case .table:
        count += 1
        report.tablesWithoutFile.append(
          .init(table: line.text(.source), origin: line.text(.file), rows: 0))
      case .record:
        try ledger.tick(line)
        if let last = report.tablesWithoutFile.indices.last,
          report.tablesWithoutFile[last].table == line.text(.source)
        {
          report.tablesWithoutFile[last].rows += 1
        }
      case .text, .base64: break
      case .end: end = Int(line.text(.record))
      }
    }
    guard end == count else {
      throw removed.failure("'\(removed.name)' is cut off: its last line is missing", nil)
    }
    try ledger.close()
    report.rows = ledger.rowCount
  }

  /// Writes the bytes of every file to its sink; nil: they are there already.
  private func write(to sinks: [(any ByteSink)?]) throws(RunFailure) {
    var number = -1
    var isInFile = false
    var isText = true
    try removed.forEachLine { line throws(RunFailure) in
      let raw = line.cells[MergeRecordLine.Field.raw.rawValue]
      switch line.kind {
      case .file:
        number += 1
        (isInFile, isText) = (true, true)
      case .table: isInFile = false
      case .base64:
        guard let bytes = Base64.bytes(of: raw), isInFile else {
          throw removed.failure("the bytes of this line are none", line.line)
        }
        isText = false
        try (sinks[number] as? GivenFile.Sink)?.write(bytes, isText: false)
      case .text, .record:
        if isInFile, isText { try (sinks[number] as? GivenFile.Sink)?.write(raw, isText: true) }
      case .end: break
      }
    }
  }
}
