import Testing

/// What the command line says and no line takes is refused, never ignored.
struct IdleFlagTests {
  private let workspace = Workspace.withCustomers()

  init() {
    workspace.write("id,mail\n1, x@y.z\n", to: "m.csv")
    workspace.write("load more from 'm.csv'\nuse more\nnormalize mail trim\n", to: "more.rules")
    workspace.write(
      "load input, delimiter ',', encoding 'utf-8', skip 0\nnormalize email trim\n",
      to: "declared.rules")
    workspace.write("save to '../out.csv'\n", to: "climbing.rules")
    workspace.write("save to '/tmp/out.csv'\n", to: "absolute.rules")
    workspace.write("save to 'x.csv', removed to 'd/../../r.csv'\n", to: "log.rules")
  }

  @Test(arguments: [
    ("--in mor=export.csv more.rules", "did you mean 'more'?"),
    ("--in zebra=m.csv more.rules", "no line loads a table named 'zebra'"),
    (
      "--in more=m.csv --in MORE=export.csv more.rules",
      "bound twice, to 'm.csv' and to 'export.csv'"
    ),
    ("more.rules export.csv", "no line reads 'export.csv'"),
    ("--explain more.rules export.csv", "no line reads 'export.csv'"),
    ("-d ';' declared.rules export.csv", "'--delimiter ;' contradicts declared.rules:1"),
    ("--encoding big5 declared.rules export.csv", "which declares encoding 'utf-8'"),
    ("--skip 2 declared.rules export.csv", "which declares skip '0'"),
    (
      "--out-dir . climbing.rules export.csv",
      "'../out.csv' of a save line is not beneath '--out-dir'"
    ),
    ("--out-dir . absolute.rules export.csv", "'/tmp/out.csv' of a save line is not beneath"),
    ("--out-dir . log.rules export.csv", "'d/../../r.csv' of a save line is not beneath"),
  ])
  func `an idle flag is a usage error that says what it is`(arguments: String, words: String) {
    let before = workspace.names
    let result = Tool.shell("\(Tool.path) apply \(arguments)", in: workspace)
    #expect(result.exitCode == 2 && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(workspace.names == before)
  }

  @Test(arguments: [
    "more.rules", "--in More=export.csv -e 'load more' -e 'use more'", "--in more=m.csv more.rules",
    "-d , --encoding UTF-8 --skip 0 declared.rules export.csv",
    "-d , -e \"load input\" -e \"load more from 'm.csv', delimiter ';'\" -e 'use input' export.csv",
  ])
  func `a flag that a table takes, or that says the same, is none`(arguments: String) {
    let result = Tool.shell("\(Tool.path) apply \(arguments)", in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test func `a column whose name has a line break is named with a blank for it`() {
    workspace.write("id,\"e \r\nf\"\n1, x \n", to: "broken.csv")
    let named = Tool.run(["apply", "-e", "normalize [e f] trim", "broken.csv"], in: workspace)
    #expect(named.exitCode == 0 && named.output == "id,\"e \r\nf\"\n1,x\n", "\(named.errors)")
    let guessed = Tool.run(["apply", "-e", "normalize ef trim", "broken.csv"], in: workspace)
    #expect(guessed.errors.contains("did you mean [e f]?"), "\(guessed.errors)")
    workspace.write("id,\"e\nf\",\"e\tf\"\n1,x,y\n", to: "two.csv")
    let either = Tool.run(["apply", "-e", "normalize [e f] trim", "two.csv"], in: workspace)
    #expect(either.exitCode == 2 && either.output.isEmpty)
  }
}
