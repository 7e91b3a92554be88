#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Tuples of words, the first two of which are the hash of a key.

/// Puts tuples of `stride` words each behind those whose first word begins with the same eight bits:
/// `next` says where the next of each goes.
static inline void tuples_sort(
    const uint64_t *_Nonnull tuples, ptrdiff_t word_count, ptrdiff_t stride,
    ptrdiff_t *_Nonnull next, uint64_t *_Nonnull sorted) {
  for (ptrdiff_t from = 0; from < word_count; from += stride) {
    const uint64_t *tuple = tuples + from;
    ptrdiff_t to = next[tuple[0] >> 56];
    next[tuple[0] >> 56] = to + stride;
    sorted[to] = tuple[0];
    sorted[to + 1] = tuple[1];
    for (ptrdiff_t word = 2; word < stride; word++) sorted[to + word] = tuple[word];
  }
}

/// The figures of a table that numbers keys; `KeyNumbers` keeps it, and the arrays beside it.
typedef struct {
  /// Slots less one: a power of two less one.
  uint64_t slot_mask;
  /// What of the second word has part in the slot: nothing, or all.
  uint64_t second_half;
  uint64_t count, limit;
  /// Keys that have their first word in common with one before them, and how many with the newest key.
  uint64_t half_key_count, neighbour_count;
} key_numbers;

/// Which keys are meant: those whose first word has these bits.
typedef struct {
  uint64_t mask, bits;
} key_part;

static inline bool key_is_in(key_part part, uint64_t first) { return (first & part.mask) == part.bits; }

static inline uint64_t key_slot(const key_numbers *_Nonnull table, uint64_t first, uint64_t second) {
  return (first ^ (second & table->second_half)) & table->slot_mask;
}

/// The number + 1 of a key, 0 where it has none: then `slot` is the free one that it would take, and
/// `neighbours` says how many keys with its first word stand on the way there.
static inline uint32_t key_number(
    const key_numbers *_Nonnull table, const uint64_t *_Nonnull keys, const uint32_t *_Nonnull slots,
    const uint64_t *_Nonnull key, uint64_t *_Nonnull slot, uint64_t *_Nonnull neighbours) {
  *slot = key_slot(table, key[0], key[1]);
  *neighbours = 0;
  for (uint32_t number; (number = slots[*slot]) != 0; *slot = (*slot + 1) & table->slot_mask) {
    const uint64_t *other = keys + 2 * (uint64_t)(number - 1);
    if (other[0] != key[0]) continue;
    if (other[1] == key[1]) return number;
    ++*neighbours;
  }
  return 0;
}

/// Numbers the keys of `count` tuples: writes number + 1 for each, 0 for those that are not meant, and
/// adds those that are new to `keys`, two words each. `slots` holds number + 1, 0 where it is free.
///
/// Gives back how many tuples it got through: less than all where the limit is reached, or behind a new
/// key that has more than `most_neighbours`.
static inline ptrdiff_t keys_add(
    key_numbers *_Nonnull table, uint64_t *_Nonnull keys, uint32_t *_Nonnull slots, key_part part,
    uint64_t most_neighbours, const uint64_t *_Nonnull tuples, ptrdiff_t stride, ptrdiff_t count,
    uint32_t *_Nonnull numbers) {
  for (ptrdiff_t i = 0; i < count; i++, tuples += stride) {
    uint64_t slot, neighbours;
    numbers[i] = 0;
    if (!key_is_in(part, tuples[0])) continue;
    numbers[i] = key_number(table, keys, slots, tuples, &slot, &neighbours);
    if (numbers[i] != 0) continue;
    if (table->count == table->limit) return i;
    keys[2 * table->count] = tuples[0];
    keys[2 * table->count + 1] = tuples[1];
    table->count++;
    slots[slot] = numbers[i] = (uint32_t)table->count;
    table->half_key_count += neighbours > 0;
    table->neighbour_count = neighbours;
    if (neighbours >= most_neighbours) return i + 1;
  }
  return count;
}

/// Writes number + 1 of the keys of `count` tuples; 0 for those that are not meant or have none.
static inline void keys_find(
    const key_numbers *_Nonnull table, const uint64_t *_Nonnull keys, const uint32_t *_Nonnull slots,
    key_part part, const uint64_t *_Nonnull tuples, ptrdiff_t stride, ptrdiff_t count,
    uint32_t *_Nonnull numbers) {
  for (ptrdiff_t i = 0; i < count; i++, tuples += stride) {
    uint64_t slot, neighbours;
    numbers[i] = 0;
    if (!key_is_in(part, tuples[0])) continue;
    numbers[i] = key_number(table, keys, slots, tuples, &slot, &neighbours);
  }
}
