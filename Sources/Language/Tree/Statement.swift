import Diagnostics

/// One rule: its verb, what stands in the slots of the verb's signature, and its tail.
///
/// Copies share what they hold until one is changed: a program of many lines is handed on as a list of references.
package struct Statement: Sendable, Equatable {
  private var content: StatementContent

  package init(
    verb: String, verbRange: SourceRange, slots: [String: SlotValue] = [:], range: SourceRange
  ) {
    content = StatementContent(verb: verb, verbRange: verbRange, slots: slots, range: range)
  }

  /// The content to change, which no other statement shares.
  private var own: StatementContent {
    mutating get {
      if !isKnownUniquelyReferenced(&content) { content = StatementContent(content) }
      return content
    }
  }

  package static func == (left: Statement, right: Statement) -> Bool {
    left.content === right.content || left.content.isEqual(to: right.content)
  }
}

extension Statement {
  /// The signature's name: `normalize`, `drop rows`, `dedupe`.
  package var verb: String {
    get { content.verb }
    _modify { yield &own.verb }
  }
  /// Where the verb stands.
  package var verbRange: SourceRange {
    get { content.verbRange }
    _modify { yield &own.verbRange }
  }
  /// What was written, by the slot's label in the ``Signature``. A slot not written is absent.
  package var slots: [String: SlotValue] {
    get { content.slots }
    _modify { yield &own.slots }
  }
  /// `when P`
  package var condition: Expression? {
    get { content.condition }
    _modify { yield &own.condition }
  }
  /// `, others WHAT`
  package var others: Others? {
    get { content.others }
    _modify { yield &own.others }
  }
  /// `, warn above 1%, stop above 5%`
  package var actions: [ActionUse] {
    get { content.actions }
    _modify { yield &own.actions }
  }
  /// `as ID`
  package var id: Word? {
    get { content.id }
    _modify { yield &own.id }
  }
  /// `because 'text'`
  package var reason: TextLiteral? {
    get { content.reason }
    _modify { yield &own.reason }
  }
  /// The whole statement, without comments and separators.
  package var range: SourceRange {
    get { content.range }
    _modify { yield &own.range }
  }
  /// The tables it acts on, each apart, as `use` says; filled when includes are in place.
  package var tables: [String] {
    get { content.tables }
    _modify { yield &own.tables }
  }
  /// Whether a part could not be read: the checker passes over such a statement in silence.
  package var isBroken: Bool {
    get { content.isBroken }
    _modify { yield &own.isBroken }
  }
  /// 0 for lines of the first source, one more for those of each include within it.
  package var includeDepth: Int {
    get { content.includeDepth }
    _modify { yield &own.includeDepth }
  }
}

/// What statements share. Written by the only one that holds it, so that several threads can read it.
private final class StatementContent: @unchecked Sendable {
  var verb: String
  var verbRange: SourceRange
  var slots: [String: SlotValue]
  var condition: Expression?
  var others: Others?
  var actions: [ActionUse] = []
  var id: Word?
  var reason: TextLiteral?
  var range: SourceRange
  var tables: [String] = []
  var isBroken: Bool = false
  var includeDepth: Int = 0

  init(verb: String, verbRange: SourceRange, slots: [String: SlotValue], range: SourceRange) {
    self.verb = verb
    self.verbRange = verbRange
    self.slots = slots
    self.range = range
  }

  init(_ other: StatementContent) {
    verb = other.verb
    verbRange = other.verbRange
    slots = other.slots
    condition = other.condition
    others = other.others
    actions = other.actions
    id = other.id
    reason = other.reason
    range = other.range
    tables = other.tables
    isBroken = other.isBroken
    includeDepth = other.includeDepth
  }

  func isEqual(to other: StatementContent) -> Bool {
    range == other.range && verb == other.verb && verbRange == other.verbRange
      && slots == other.slots && condition == other.condition && others == other.others
      && actions == other.actions && id == other.id && reason == other.reason
      && tables == other.tables && isBroken == other.isBroken && includeDepth == other.includeDepth
  }
}
