import Diagnostics
import Language
import Profiling
import Verbs

/// Types that nearly all values of a column fit.
extension RuleDraft {
  private static let checkedTypes: Set<String> = [
    "number", "whole", "date", "datetime", "email", "url", "iban", "phone", "country",
  ]

  /// A type that nearly all values fit, and that is no guess, where no value has a zero in front that a number would
  /// lose.
  func typeRule(_ index: Int) -> Typed? {
    let column = table.columns[index]
    guard let type = likeliestType(column), Self.checkedTypes.contains(type.name),
      column.leadingZeroCount == 0 || !["number", "whole"].contains(type.name),
      isCertain(type.name, column),
      !comparedColumns.contains(index),
      let standIns = standIns(
        index, fitCount: type.count, isRead: { canonical($0, type.name) != nil })
    else { return nil }
    return typed(
      index, type.name, type.name, (type.count, type.misfits), standIns,
      namedMonths(type.name, column))
  }

  /// The share of its values that have to be telephones where most of them have a plus in front.
  private static let leastPhoneShare = 0.9

  /// The type that the most values fit; but a column whose values mostly have a plus in front is one of telephones,
  /// though some are wrong ones, and all of them whole numbers.
  private func likeliestType(_ column: ColumnProfile) -> TypeFit? {
    let plusCount = column.shapes.filter { $0.shape.hasPrefix("+") }.reduce(0) { $0 + $1.count }
    let phone = column.types.first { $0.name == "phone" }
    if let phone, plusCount * 2 > column.presentCount,
      Double(phone.count) >= Double(column.presentCount) * Self.leastPhoneShare
    {
      return phone
    }
    return column.types.first
  }

  /// How dates with their month by name are written, of which no line needs to speak.
  private func namedMonths(_ type: String, _ column: ColumnProfile) -> [String] {
    guard type == "date", let notations = plainDates(column),
      notations.contains(where: { $0.contains("MMM") })
    else { return [] }
    let names = notations.map(Scope.quoted).joined(separator: ", ")
    return ["Written as \(names), which needs no notation."]
  }

  /// The declaration of a type, and the check that counts what is none of it.
  struct Typed {
    var declaration: Rule?
    var check: Rule

    /// The same for a column some of whose texts are placeholders, which the check passes over.
    func sparing(_ standIns: StandIns, of column: String) -> Typed {
      if standIns.texts.isEmpty { return self }
      var typed = self
      let texts = standIns.texts.map(Scope.quoted).joined(separator: ", ")
      typed.declaration?.line? += ", placeholders \(texts)"
      typed.check.line? += " when \(column) is real"
      return typed
    }
  }

  /// A type as a line writes it, with how many values fit it and which do not, and with what speaks
  /// for its notation.
  func typed(
    _ index: Int, _ written: String, _ type: String, _ fits: (count: Int, misfits: [ValueExample]),
    _ standIns: StandIns, _ reasons: [String]
  ) -> Typed {
    let name = name(index)
    let realCount = table.columns[index].presentCount - standIns.rowCount
    var evidence = outcome(fits.count, of: realCount, "fit")
    let misfits = fits.misfits.filter { !standIns.texts.contains($0.text) }
    if !misfits.isEmpty, fits.count < realCount {
      evidence += ": " + misfits.map(quoted).joined(separator: ", ")
    }
    return Typed(
      declaration: Rule(line: "column \(name) is \(written)", evidence: reasons),
      check: Rule(line: "check \(name) is \(type)", evidence: [evidence])
    ).sparing(standIns, of: name)
  }

  /// What a text is as one of a type, in one of the notations where there are any; nil where it is none.
  func canonical(_ text: String, _ type: String, notations: [String] = []) -> String? {
    let nowhere = SourceRange(lower: 0, upper: 0)
    let arguments = notations.map { Expression(.text($0), range: nowhere) }
    let reading =
      notations.isEmpty
      ? KernelLiterals().canonical(Array(text.utf8), type: type, region: nil)
      : KernelLiterals().convert(
        Array(text.utf8), by: FormUse(name: type, arguments: arguments, range: nowhere))
    guard case .text(let bytes)? = reading else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Types that some texts fit by chance

  /// What the name of a column of countries has in it, in some languages.
  private static let wordsOfCountry = [
    "country", "land", "nation", "pays", "pais", "país", "paese", "staat", "国", "國",
  ]
  /// Characters of the longest code of a country.
  private static let longestCode = 3

  /// Whether values that fit a type are of it for certain: `CA` and `IL` are countries, and states of one, and
  /// `notes.md` may be a file.
  func isCertain(_ type: String, _ column: ColumnProfile) -> Bool {
    switch type {
    case "country":
      let name = column.name.lowercased()
      return Self.wordsOfCountry.contains { name.contains($0) }
        || column.top.contains { $0.text.unicodeScalars.count > Self.longestCode }
    case "url":
      return column.top.contains { $0.text.contains("://") || $0.text.hasPrefix("www.") }
    default: return true
    }
  }
}
