import Testing

/// Runs that can stop, while the world fails around them.
@Suite(.serialized) struct StopWeatherTests {
  @Test func `where what is held back has no room, the run is exit 4 and nothing is on stdout`()
    throws
  {
    let storm = try Storm(rowCount: 60_000)
    let result = storm.run(
      """
      echo "stop rows when id = 'none'" > s.rules
      (ulimit -f 100; $FETTLE apply -q s.rules in.csv > held.csv) 2> said; echo $?
      wc -c < held.csv; cat said
      """)
    #expect(result.output.hasPrefix("4\n0\nerror: "), "\(result.output)")
  }

  @Test func `where findings of a run that stops have no room, exit 4 and the old table stays`()
    throws
  {
    let storm = try Storm(rowCount: 60_000)
    let result = storm.run(
      """
      echo "stop rows when id != 'none'" > s.rules; cp old.csv t.csv
      (ulimit -f 100; $FETTLE apply -q s.rules in.csv -o t.csv --findings f.csv) 2> said; echo $?
      cmp t.csv old.csv; ls f.csv 2>&1; ls -A | grep '^\\.'; cat said
      """)
    #expect(result.output.hasPrefix("4\nls: cannot access 'f.csv'"), "\(result.output)")
  }

  @Test(.enabled(if: Storm.canMount, "it takes root and the right to mount a tmpfs"))
  func `a disk that fills while rejects are written leaves the old table`() throws {
    let storm = try Storm(rowCount: 60_000)
    let result = storm.run(
      """
      echo "reject rows when id != '0'" > s.rules
      rm -rf out; mkdir out; mount -t tmpfs -o size=160k none out; trap 'umount out' EXIT
      cp old.csv out/a.csv
      $FETTLE apply -q s.rules in.csv -o out/a.csv --rejects out/r.csv 2> said; echo $?
      cmp out/a.csv old.csv; ls -A out; cat said
      """)
    #expect(result.output.hasPrefix("4\na.csv\nerror: "), "\(result.output)")
  }
}
