/// How the texts look that forms leave as they are: which characters they are made of, which stand first, and how
/// many there are.
package enum CanonicalShapes {
  private static let digit = scalars("0"..."9")
  private static let capital = scalars("A"..."Z")

  /// What every text has that a form changes nothing of; nil for forms of which nothing of the kind can be told.
  package static func traits(of form: String) -> TextTraits? {
    switch form {
    case "digits": shape([], digit, 1, nil)
    case "country": shape([capital, capital], capital, 2, 2)
    case "currency": shape([capital, capital, capital], capital, 3, 3)
    case "iban": shape([capital, capital, digit, digit], capital.union(digit), 15, 34)
    case "date": shape(day, digit, 10, 10)
    case "datetime": shape(day + [["T"]], digit.union("-:.TZ".unicodeScalars), 20, nil)
    // With an extension, as in +49301234567;ext=12.
    case "phone": shape([["+"], digit], digit.union(";ext=".unicodeScalars), 3, nil)
    case "email": email
    case "whole": shape([], digit.union("-".unicodeScalars), 1, nil)
    case "number": shape([], digit.union("-.".unicodeScalars), 1, nil)
    default: nil
    }
  }

  private static let day: [Set<Unicode.Scalar>] =
    [digit, digit, digit, digit, ["-"], digit, digit, ["-"], digit, digit]

  private static var email: TextTraits {
    var traits = TextTraits(.contains, "@")
    traits.least = 3
    traits.leastBesideBreaks = 3
    return traits
  }

  private static func scalars(_ range: ClosedRange<Unicode.Scalar>) -> Set<Unicode.Scalar> {
    Set((range.lowerBound.value...range.upperBound.value).compactMap { Unicode.Scalar($0) })
  }

  /// Texts that begin so, of some characters only, and so long; none is a line feed.
  private static func shape(
    _ start: [Set<Unicode.Scalar>], _ others: Set<Unicode.Scalar>, _ least: Int, _ most: Int?
  ) -> TextTraits {
    let all = start.reduce(others) { $0.union($1) }
    var traits = TextTraits { all.contains($0) }
    traits.start = start.map { .among($0) }
    traits.characters = all
    (traits.least, traits.most) = (least, most)
    (traits.leastBesideBreaks, traits.mostBesideBreaks) = (least, most)
    return traits
  }
}
