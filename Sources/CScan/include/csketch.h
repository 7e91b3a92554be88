#pragma once
#include <stddef.h>
#include <stdint.h>

/// The letters of many texts side by side, as LetterSketch has them.
typedef struct {
  /// A bit a letter.
  const uint64_t *_Nonnull letters;
  /// Letters that have no bit of their own.
  const uint8_t *_Nonnull excess;
  /// How many letters there are, at most 63; 0: may be like any other.
  const uint8_t *_Nonnull counts;
  /// Bits, in two lists, of which two texts share one in each that may be alike whatever their letters are.
  const uint8_t *_Nonnull others;
  const uint8_t *_Nonnull more_others;
} sketch_rows;

/// Looks for texts that can be similar enough to text `one` among those from `first` on, up to `end`.
///
/// `needed` tells by their lengths how many letters two texts must have in common: 64 places for each
/// length of the one. Writes their places to `kept`, which has room for all, and returns how many.
ptrdiff_t sketches_similar(
    const sketch_rows *_Nonnull all, ptrdiff_t one, ptrdiff_t first, ptrdiff_t end,
    const uint8_t *_Nonnull needed, uint32_t *_Nonnull kept);

/// The same without instructions that only some processors have.
ptrdiff_t sketches_similar_portable(
    const sketch_rows *_Nonnull all, ptrdiff_t one, ptrdiff_t first, ptrdiff_t end,
    const uint8_t *_Nonnull needed, uint32_t *_Nonnull kept);

/// The same among the texts at `count` places of `kept`, which those that cannot be similar leave.
ptrdiff_t sketches_keep_similar(
    const sketch_rows *_Nonnull all, ptrdiff_t one, const uint8_t *_Nonnull needed,
    uint32_t *_Nonnull kept, ptrdiff_t count);
