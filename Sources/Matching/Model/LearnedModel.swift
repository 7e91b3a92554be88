/// What a `learned` clause goes by: the fields, how pairs are found, and what levels say.
///
/// How often a value stands is no part of it: that is counted in the rows at hand.
package struct LearnedModel: Sendable, Equatable {
  let fields: [FieldPlan]
  let passes: [BlockingPass]
  /// What was learned of a sample first: pairs that it is sure to be unlike are not weighed; nil: all are.
  let early: LevelModel?
  let levels: LevelModel
}
