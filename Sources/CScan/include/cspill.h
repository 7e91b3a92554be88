#pragma once
#include <stdbool.h>
#include <stddef.h>

// Memory that can leave: while spilling is on, blocks of the allocator from 8 KiB on lie in a file
// without a name that is mapped into memory, so that the system can take their pages away at any
// time and bring them back when they are touched. Programs notice nothing but the time. Blocks from
// 4 MiB on that do not lie there have large pages, where the system gives them.
//
// The disk sets room aside before it is used, so that a full one is told of. One that copies what it
// writes (btrfs) can still run full then, which ends the process; a file in memory (tmpfs) saves
// none. A child of fork shares the blocks with its parent, and must do no more than exec.

/// Turns spilling on, for the rest of the process, over an open file that is not used otherwise; 0,
/// or an error number. Blocks that are there stay where they are.
int spill_begin(int descriptor);

/// Whether spilling is on.
bool spill_is_on(void);

/// Bytes of the file that blocks have taken at the most, since the process began; those that are free
/// again are used again.
size_t spill_byte_count(void);

/// Why there was no room for a block, which then lies in memory as any other: an error number, of the
/// disk, of a limit on files or of address space; 0 while there is. It stays for the process.
int spill_problem(void);

/// Lets all pages of the file leave memory; what they hold stays, and comes back when it is touched.
void spill_let_go(void);

/// Has this thread run soon after it wakes, where others have work for all processors.
void spill_wake_soon(void);
