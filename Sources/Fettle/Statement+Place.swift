import Connectors
import Language

extension Statement {
  /// What a `load` line reads, or a `save` line writes, as the command line would say it; nil where it names
  /// nothing.
  var place: String? {
    for (label, table) in [("from", "from table"), ("to", "to table")] {
      guard let text = self.text(label)?.text else { continue }
      guard let location = SQLiteLocation(text) else { return text }
      return SQLiteLocation(path: location.path, table: self.text(table)?.text).text
    }
    return nil
  }
}
