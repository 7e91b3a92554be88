import Glibc

/// The number of bits that an event of this chance is worth.
func log2OneOver(_ chance: Double) -> Double { -log2(chance) }
