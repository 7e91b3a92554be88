import Testing

/// The limits on what a compressed input may unpack to.
struct ExpansionTests {
  // The failures named two flags that `apply` did not have.
  @Test(arguments: [
    ("apply", "", "--max-expansion", "--max-expansion 2000"),
    ("apply", "--max-decompressed 1M", "--max-decompressed", "--max-expansion 2000"),
    ("preview", "--max-expansion 100", "--max-expansion", "--max-expansion 2000"),
  ])
  func `a bomb is exit 3, and the flag that is named lets it pass`(
    command: String, limit: String, named: String, raised: String
  ) {
    let workspace = Workspace()
    let result = Tool.shell(
      """
      (echo id,name; yes $(printf '1,%02000d' 0) | head -n 40000) | gzip -9 > in.csv.gz
      run() { $FETTLE \(command) -e "drop rows when id = '1'" in.csv.gz "$@"; }
      run \(limit) > /dev/null 2> said; echo $?
      grep -o 'type --[a-z-]*' said
      run \(raised) > /dev/null; echo $?
      """, in: workspace)
    #expect(result.output == "3\ntype \(named)\n0\n", "\(result.errors)")
  }
}
