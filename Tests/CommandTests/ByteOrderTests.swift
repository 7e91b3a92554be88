import Foundation
import Testing

/// Encodings whose name leaves the byte order open.
struct ByteOrderTests {
  // A big-endian file that was declared as utf-16 was once written little-endian.
  @Test(arguments: ["UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"], [true, false])
  func `a table in a declared utf-16 or utf-32 leaves in the byte order in which it came`(
    encoding: String, hasMark: Bool
  ) {
    let workspace = Workspace()
    let mark = hasMark ? "\u{FEFF}" : ""
    workspace.write("\(mark)id,name\n1,Zoë\n2,李雷\n" + "3,Ann\n", to: "plain.csv")
    let name = encoding.prefix(6).lowercased()
    workspace.write("load t, encoding '\(name)'\nnormalize name trim\n", to: "declared.rules")
    let result = Tool.shell(
      """
      iconv -f UTF-8 -t \(encoding) plain.csv > in.csv
      $FETTLE apply -q --encoding \(name) -e 'normalize name trim' in.csv | cmp - in.csv
      $FETTLE apply -q declared.rules in.csv | cmp - in.csv
      $FETTLE apply -q --encoding \(name) -e 'normalize name upper' in.csv \
        | iconv -f \(encoding) -t UTF-8
      """, in: workspace)
    #expect(result.output == "\(mark)id,name\n1,ZOË\n2,李雷\n3,ANN\n", "\(result.errors)")
    #expect(result.errors == "")
  }
}
