import Foundation
import Testing

/// What an editor made of rule files, and its tools.
enum Editors {
  /// The Python with the tools that `scripts/install-dependencies.sh tests` installs.
  static let python = Project.path(".build/editor-venv/bin/python")
  static let hasPython = isThere(python)
  static let vims = ["vim", "nvim"]

  private static func isThere(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
      || ProcessInfo.processInfo.environment["CI"] != nil
  }

  static func hasProgram(_ name: String) -> Bool { isThere("/usr/bin/\(name)") }

  /// The files of `HighlightedRules`, in a folder.
  static func written() throws -> (folder: Scratch, paths: [String], texts: [String]) {
    let folder = try Scratch()
    let rules = try HighlightedRules.all()
    let paths = rules.indices.map { folder.path("\($0).rules") }
    for (path, rule) in zip(paths, rules) {
      try Data(rule.text.utf8).write(to: URL(filePath: path))
    }
    return (folder, paths, rules.map(\.text))
  }

  /// Holds what an editor says of files, by line and character, against the lexer.
  static func expect(_ groups: [[[String]]], _ texts: [String], _ colours: [(String, Colour)])
    throws
  {
    let names = try HighlightedRules.all().map(\.name)
    #expect(groups.count == texts.count)
    for ((groups, text), name) in zip(zip(groups, texts), names) {
      let shown = groups.map { line in
        line.map { group in colours.first { group.hasPrefix($0.0) }?.1 ?? .other }
      }
      let differences = Highlighting(text).differences(from: shown)
      #expect(differences.isEmpty, "\(name): \(differences.prefix(10))")
    }
  }
}

@Suite("Editors read rules as the lexer does")
struct EditorTests {
  static let generated = [
    ("editors/vscode/syntaxes/fettle.tmLanguage.json", EditorGrammar.textMate),
    ("editors/vim/syntax/fettle.vim", EditorGrammar.vim),
  ]

  @Test(arguments: [0, 1])
  func `the grammars are made of the language's own words`(index: Int) throws {
    let (path, text) = Self.generated[index]
    if Project.isRegenerating {
      try text.write(toFile: Project.path(path), atomically: true, encoding: .utf8)
    } else {
      #expect(try Project.text(path) == text, "FETTLE_REGENERATE=1 writes the grammars anew")
    }
  }

  @Test(.enabled(if: Editors.hasPython, "no .build/editor-venv: run 'make test-dependencies'"))
  func `the TextMate grammar tells tokens apart as the lexer does`() throws {
    let (folder, paths, texts) = try Editors.written()
    let outcome = try Shell.run(
      "'\(Editors.python)' Tests/Support/editors/textmate.py "
        + "editors/vscode/syntaxes/fettle.tmLanguage.json "
        + paths.map { "'\($0)'" }.joined(separator: " "))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let groups = try outcome.output.split(separator: "\n").map {
      try JSONDecoder().decode([[String]].self, from: Data($0.utf8))
    }
    try Editors.expect(
      groups, texts,
      [
        ("comment", .comment), ("string.quoted", .text), ("string.regexp", .pattern),
        ("constant.numeric", .number), ("variable.other.bracketed", .name),
        ("keyword.control.verb", .verb), ("keyword.control", .clause),
      ])
    _ = folder
  }

  @Test(arguments: Editors.vims)
  func `the syntax file of Vim tells tokens apart as the lexer does`(program: String) throws {
    guard Editors.hasProgram(program) else { return }
    let (folder, paths, texts) = try Editors.written()
    let flags = program == "vim" ? "-u NONE -i NONE -N -es" : "--headless -u NONE -i NONE"
    let outcome = try Shell.run(
      """
      export FETTLE_FILES='\(paths.joined(separator: "\n"))' FETTLE_GROUPS='\(folder.path("groups"))'
      export FETTLE_VIM='\(Project.path("editors/vim"))' HOME='\(folder.url.path)'
      timeout 120 \(program) \(flags) -S Tests/Support/editors/groups.vim < /dev/null
      """)
    let lines = folder.text("groups").split(separator: "\n")
    #expect(lines.count == paths.count, "\(outcome.output)\(outcome.errors)")
    let files = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
    }
    #expect(files.allSatisfy { $0[0] as? String == "fettle" })
    try Editors.expect(
      files.map { $0[1] as? [[String]] ?? [] }, texts,
      [
        ("fettleComment", .comment), ("fettleText", .text), ("fettlePattern", .pattern),
        ("fettleNumber", .number), ("fettleName", .name), ("fettleVerb", .verb),
        ("fettleClause", .clause),
      ])
  }

  @Test(arguments: Editors.vims)
  func `Vim colours forms and the lines below a merge`(program: String) throws {
    guard Editors.hasProgram(program) else { return }
    let lines = [
      "merge a, b into p", "  same when email equal", "  never same when x differ",
      "  take city from first", "normalize email, phone lower, trim when lower = 'x'",
    ]
    let folder = try Scratch(["m.rules": lines.joined(separator: "\n") + "\n"])
    let flags = program == "vim" ? "-u NONE -i NONE -N -es" : "--headless -u NONE -i NONE"
    let outcome = try Shell.run(
      """
      export FETTLE_FILES='\(folder.path("m.rules"))' FETTLE_GROUPS='\(folder.path("groups"))'
      export FETTLE_VIM='\(Project.path("editors/vim"))' HOME='\(folder.url.path)'
      timeout 120 \(program) \(flags) -S Tests/Support/editors/groups.vim < /dev/null
      """)
    let said = try JSONSerialization.jsonObject(with: Data(folder.text("groups").utf8))
    let groups = try #require((said as? [Any])?[1] as? [[String]], "\(outcome.errors)")
    let words: [(line: Int, column: Int, group: String)] = [
      (1, 2, "fettleClause"), (1, 18, "fettleClause"), (2, 2, "fettleClause"),
      (2, 20, "fettleClause"), (3, 2, "fettleClause"), (3, 12, "fettleClause"),
      (4, 10, ""), (4, 17, ""), (4, 23, "fettleForm"), (4, 30, "fettleForm"), (4, 40, ""),
    ]
    for (line, column, group) in words {
      #expect(groups[line][column] == group, "\(line):\(column)")
    }
  }

  // The plugin of 'hog', which Vim takes such files for, ran first, and this one not at all.
  @Test(arguments: Editors.vims)
  func `Vim knows the comments and the formatter of a rule file that is there`(program: String)
    throws
  {
    guard Editors.hasProgram(program) else { return }
    let folder = try Scratch(["there.rules": "normalize email trim\n", "fettle": "#!/bin/sh\n"])
    let flags = program == "vim" ? "-u NONE -i NONE -N -es" : "--headless -u NONE -i NONE"
    let outcome = try Shell.run(
      """
      chmod +x '\(folder.path("fettle"))'
      export PATH='\(folder.url.path)':"$PATH" HOME='\(folder.url.path)'
      export FETTLE_FILE='\(folder.path("there.rules"))' FETTLE_SETTINGS='\(folder.path("settings"))'
      export FETTLE_VIM='\(Project.path("editors/vim"))'
      timeout 120 \(program) \(flags) -S Tests/Support/editors/settings.vim < /dev/null
      """)
    let said = folder.text("settings").trimmingCharacters(in: .newlines)
    let shown = said.replacing(", ", with: ",")
    #expect(
      shown == ##"["fettle","# %s","fettle fmt -",""]"##, "\(outcome.output)\(outcome.errors)")
  }

  @Test(.enabled(if: Project.hasBinary && Editors.hasProgram("nvim"), "no nvim or no binary"))
  func `Neovim edits rules with the language server`() throws {
    let folder = try Scratch([
      "in.csv": "email,name\nA@EXAMPLE.COM, Ann\n,Bob\n",
      "test.rules":
        "# input: in.csv\nnormalize emial lower\nset initials = left(name, 1)\ncheck initials is present\n",
    ])
    let outcome = try Shell.run(
      """
      export FETTLE_FILE='\(folder.path("test.rules"))' FETTLE_ANSWERS='\(folder.path("answers"))'
      export FETTLE_BINARY='\(Project.binary)' HOME='\(folder.url.path)'
      timeout 120 nvim --headless -u NONE -i NONE -n \
        --cmd 'set runtimepath^=\(Project.path("editors/vim")),\(Project.path("editors/nvim"))' \
        -S Tests/Support/editors/session.lua < /dev/null
      """)
    let said = folder.text("answers")
    let answers = try #require(
      try? JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Any],
      "\(said)\(outcome.output)\(outcome.errors)")
    #expect(answers["problem"] == nil, "\(answers)")
    for step in ["started", "diagnosed", "mended"] {
      #expect(answers[step] as? Bool == true, "\(step) \(said)")
    }
    #expect(answers["filetype"] as? String == "fettle")
    #expect(said.contains("no column named 'emial'"))
    #expect(said.contains("On the 2 rows of in"))
    let text = (answers["text"] as? [String] ?? []).joined(separator: "\n")
    #expect(
      text == "# input: in.csv\nnormalize email lower\nset 全名 = left(name, 1)\ncheck 全名 is present",
      "\(said)")
  }
}

@Suite("The extension for VS Code is whole")
struct ExtensionTests {
  static let folder = "editors/vscode"

  private func json(_ name: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Project.bytes("\(Self.folder)/\(name)"))
    return try #require(value as? [String: Any])
  }

  private func isThere(_ name: String) -> Bool {
    let name = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    return FileManager.default.fileExists(atPath: Project.path("\(Self.folder)/\(name)"))
  }

  @Test func `the manifest has the fields that packaging asks for, and names files that are there`()
    throws
  {
    let manifest = try json("package.json")
    for field in ["name", "displayName", "description", "version", "publisher", "main"] {
      #expect((manifest[field] as? String)?.isEmpty == false, "\(field)")
    }
    #expect((manifest["name"] as? String)?.wholeMatch(of: /[a-z0-9-]+/) != nil)
    #expect((manifest["version"] as? String)?.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    #expect((manifest["engines"] as? [String: String])?["vscode"]?.hasPrefix("^") == true)
    for file in manifest["files"] as? [String] ?? [] { #expect(isThere(file), "\(file)") }
    for file in ["README.md", "CHANGELOG.md", ".vscodeignore"] { #expect(isThere(file)) }
    #expect(isThere(manifest["main"] as? String ?? "nothing"))
    let contributes = try #require(manifest["contributes"] as? [String: Any])
    let languages = try #require(contributes["languages"] as? [[String: Any]])
    let grammars = try #require(contributes["grammars"] as? [[String: Any]])
    for path in languages.map({ $0["configuration"] }) + grammars.map({ $0["path"] }) {
      #expect(isThere(path as? String ?? "nothing"))
    }
    let scope = try json("syntaxes/fettle.tmLanguage.json")["scopeName"] as? String
    #expect(grammars.first?["scopeName"] as? String == scope)
    #expect(languages.first?["id"] as? String == grammars.first?["language"] as? String)
    _ = try json("language-configuration.json")
  }

  @Test
  func `the client needs what the manifest depends on, and every setting is used and documented`()
    throws
  {
    let manifest = try json("package.json")
    let client = try Project.text("\(Self.folder)/client.js")
    let dependencies = Array((manifest["dependencies"] as? [String: String] ?? [:]).keys)
    for match in client.matches(of: /require\("([^"\/]+)/) {
      let name = String(match.output.1)
      #expect(name == "vscode" || dependencies.contains(name), "\(name)")
    }
    let contributes = try #require(manifest["contributes"] as? [String: Any])
    let configuration = try #require(contributes["configuration"] as? [String: Any])
    let settings = try #require(configuration["properties"] as? [String: Any]).keys
    let pages = try Project.text("docs/editors.md")
    let readme = try Project.text("\(Self.folder)/README.md")
    for setting in settings {
      #expect(pages.contains("`\(setting)`") && readme.contains("`\(setting)`"), "\(setting)")
      let name = setting.dropFirst("fettle.".count)
      #expect(setting == "fettle.trace.server" || client.contains("\"\(name)\""), "\(setting)")
    }
    for command in try #require(contributes["commands"] as? [[String: String]]) {
      #expect(client.contains("\"\(command["command"] ?? "nothing")\""))
    }
  }

  @Test(.enabled(if: Editors.hasProgram("node"), "no node"))
  func `the client is JavaScript that loads, starts the server and stops it`() throws {
    let outcome = try Shell.run(
      "node Tests/Support/editors/client.test.js '\(Project.path(Self.folder))'")
    #expect(
      outcome.exitCode == 0 && outcome.output == "started fettle lsp, stopped\n",
      "\(outcome.errors)")
  }
}
