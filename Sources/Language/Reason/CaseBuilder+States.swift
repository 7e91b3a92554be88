// What stands behind `is`.
extension CaseBuilder {
  /// How a test of a value's state can come out.
  func state(_ operand: Expression, _ test: StateTest, _ expression: Expression) -> Outcomes {
    guard case .column(let reference) = operand.kind, let (cell, column) = cell(reference) else {
      let value = self.operand(operand)
      let there = Cases([value.present]).or(value.failed)
      switch test {
      case .blank: return certain(yes: value.blank, no: there)
      case .present: return certain(yes: there, no: value.blank)
      default: return .anything
      }
    }
    let (blank, present) = (Cases(.blank(cell, true)), Cases(.blank(cell, false)))
    switch test {
    case .blank: return certain(yes: blank, no: present)
    case .present: return certain(yes: present, no: blank)
    case .default:
      let mark = placeholder(cell, column)
      return certain(
        yes: Cases(.blank(cell, false), .claim(mark, true)),
        no: blank.or(Cases(.claim(mark, false))))
    case .real:
      let mark = placeholder(cell, column)
      return certain(
        yes: Cases(.blank(cell, false), .claim(mark, false)),
        no: blank.or(Cases(.blank(cell, false), .claim(mark, true))))
    case .changed:
      let claim = change(of: cell)
      return certain(yes: Cases(.claim(claim, true)), no: Cases(.claim(claim, false)))
    case .valid: return validity(cell, column, column.type, column.values)
    case .type(let type):
      let isSame = type.name == column.type && type.texts.isEmpty && type.region == nil
      return isSame || type.name == "one of"
        ? validity(cell, column, type.name, scope.values(of: type))
        : validity(cell, column, of: type)
    }
  }

  /// A test that is never unknown.
  private func certain(yes: Cases, no: Cases) -> Outcomes {
    Outcomes(yes: yes, no: no, unknown: .nothing, failed: .nothing)
  }

  /// The claim that a cell is a placeholder.
  func placeholder(_ cell: Term, _ column: ColumnInfo) -> Int {
    terms.claim("default \(cell.number)", about: [cell])
  }

  /// The claim that a cell is not as it came.
  func change(of cell: Term) -> Int { terms.claim("changed \(cell.number)", about: [cell]) }

  /// Whether a cell is of the column's own type, or one of some values.
  private func validity(
    _ cell: Term, _ column: ColumnInfo, _ type: String, _ values: [String]
  ) -> Outcomes {
    let (yes, no): (Atom, Atom)
    if type == "one of" {
      let set = TextSet.only(values.map { Array($0.utf8) })
      (yes, no) = (.text(cell, set), .text(cell, set.complement))
    } else if ["text", "id"].contains(type) {
      return Outcomes(
        yes: Cases(.blank(cell, false)), no: .nothing, unknown: Cases(.blank(cell, true)),
        failed: .nothing)
    } else {
      let view = view(of: cell, column)
      (yes, no) = (.failed(view, false), .failed(view, true))
    }
    return validity(cell, yes: yes, no: no, region: type == column.type ? region(of: column) : nil)
  }

  /// Whether a cell is of a type, by what makes it so and not so; where the cell that has its region is
  /// blank, that may not be known.
  private func validity(_ cell: Term, yes: Atom, no: Atom, region: Term?) -> Outcomes {
    Outcomes(
      yes: Cases(.blank(cell, false), yes), no: Cases(.blank(cell, false), no),
      unknown: Cases(.blank(cell, true)).or(undecided(cell, no, region)), failed: .nothing)
  }

  /// When nothing can be said of a cell since the one that has its region is blank.
  func undecided(_ cell: Term, _ isNone: Atom, _ region: Term?) -> Cases {
    region.map { Cases(.blank(cell, false), .blank($0, true), isNone) } ?? .nothing
  }

  /// The cell that has the region by which a column's cells are read.
  func region(of column: ColumnInfo) -> Term? {
    guard case .column(let id, let isOriginal)? = column.region else { return nil }
    return terms.cell(column: id, version: isOriginal ? 0 : versions[id])
  }

  /// Whether a cell is of another type than its column's.
  private func validity(_ cell: Term, _ column: ColumnInfo, of type: TypeUse) -> Outcomes {
    var region: String?
    if case .text(let text)? = type.region?.kind { region = text }
    var cells = [cell]
    if case .column(let reference)? = type.region?.kind, let other = self.cell(reference)?.cell {
      cells.append(other)
    }
    let isPlain =
      cells.count == 1
      && scope.vocabulary.types.contains {
        $0.name == type.name && $0.kind == .text && !["text", "id"].contains($0.name)
      }
    let name =
      "is \(type.name) \(type.texts.map(\.text)) \(region ?? "")"
      + (cells.count > 1 ? " \(cells.map(\.number))" : "")
    let reading = CellReading(column: column, literals: literals)
    let test = terms.test(name + reading.name, isOneSided: true) { [literals] text in
      guard isPlain else { return nil }
      return literals.canonical(text, type: type.name, region: region).map { $0 != .failed }
    }
    return validity(
      cell, yes: .test(cell, test, true), no: .test(cell, test, false),
      region: cells.count > 1 ? cells[1] : nil)
  }
}
