// How a verb is written, as the manual and editors show it.
extension Signature {
  /// `default COLUMN, … VALUE [when CONDITION]`
  package var shapeText: String {
    var text = ([name] + shape.map { Self.part($0) }).joined(separator: " ")
    switch condition {
    case .none: break
    case .optional: text += " [when CONDITION]"
    case .required: text += " when CONDITION"
    }
    if takesOthers { text += " [, others WHAT]" }
    if !actions.isEmpty { text += " [, ACTION …]" }
    // What begins with a comma stands close to what is before it.
    let parts = text.split(separator: " [,", omittingEmptySubsequences: false)
    return parts.joined(separator: "[,")
  }

  /// A flag may be left out, but not where it is what a choice or clause consists of.
  private static func part(_ slot: Slot, isAlone: Bool = false) -> String {
    switch slot {
    case .words(let words): words
    case .flag(_, let words): isAlone ? words : "[\(words)]"
    case .optional(let slots): "[\(parts(slots))]"
    case .choice(let choices):
      choices.map { parts($0) }.joined(separator: " or ")
    case .clauses(let clauses):
      clauses.map { "[, \(parts($0))]" }.joined()
    default: placeholder(slot)
    }
  }

  private static func parts(_ slots: [Slot]) -> String {
    slots.map { part($0, isAlone: slots.count == 1) }.joined(separator: " ")
  }

  private static func placeholder(_ slot: Slot) -> String {
    switch slot {
    case .columns, .declaredColumns: "COLUMN, …"
    case .newColumns: "NEW, …"
    case .column, .foreignColumn: "COLUMN"
    case .forms: "FORM, …"
    case .value: "VALUE"
    case .predicate: "CONDITION"
    case .text: "'TEXT'"
    case .texts: "'TEXT', …"
    case .number: "N"
    case .arms: "'OLD', … -> 'NEW', …"
    case .assignments: "COLUMN = VALUE, …"
    case .pairs: "OLD -> NEW, …"
    case .ranks: "RANK, then …"
    case .type: "TYPE"
    case .otherTable: "TABLE"
    case .counterparts: "COLUMN [= COLUMN], …"
    case .share: "N%"
    case .name: "NAME"
    case .names: "NAME, …"
    case .determination: "COLUMN, … determines COLUMN"
    case .expectation: "FIGURE …"
    case .example: "RULE: 'OLD' -> 'NEW', …"
    case .test: "given TABLE … expect TABLE …"
    case .merge: "same when TEST … take COLUMN, … from RANK, then …"
    default: ""
    }
  }
}

extension FunctionSignature {
  /// `part(text, number, [number])`
  package var shapeText: String { "\(name)(\(parameterTexts.joined(separator: ", ")))" }

  /// Its parameters as they are shown, those that may be left out in brackets.
  package var parameterTexts: [String] {
    parameters.indices.map { index in
      var text =
        switch parameters[index] {
        case .kind(let kind): kind.rawValue
        case .any: "text"
        case .notation: "text"
        case .moment: "date"
        }
      if isVariadic, index == parameters.count - 1 { text += ", …" }
      return index >= parameters.count - optionalCount ? "[\(text)]" : text
    }
  }
}
