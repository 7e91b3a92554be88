/// The models of dbt-expectations are SQL that is not at hand. These tables are made for what its
/// tests remark of theirs, on the day that the trials take for today.
extension DBTTable {
  static let remarked = [
    "data_text": addresses, "data_test": numbers, "timeseries_data": days(perDay: 1),
    "timeseries_data_extended": days(perDay: 10), "timeseries_hourly_data_extended": hours,
    "timeseries_data_grouped": days(perDay: 4),
  ]

  /// Addresses in small letters and without digits, postcodes.
  private static let addresses = DBTTable(
    """
    email_address,postal_code_5,postal_code_5_3
    ann@mail.test,20095,20095-123
    bea.berg@mail.test,80331,80331-456
    """)

  /// Two numbers that add up to one; the last two rows share a date and have blanks.
  private static let numbers = DBTTable(
    """
    idx,date_col,col_numeric_a,col_numeric_b,col_string_a,col_string_b,col_null,col_null_2,\
    col_numeric_a_plus_b,idx_multiplied_by_2,idx_multiplied_by_minus_2
    1,2025-05-01,0,1,a,x,,,1,2,-2
    2,2025-05-02,1,0,b,xy,,,1,4,-4
    3,2025-05-03,0.5,0.5,c,xyz,,,1,6,-6
    4,2025-05-03,0.5,0.5,c,wxyz,,,1,8,-8
    """)

  /// Rows for the ten days up to yesterday, each with another value.
  private static func days(perDay count: Int) -> DBTTable {
    var lines = ["group_id,date_day,date_datetime,date_timestamp,row_value,row_value_log"]
    for day in 21...30 {
      for group in 1...count {
        let date = "2026-01-\(day)"
        lines.append("\(group),\(date),\(date) 00:00,\(date) 00:00,\(day * 100 + group),\(group)")
      }
    }
    return DBTTable(lines.joined(separator: "\n"))
  }

  private static let hours = DBTTable(
    (["date_hour,row_value,row_value_log"]
      + (10...23).map { "2026-01-30 \($0):00,\($0),1" }).joined(separator: "\n"))
}
