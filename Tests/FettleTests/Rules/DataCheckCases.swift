/// Columns that are whole numbers or amounts, that lack their notation, or have one that misses some values.
extension DataCheckTests {
  static let furtherCases: [Case] = [
    Case(
      "column c is date", ["13/01/2026", "01/13/2026", "01/14/2026", "03/04/2026"],
      "error F0601 4 values of 'c' are of type date only in a notation that no line names: 3 of 4 fit 'MM/DD/YYYY' and 2 fit 'DD/MM/YYYY', mixed, as '01/13/2026' in row 2 can only be the first and '13/01/2026' in row 1 only the second",
      "write the one that is meant, 'MM/DD/YYYY' or 'DD/MM/YYYY', as 1 value can be read in two ways"
    ),
    Case(
      "column c is whole", ["1.234,56", "2.345,67", "7"],
      "warning F0603 type whole fits 1 of the 3 values of 'c'; the first that it does not fit is '1.234,56' in row 1",
      "write column c is number '1.234,56'"
    ),
    Case(
      "column c is whole", ["12.50", "7.25"],
      "warning F0603 type whole fits none of the 2 values of 'c'; the first is '12.50' in row 1",
      "write column c is number"
    ),
    Case(
      "column c is whole", ["1.234", "2.345", "1.234.567", "7,5"],
      "warning F0602 3 of the 4 values of 'c' are of type whole only in a notation that no line names: all 3 fit '1.234,56', proven by '1.234.567' in row 3, which can be nothing else",
      "write column c is whole '1.234,56', or number in its place: 1 value is not whole"
    ),
    Case(
      "column c is money\nnormalize c money", ["1.234,56", "7,50"],
      "warning F0602 2 values of 'c' are of type money only in a notation that no line names: all 2 fit '1.234,56', proven by 2 values that can be nothing else, the first '1.234,56' in row 1",
      "write normalize c money '1.234,56'"
    ),
    Case(
      "normalize c number", ["1.234,56", "7,50"],
      "error F0306 the form 'number' needs a notation here: 2 values of 'c' are of type number only in a notation that no line names: all 2 fit '1.234,56', proven by 2 values that can be nothing else, the first '1.234,56' in row 1",
      "write normalize c number '1.234,56'"
    ),
    Case(
      "normalize c number", ["1.234", "12"],
      "error F0306 the form 'number' needs a notation here: all 2 fit '1234.56' or '1.234,56', ambiguous, as '1.234' in row 1 can be either and no value tells which",
      "write the one that is meant, '1234.56' or '1.234,56'"
    ),
    Case(
      "normalize c money", ["12.50", "$ 12"],
      "error F0306 the form 'money' needs a notation here",
      "its values need none: write above column c is money"
    ),
    Case(
      "normalize c number", ["soon", "later"],
      "error F0306 the form 'number' needs a notation here",
      "write the one that the values have, such as number '1,234.56' or number '1.234,56'"
    ),
    Case(
      "column c, id is number", ["1.234,56", "7,50"],
      "warning F0602 2 values of 'c' are of type number only in a notation that no line names: all 2 fit '1.234,56', proven by 2 values that can be nothing else, the first '1.234,56' in row 1",
      "write column c is number '1.234,56', in a line of its own, as this one is for 'id' too"
    ),
    Case(
      "column c is date 'DD/MM/YYYY'", ["03/04/2026", "13/04/2026", "04/13/2026", "5/5/2026"],
      "note F0608 1 of the 4 values of 'c' is not read by 'DD/MM/YYYY': the one there is fits 'MM/DD/YYYY', proven by '04/13/2026' in row 3, which can be nothing else",
      "do not name 'MM/DD/YYYY' too, as the 2 values that both read would not be converted; mend those that are written the other way round"
    ),
    Case(
      "column c is date 'MM/DD/YYYY'", ["03/04/2026", "13/04/2026", "14/04/2026", "05/05/2026"],
      "note F0608 2 of the 4 values of 'c' are not read by 'MM/DD/YYYY': all 2 fit 'DD/MM/YYYY', proven by 2 values that can be nothing else, the first '13/04/2026' in row 2",
      "name 'DD/MM/YYYY' in its place: it reads all 4, and 'MM/DD/YYYY' 2 of 4"
    ),
    Case(
      "column c is number '1,234.56'", ["1.234,56", "7,5"],
      "warning F0603 the notation fits none of the 2 values of 'c': all 2 fit '1.234,56', proven by 2 values that can be nothing else, the first '1.234,56' in row 1",
      "write column c is number '1.234,56'"
    ),
    Case(
      "column c is number", ["1.100", "1.101", "1.102"],
      "warning F0601 3 values of 'c' can be read in two ways: all 3 fit '1234.56' or '1.234,56', ambiguous, as '1.100' in row 1 can be either and no value tells which",
      "write the one that is meant, '1234.56' or '1.234,56'"
    ),
    Case(
      "column c is date 'DD/MM/YYYY', 'MM/DD/YYYY'", ["03/04/2026", "13/04/2026", "04/13/2026"],
      "note F0608 1 of the 3 values of 'c' fits 'DD/MM/YYYY' and 'MM/DD/YYYY', ambiguous, as '03/04/2026' in row 1 can be either",
      "name only the one that is meant, 'DD/MM/YYYY' or 'MM/DD/YYYY'"
    ),
  ]
}
