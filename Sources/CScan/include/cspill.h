#pragma once
#include <stdbool.h>
#include <stddef.h>

// Memory that can leave: while spilling is on, blocks of the allocator from 8 KiB on lie in a file
// without a name that is mapped into memory, so that the system can take their pages away at any
// time and bring them back when they are touched. Programs notice nothing but the time.

/// Turns spilling on, for the rest of the process, over an open file that is not used otherwise; 0,
/// or an error number. Blocks that are there stay where they are.
int spill_begin(int descriptor);

/// Whether spilling is on.
bool spill_is_on(void);

/// Bytes of the file that blocks have taken so far; those that are free again are used again.
size_t spill_byte_count(void);

/// Whether the disk had no room for a block, which then lies in memory as any other.
bool spill_is_full(void);

/// Lets all pages of the file leave memory; what they hold stays, and comes back when it is touched.
void spill_let_go(void);

/// Has this thread run soon after it wakes, where others have work for all processors.
void spill_wake_soon(void);
