import Testing

/// A database that is written while the world fails around it.
@Suite(.serialized, .enabled(if: Tool.hasPython, "python3 looks at the databases"))
struct DatabaseWeatherTests {
  /// `state FILE` prints the rows, their sum and the journal's; what a killed run left is taken back as the
  /// file is opened.
  private static let functions = """
    cat > make.py <<'EOF'
    import sqlite3
    c = sqlite3.connect('in.db')
    c.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, name, note)')
    c.executemany('INSERT INTO t VALUES (?, ?, ?)', ((i, f'Name {i * 7919 % 104729}', 'x' * 40) for i in range(60000)))
    c.commit()
    EOF
    cat > state.py <<'EOF'
    import os, sqlite3, sys
    if not os.path.exists(sys.argv[1]): sys.exit(print('none'))
    c = sqlite3.connect(sys.argv[1])
    if c.execute('PRAGMA integrity_check').fetchall() != [('ok',)]: sys.exit(print('damaged'))
    rows = c.execute("SELECT count(*), sum(name GLOB 'NAME*') FROM t").fetchone()
    print(*rows, *c.execute('SELECT count(*) FROM t_journal').fetchone())
    EOF
    state() { python3 state.py "$1"; }
    rules() { echo "load t from 'sqlite:in.db' table 't'
    use t; drop rows when id = '$1'; $2
    save to 'sqlite:out.db' table 't' key id"; }
    python3 make.py; rules 7 '' > old.rules; rules 9 'normalize name upper' > new.rules
    $FETTLE apply -q old.rules; cp out.db old.db
    """

  private func run(_ lines: String) -> ToolResult {
    Tool.shell(Self.functions + "\n" + lines, in: Workspace())
  }

  @Test func `kill -9 at any moment leaves a database old or new, and whole`() {
    let result = run(
      """
      old=$(state out.db); started=$EPOCHREALTIME
      $FETTLE apply -q new.rules; took=$(( ${EPOCHREALTIME/./} - ${started/./} ))
      new=$(state out.db); [ "$old" != "$new" ] || echo same; saved=0
      for ((round = 0; round < 24; round++)); do
        rm -f out.db*; cp old.db out.db
        $FETTLE apply -q new.rules &
        sleep $(printf '0.%06d' $(( took * round / 20 % 1000000 )))
        kill -9 $! 2>/dev/null; wait $!
        case $(state out.db) in "$old") saved=$((saved + 1)) ;; "$new") ;; *) state out.db ;; esac
        # What was left half done does not keep the next run from reading or writing.
        [ $round != 10 ] || { $FETTLE apply -q new.rules; [ "$(state out.db)" = "$new" ] || echo stuck; }
      done 2> noise
      [ $saved -gt 3 ] || echo "only $saved rounds were killed before the end"
      """)
    #expect(result.output == "", "\(result.errors)")
  }

  @Test func `kill -9 while a database is made leaves none, or all of it`() {
    let result = run(
      """
      new=$(state out.db)
      for ((round = 0; round < 12; round++)); do
        rm -f out.db*; $FETTLE apply -q old.rules &
        sleep 0.$(printf '%02d' $(( round * 4 )))
        kill -9 $! 2>/dev/null; wait $!
        case $(state out.db) in none | "$new") ;; *) state out.db ;; esac
      done 2> noise
      """)
    #expect(result.output == "", "\(result.errors)")
  }

  @Test(
    .enabled(if: Storm.canMount, "it takes root and the right to mount a tmpfs"),
    arguments: [false, true])
  func `a disk that fills is exit 4, says what is missing, and the database stays`(isNew: Bool) {
    let result = run(
      """
      mkdir out; mount -t tmpfs -o size=\(isNew ? 2 : 9)m none out; trap 'umount out' EXIT
      \(isNew ? "" : "cp old.db out/out.db")
      $FETTLE apply -q new.rules --out-dir out 2> said; echo $?
      \(isNew ? "true" : "cmp out/out.db old.db"); ls -A out; cat said
      """)
    let listed = isNew ? "" : "out.db\n"
    #expect(result.output.hasPrefix("4\n\(listed)error: "), "\(result.output)")
    #expect(result.output.contains("the disk is full, bytes needed about "), "\(result.output)")
  }

  @Test func `ctrl-C leaves nothing beside a database that was being made`() {
    let result = run(
      """
      rm -f out.db*; set -m; mkfifo pipe
      $FETTLE apply -q -e "save to 'sqlite:out.db' table 't' key id" - < pipe & exec 3> pipe
      (echo 'id,a'; seq 1 40000 | sed 's/$/,x/') >&3; sleep 0.6; ls -A | grep -c fettle-
      kill -INT $!; wait $!; echo $?; ls -A | grep fettle-; ls out.db
      """)
    #expect(result.output == "1\n130\n", "\(result.errors)")
  }
}
