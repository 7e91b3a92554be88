import Foundation
import Testing

/// A folder in which the tool runs while the world fails around it: a table, three outputs (two of them
/// over old files, one compressed), and what they must be when all goes well.
struct Storm {
  let workspace = Workspace()
  /// The library that fails chosen calls, compiled once.
  static let shim = Result { try makeShim() }
  /// Whether this machine lets the test mount file systems.
  static let canMount =
    geteuid() == 0
    && Tool.shell(
      "d=$(mktemp -d) && mount -t tmpfs -o size=64k none $d && umount $d && rmdir $d"
    ).exitCode == 0

  /// `reset` puts the old outputs back; `old` and `new` say what of the outputs is not so. Lines that a
  /// test prints are what is wrong.
  private static let functions = """
    reset() { rm -rf out; mkdir out; cp old.csv out/a.csv; cp old.csv.gz out/r.csv.gz; }
    old() {
      cmp out/a.csv old.csv; cmp out/r.csv.gz old.csv.gz
      [ "$(ls -A out | xargs)" = 'a.csv r.csv.gz' ] || echo "$1: left $(ls -A out | xargs)"
    }
    new() {
      cmp out/a.csv a.csv; zcat out/r.csv.gz | cmp - r.csv; cmp out/c.csv c.csv
      [ "$(ls -A out | xargs)" = 'a.csv c.csv r.csv.gz' ] || echo "$1: left $(ls -A out | xargs)"
    }
    # Whether a file is the beginning of the table, up to the end of a record (its line end may be missing).
    whole() {
      size=$(wc -c < "$1"); [ $size -gt 300000 ] || echo "$1: only $size bytes"
      head -c $size a.csv | cmp - "$1"
      head -c $((size + 1)) a.csv | tail -c 2 | od -An -c | grep -Fq '\\n' || echo "$1: a cut record"
    }
    OUTPUTS='-o out/a.csv --removed out/r.csv.gz --changes out/c.csv'
    """

  /// - Parameter rowCount: rows of the table; each tenth repeats another.
  init(rowCount: Int) throws {
    workspace.write("old,bytes\n1,2\n", to: "old.csv")
    let rows = (0..<rowCount).map { "\($0 / 10 * 9 + $0 % 9),Ann \($0 &* 7919 % 104_729),x\n" }
    workspace.write("id,name,note\n" + rows.joined(), to: "in.csv")
    workspace.write("normalize name upper\ndedupe on id\n", to: "r.rules")
    let result = run(
      "gzip -k old.csv; $FETTLE apply -q r.rules in.csv -o a.csv --removed r.csv --changes c.csv")
    try #require(result.exitCode == 0, "\(result.errors)")
  }

  /// Runs lines of bash in the folder.
  func run(_ lines: String) -> ToolResult {
    Tool.shell(Self.functions + "\n" + lines, in: workspace)
  }

  private static func makeShim() throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let source = tests.path + "/Support/faultshim/faultshim.c"
    // Beside the tests, where builds go.
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: program).deletingLastPathComponent().path
    let library = folder + "/faultshim-command.so"
    let result = Tool.shell("cc -shared -fPIC -O1 -o '\(library)' '\(source)' -ldl")
    try #require(result.exitCode == 0, "\(result.errors)")
    return library
  }
}
