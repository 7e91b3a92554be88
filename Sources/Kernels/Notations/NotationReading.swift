import Columns

/// What one value says of the way in which dates and numbers are written. Values of a column have few
/// different ones, so that they are counted rather than kept.
package struct NotationReading: Sendable, Hashable {
  /// Nothing: neither a date nor a number.
  package static let none = NotationReading()

  /// A number without a decimal mark, groups or anything else.
  package static let wholeDigits = NotationReading(
    number: NumberReading(
      groupsAsPoint: [], groupsAsComma: [], isMoney: false, differs: false))

  /// A number whose point can be nothing but its decimal mark.
  package static let pointedDigits = NotationReading(
    number: NumberReading(groupsAsPoint: [], groupsAsComma: nil, isMoney: false, differs: false))

  /// Whether it is a date, or a point in time, that needs no notation.
  var plain = PlainReading.none
  var date: DateReading?
  var number: NumberReading?

  /// What a text without white space around it says, by what was found in it.
  package init(plain: PlainReading = .none, date: DateFigures?, number: NumberFigures?) {
    self.plain = plain
    self.date = date.flatMap { DateReading($0) }
    self.number = number.map { NumberReading($0) }
  }

  init(number: NumberReading? = nil) {
    self.number = number
  }

  /// Whether a notation reads it.
  func isRead(by notation: NotationFit.Key) -> Bool {
    switch notation {
    case .date(let key): date?.shape == key.shape && date?.isRead(in: key.order) == true
    case .number(let key): number?.isRead(by: key) == true
    }
  }
}

/// Whether a value is a date that needs no notation.
package enum PlainReading: UInt8, Sendable {
  case none, date, dateTime

  /// By looking at the text.
  init(_ text: Span<UInt8>) {
    guard text.count >= 6, text.count <= 40, ASCII.isDigit(text[0]) || ASCII.isLetter(text[0]),
      let fields = PlainDate.read(text),
      CalendarDate(year: fields.year, month: fields.month, day: fields.day) != nil
    else {
      self = .none
      return
    }
    self = fields.time == nil ? .date : .dateTime
  }
}

/// A date in figures: how it looks, and in which orders it is one.
struct DateReading: Sendable, Hashable {
  let shape: DateShape
  /// A bit an order, by its number.
  private let orders: UInt8
  /// Two bits an order, by its number: the first order that reads the same day.
  private let readers: UInt8
  /// Whether two orders read it differently.
  let differs: Bool

  /// nil where the numbers are a date in no order.
  init?(_ figures: DateFigures) {
    var (orders, readers): (UInt8, UInt8) = (0, 0)
    var first: (date: CalendarDate, order: DateOrder)?
    var second: (date: CalendarDate, order: DateOrder)?
    for order in figures.shape.orders {
      guard let date = figures.date(order) else { continue }
      orders |= 1 << order.rawValue
      var reader = order
      if let first, first.date == date {
        reader = first.order
      } else if let second, second.date == date {
        reader = second.order
      } else if first == nil {
        first = (date, order)
      } else {
        // Nothing is compared with a third one.
        second = (date, order)
      }
      readers |= reader.rawValue << (order.rawValue * 2)
    }
    if orders == 0 { return nil }
    shape = figures.shape
    self.orders = orders
    self.readers = readers
    differs = second != nil
  }

  /// Whether both orders read it, and not alike.
  func differs(_ left: DateOrder, _ right: DateOrder) -> Bool {
    isRead(in: left) && isRead(in: right)
      && readers >> (left.rawValue * 2) & 3 != readers >> (right.rawValue * 2) & 3
  }

  func isRead(in order: DateOrder) -> Bool { orders >> order.rawValue & 1 != 0 }
}

/// A number: with which decimal marks it is one, and what parts its groups then.
struct NumberReading: Sendable, Hashable {
  /// nil where it is none with this mark.
  var groupsAsPoint: GroupSigns?
  var groupsAsComma: GroupSigns?
  /// Whether it is written as only amounts are.
  var isMoney: Bool
  /// Whether the two marks read it differently.
  var differs: Bool

  init(
    groupsAsPoint: GroupSigns?, groupsAsComma: GroupSigns?, isMoney: Bool, differs: Bool
  ) {
    self.groupsAsPoint = groupsAsPoint
    self.groupsAsComma = groupsAsComma
    self.isMoney = isMoney
    self.differs = differs
  }

  init(_ figures: NumberFigures) {
    groupsAsPoint = figures.asPoint?.written.groups
    groupsAsComma = figures.asComma?.written.groups
    isMoney = figures.isMoney
    differs = false
    if let asPoint = figures.asPoint, let asComma = figures.asComma {
      differs = asPoint.value != asComma.value
    }
  }

  /// Whether a notation reads it.
  func isRead(by notation: NumberNotationKey) -> Bool {
    let groups = notation.mark == .point ? groupsAsPoint : groupsAsComma
    return groups?.isSubset(of: notation.groups) ?? false
  }
}
