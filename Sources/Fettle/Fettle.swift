import Diagnostics

/// Rules that put customer data in fine fettle: check, format, explain, preview, apply.
public enum Fettle {
  public static let version = "0.1.0"
}
