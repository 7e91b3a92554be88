extension TypeSignature {
  /// The types of columns.
  package static let core: [TypeSignature] = general + checked

  private static let general: [TypeSignature] = [
    TypeSignature(
      name: "text", kind: .text, summary: "any text; what every column is until declared",
      synonyms: ["string", "varchar", "char", "str"]),
    TypeSignature(
      name: "number", takesNotations: true, kind: .number,
      summary: "a decimal of up to 28 digits; a notation is an example, such as '1.234,56'",
      synonyms: ["decimal", "float", "double", "numeric", "real"]),
    TypeSignature(
      name: "whole", takesNotations: true, kind: .number,
      summary: "a whole number of up to 28 digits",
      synonyms: ["int", "integer", "bigint", "long"]),
    TypeSignature(
      name: "money", takesNotations: true, kind: .number,
      summary:
        "an amount, `-` or parentheses for below zero, a currency beside it or not; the currency "
        + "of a notation, such as '€ 1.234,56', is the only one",
      synonyms: ["amount", "price"]),
    TypeSignature(
      name: "date", takesNotations: true, kind: .date,
      summary: "a day; without a notation only year-first and month-by-name are read",
      synonyms: ["day"]),
    TypeSignature(
      name: "datetime", takesNotations: true, kind: .datetime,
      summary: "a day with a time; a time without a zone is UTC unless the table's zone says",
      synonyms: ["timestamp", "time"]),
    TypeSignature(
      name: "boolean", kind: .boolean,
      summary: "true or false; such a column stands as a predicate",
      synonyms: ["bool", "logical", "flag"]),
    TypeSignature(
      name: "id", kind: .text,
      summary: "the key of a record: text that is never read as a number, named in every report",
      synonyms: ["key", "uuid", "guid", "identifier"]),
    TypeSignature(
      name: "one of", takesValues: true, kind: .text,
      summary: "one of the texts that follow, or of those of a list", synonyms: ["enum", "in"]),
    TypeSignature(
      name: "country", kind: .text,
      summary:
        "a country by its letters or number of ISO 3166-1 or its name in English, German, French, "
        + "Spanish or Chinese; compared and written by its two letters",
      synonyms: ["nation"]),
    TypeSignature(
      name: "currency", kind: .text,
      summary:
        "a currency by its letters or number of ISO 4217, its name, or a sign that means no other; "
        + "compared and written by its three letters"),
    TypeSignature(
      name: "postcode", takesRegion: true, kind: .text,
      summary: "a postcode of the region; without one, a text of the shape of some country's",
      synonyms: ["zip", "zip code", "postal code", "zipcode"]),
    TypeSignature(
      name: "name", kind: .text,
      summary: "a person's name; no text with digits, an `@` or symbols is one",
      synonyms: ["person", "full name"]),
    TypeSignature(
      name: "company", kind: .text,
      summary: "a company's name; any text with a letter is one",
      synonyms: ["firm", "organization", "organisation"]),
  ]
}
