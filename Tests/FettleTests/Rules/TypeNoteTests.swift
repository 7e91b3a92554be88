import Fettle
import Testing

/// A type that no value of a column fits is told of, with the notation that all values fit.
@Suite("A type that no value fits")
struct TypeNoteTests {
  private static let dates = "id,dob\n1,31/01/2020\n2,02/03/2021\n3,\n"

  private static func notes(
    _ rules: String, _ table: String, threads: Int = 1, block: Int? = nil
  ) throws -> [String] {
    var run = try Run()
    run.settings.threadCount = threads
    run.settings.blockByteCount = block
    return try run.apply(rules, to: table).tables[0].notes
  }

  @Test(
    "the line to type stands in the note",
    arguments: [
      (
        "normalize dob date",
        "of type date (-e:1): all 2 fit 'DD/MM/YYYY'; write normalize dob date 'DD/MM/YYYY'"
      ),
      (
        "column dob is date\ndrop rows when dob > '2020-01-01'",
        "of type date (-e:2): all 2 fit 'DD/MM/YYYY'; write column dob is date 'DD/MM/YYYY'"
      ),
      (
        "column dob is datetime\nset x = dob",
        "of type datetime (-e:2): all 2 fit 'DD/MM/YYYY'; write column dob is datetime 'DD/MM/YYYY'"
      ),
      (
        "column dob is date 'YYYY/DD/MM'\ndedupe on dob",
        "of type date (-e:2): all 2 fit 'DD/MM/YYYY'; write column dob is date 'DD/MM/YYYY'"
      ),
      (
        "column dob is number\nset x = dob + 1",
        "of type number (-e:2): all 2 could not be read, the first '31/01/2020'"
      ),
      (
        "column dob is number, sensitive\nset x = dob + 1",
        "of type number (-e:2): all 2 could not be read"
      ),
    ])
  func told(rules: String, note: String) throws {
    for (threads, block) in [(1, nil), (4, 16)] as [(Int, Int?)] {
      let notes = try Self.notes(rules, Self.dates, threads: threads, block: block)
      #expect(notes == ["no value of column 'dob' is " + note])
    }
  }

  @Test(
    "one value that fits, or none at all, is no reason",
    arguments: [
      "id,dob\n1,31/01/2020\n2,2020-01-31\n", "id,dob\n1,\n2,\n", "id,dob\n",
    ])
  func silent(table: String) throws {
    #expect(try Self.notes("normalize dob date", table) == [])
    #expect(try Self.notes("column dob is date; set x = dob", table) == [])
  }

  @Test("notations that both fit are both named")
  func ambiguous() throws {
    let notes = try Self.notes("normalize dob date", "id,dob\n1,03/04/2020\n")
    #expect(
      notes == [
        "no value of column 'dob' is of type date (-e:1): the one there is fits 'DD/MM/YYYY' and "
          + "'MM/DD/YYYY', and none tells which; write normalize dob date 'DD/MM/YYYY' or the other"
      ])
  }

  @Test("what forms have converted is told of by the form alone")
  func once() throws {
    let rules = "normalize dob date\nset x = dob\ndedupe on dob"
    let notes = try Self.notes(rules, Self.dates).filter { $0.contains("no value of") }
    #expect(notes.count == 1 && notes[0].contains("(-e:1)"))
  }
}
