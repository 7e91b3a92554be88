import Columns
import Kernels

// Prints nanoseconds a value: each form of `normalize` over five mixes of seeded texts, its scalar
// path beside the fast one, then numbers, dates, patterns, hashes and searches.
//
//     swift run -c release kernel-bench [forms|values]

let chosen = CommandLine.arguments.dropFirst()
if chosen.isEmpty || chosen.contains("forms") { FormBenchmarks.print() }
if chosen.isEmpty || chosen.contains("values") { ValueBenchmarks.print() }
