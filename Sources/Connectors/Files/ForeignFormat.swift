import Diagnostics

/// Kinds of files that are no text, but are often given for one: known by their first bytes.
enum ForeignFormat: CaseIterable {
  case zip, oldOffice, parquet, xz, bzip2, lz4, sevenZip, pdf

  static let headByteCount = 8

  init?(head: [UInt8]) {
    let format = Self.allCases.first { head.starts(with: $0.magic) }
    guard let format, format != .bzip2 || head.dropFirst(4).starts(with: [0x31, 0x41, 0x59]) else {
      return nil
    }
    self = format
  }

  private var magic: [UInt8] {
    switch self {
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    case .oldOffice: [0xD0, 0xCF, 0x11, 0xE0]
    case .parquet: Array("PAR1".utf8) + [0x15]
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A]
    case .bzip2: Array("BZh".utf8)
    case .lz4: [0x04, 0x22, 0x4D, 0x18]
    case .sevenZip: [0x37, 0x7A, 0xBC, 0xAF]
    case .pdf: Array("%PDF-".utf8)
    }
  }

  private var words: (what: String, help: (String) -> String) {
    switch self {
    case .zip:
      (
        "a zip archive or a workbook",
        Self.zipHelp
      )
    case .oldOffice: ("an old Excel workbook", { _ in "open it and save it as CSV" })
    case .parquet: ("a Parquet file", { _ in "write it as CSV first" })
    case .xz: ("compressed with xz", { "type xz -dc '\($0)' | fettle apply RULES -" })
    case .bzip2: ("compressed with bzip2", { "type bzip2 -dc '\($0)' | fettle apply RULES -" })
    case .lz4: ("compressed with lz4", { "type lz4 -dc '\($0)' | fettle apply RULES -" })
    case .sevenZip: ("a 7z archive", { "type 7z x -so '\($0)' | fettle apply RULES -" })
    case .pdf: ("a PDF document", { _ in "give the table as CSV" })
    }
  }

  /// The parts of a workbook are no tables.
  private static func zipHelp(_ name: String) -> String {
    let suffixes = [".xlsx", ".xlsm", ".xlsb", ".ods"]
    return suffixes.contains { name.lowercased().hasSuffix($0) }
      ? "open it and save it as CSV"
      : "type unzip -p '\(name)' | fettle apply RULES - for an archive; save a workbook as CSV"
  }

  /// The failure that says what the file is and how to get at its text.
  func failure(_ name: String) -> RunFailure {
    let words = words
    return RunFailure(.input, "'\(name)' is \(words.what), not CSV", help: words.help(name))
  }
}
