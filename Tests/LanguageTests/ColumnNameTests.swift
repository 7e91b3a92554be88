import Language
import Testing

/// Columns that are called like words of the language.
struct ColumnNameTests {
  /// Every word that the language knows by its place, and those that no column can be called without brackets.
  private static let words: [String] = {
    let vocabulary = Rules.vocabulary
    var phrases: [String] = vocabulary.functions.map(\.name)
    for verb in vocabulary.verbs { phrases += [verb.name] + verb.synonyms }
    for form in vocabulary.forms { phrases += [form.name] + form.synonyms }
    for type in vocabulary.types { phrases += [type.name] + type.synonyms }
    let others = """
      when others as because is and or not if then else true false blank today in between contains starts \
      ends with matches looks like determines default real present changed valid above rows any every key \
      keep first last from by on to of note warn review reject stop above similar equal
      """
    phrases.append(others)
    var words: Set<String> = []
    for phrase in phrases {
      for word in phrase.split(whereSeparator: { !$0.isLetter }) { words.insert(String(word)) }
    }
    return words.sorted()
  }()

  @Test(arguments: [
    "require NAME", "unique NAME", "unique NAME, zz", "unique zz, NAME", "column NAME is id",
    "check NAME is whole", "check NAME is blank", "check NAME looks like 'A-##'",
    "check NAME in ('a', 'b')", "check NAME determines zz", "check zz determines NAME",
    "normalize NAME trim", "normalize zz, NAME trim", "default NAME 'x'",
    "drop rows when NAME = 'x'", "dedupe on NAME", "dedupe on zz, NAME",
  ])
  func `a name is written so that it is read as one, whatever it is`(sentence: String) throws {
    #expect(Self.words.count > 200)
    for word in Self.words {
      let text = sentence.replacing("NAME", with: Scope.writtenAnywhere(word))
      let rules = Rules(text, header: [word, "zz"])
      #expect(rules.problems.isEmpty, "\(text): \(rules.problems)")
      let statement = try #require(rules.statements.first)
      let columns =
        statement.targetColumns + statement.keyColumns + statement.expressions.flatMap(\.columns)
      let named = columns.map { $0.name.lowercased() }
      #expect(named.contains(word) || statement.verb == "check", "\(text)")
    }
  }
}
