/// What a `learned` clause goes by: the fields, how pairs are found, and what levels say.
///
/// How often a value stands is no part of it: that is counted in the rows at hand.
package struct LearnedModel: Sendable, Equatable {
  let fields: [FieldPlan]
  let passes: [BlockingPass]
  /// Which of the pairs that passes find are weighed.
  let gate: PatternGate
  let levels: LevelModel
}
