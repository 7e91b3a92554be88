import Testing

/// The tool where there is no room, or no right, to write.
@Suite(.serialized) struct FullDiskTests {
  static let outputs = ["-o out/a.csv", "$OUTPUTS", "-o out/r.csv.gz"]

  @Test(arguments: outputs)
  func `a limit on file sizes is exit 4, and the old outputs stay`(outputs: String) throws {
    let storm = try Storm(rowCount: 60_000)
    let result = storm.run(
      """
      reset
      (ulimit -f 100; $FETTLE apply -q r.rules in.csv \(outputs)) 2> said; echo $?
      old limit; cat said
      """)
    #expect(result.output.hasPrefix("4\nerror: "), "\(result.output)")
    #expect(result.output.contains("the limit on file sizes is reached, bytes written "))
    #expect(result.output.contains("ulimit -f"))
  }

  // The size of the input was named for whatever was written.
  @Test(arguments: [
    (#"-e "normalize name lower" in.csv -o b.csv"#, true),
    (#"-e "keep rows when id != 'x'" in.csv -o b.csv"#, false),
    (#"-e "keep columns id, name" in.csv -o b.csv"#, false),
    (#"-e "check id = 'x'" in.csv -o /dev/null --findings b.csv"#, false),
    (#"-e "normalize name lower" in.csv.gz -o b.csv"#, false),
  ])
  func `the bytes needed are those of the output, as far as they are known`(
    arguments: String, isKnown: Bool
  ) throws {
    let storm = try Storm(rowCount: 60_000)
    let result = storm.run(
      "gzip -k in.csv; wc -c < in.csv; (ulimit -f 100; $FETTLE apply -q \(arguments)) 2>&1")
    let size = result.output.prefix { $0 != "\n" }
    #expect(result.output.contains("is reached, bytes written "), "\(result.output)")
    #expect(result.output.contains("bytes needed at least ") != isKnown, "\(result.output)")
    #expect(result.output.contains("bytes needed about \(size)") == isKnown, "\(result.output)")
  }

  @Test func `a file on stdout that cannot grow ends with a whole record`() throws {
    let storm = try Storm(rowCount: 150_000)
    let result = storm.run(
      """
      (ulimit -f 1000; $FETTLE apply -q r.rules in.csv > cut.csv) 2> said; echo $?
      whole cut.csv
      """)
    #expect(result.output == "4\n", "\(result.errors)")
  }

  @Test func `a bad record far down the input leaves whole records on stdout, exit 3`() throws {
    let storm = try Storm(rowCount: 60_000)
    let result = storm.run(
      """
      (cat in.csv; echo 1,2) | $FETTLE apply -q r.rules - > cut.csv 2> said; echo ${PIPESTATUS[1]}
      whole cut.csv
      """)
    #expect(result.output == "3\n", "\(result.errors)")
  }

  @Test(
    .enabled(if: Storm.canMount, "it takes root and the right to mount a tmpfs"),
    arguments: outputs)
  func `a disk that fills is exit 4, says what is missing, and the old outputs stay`(
    outputs: String
  ) throws {
    let storm = try Storm(rowCount: 60_000)
    let result = storm.run(
      """
      rm -rf out; mkdir out; mount -t tmpfs -o size=160k none out; trap 'umount out' EXIT
      cp old.csv out/a.csv; cp old.csv.gz out/r.csv.gz
      $FETTLE apply -q r.rules in.csv \(outputs) 2> said; echo $?
      old disk; cat said
      """)
    #expect(result.output.hasPrefix("4\nerror: "), "\(result.output)")
    #expect(result.output.contains("the disk is full, bytes written "), "\(result.output)")
    #expect(result.output.contains("bytes needed "))
  }

  // Root writes where the mode forbids it, but not on a disk that is mounted read-only.
  @Test(
    .enabled(if: Storm.canMount, "it takes root and the right to mount"), arguments: outputs)
  func `a read-only folder is exit 4 before a row is read`(outputs: String) throws {
    let storm = try Storm(rowCount: 100)
    let result = storm.run(
      """
      reset; mount --bind out out; trap 'umount out' EXIT; mount -o remount,ro,bind out
      $FETTLE apply -q r.rules in.csv \(outputs) 2> said; echo $?
      old folder; cat said
      """)
    #expect(result.output.hasPrefix("4\nerror: "), "\(result.output)")
    #expect(result.output.contains("the disk is read-only"), "\(result.output)")
  }

  @Test(.enabled(if: Storm.canMount, "it takes root and the right to mount"))
  func `a history that cannot be written is exit 4, and the old outputs stay`() throws {
    let storm = try Storm(rowCount: 100)
    let apply = "$FETTLE apply -q r.rules in.csv $OUTPUTS --history log/runs.jsonl 2> said; echo $?"
    let result = storm.run(
      """
      $FETTLE apply -q r.rules in.csv -o b.csv --history first.jsonl
      reset; mkdir log; mount -t tmpfs -o size=64k none log; trap 'umount log' EXIT
      # A blank line before the last one has the file end at the end of a page.
      size=$(wc -c < first.jsonl); printf "%$((8191 - size))s\n" > log/runs.jsonl
      cat first.jsonl >> log/runs.jsonl; cp log/runs.jsonl before.jsonl; cat /dev/zero > log/full
      \(apply)
      old full; cmp log/runs.jsonl before.jsonl; cat said
      rm log/full; mount -o remount,ro log
      \(apply)
      old read-only; cmp log/runs.jsonl before.jsonl; cat said
      """)
    let said = result.output.split(separator: "\n")
    #expect(
      said == [
        "4", "error: 'log/runs.jsonl' cannot be written: the disk is full", "4",
        "error: 'log/runs.jsonl' cannot be written: the disk is read-only",
        "  give a file in a folder that you may write to",
      ], "\(result)")
  }
}
