#pragma once
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What the allocator's stand-ins need of the file that blocks lie in.

// Where memory is checked by a sanitizer, the allocator is that one's.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CAN_SPILL 0
#else
#define CAN_SPILL 1
#endif

#define SPILL_HIDDEN __attribute__((visibility("hidden")))

/// What a block needs at least to go to the file: no block does before spilling begins.
extern SPILL_HIDDEN _Atomic size_t spill_threshold;
/// Where the mapping begins.
extern SPILL_HIDDEN _Atomic uintptr_t spill_first;
/// Bytes of the mapping; 0 before spilling begins, so that no address lies in it.
extern SPILL_HIDDEN _Atomic size_t spill_length;

/// The threshold, which is set last: who sees it sees all that belongs to it.
static inline size_t spill_least(void) {
  return atomic_load_explicit(&spill_threshold, memory_order_acquire);
}

/// Whether a block lies in the file.
static inline bool spill_holds(const void *block) {
  // The length is set last, so it is read before what it is the length of.
  size_t count = atomic_load_explicit(&spill_length, memory_order_acquire);
  return (uintptr_t)block - atomic_load_explicit(&spill_first, memory_order_relaxed) < count;
}

/// A block of the file; NULL where there is no room. `is_fresh` says whether all of it is zero.
SPILL_HIDDEN void *spill_take(size_t size, size_t alignment, bool *is_fresh);

/// Takes back a block of the file.
SPILL_HIDDEN void spill_give(void *block);

/// Bytes that may be used of a block of the file.
SPILL_HIDDEN size_t spill_size(void *block);
