import Foundation

/// A fenced block of a page.
struct Block: Sendable, CustomStringConvertible {
  var page: String
  var line: Int
  var language: String
  var text: String
  /// The `text` block that follows: what the command prints.
  var shown: String?

  var description: String { "\(page):\(line)" }
}

/// A page of Markdown, as far as its fenced blocks go.
enum Page {
  static func blocks(_ page: String) throws -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    // Whether only blank lines stand between the last block and this line.
    var isAdjacent = false
    for (index, line) in try Project.text(page).components(separatedBy: "\n").enumerated() {
      if var block = open {
        if line == "```" {
          if block.language == "text", isAdjacent, blocks.last?.language == "sh" {
            blocks[blocks.count - 1].shown = block.text
          }
          blocks.append(block)
          open = nil
          isAdjacent = true
        } else {
          block.text += line + "\n"
          open = block
        }
      } else if line.hasPrefix("```") {
        open = Block(page: page, line: index + 1, language: String(line.dropFirst(3)), text: "")
      } else if !line.isEmpty {
        isAdjacent = false
      }
    }
    return blocks
  }

  static func blocks(of language: String) throws -> [Block] {
    try Project.pages.flatMap { try blocks($0) }.filter { $0.language == language }
  }
}
