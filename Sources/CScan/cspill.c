#define _GNU_SOURCE
#include "cspill.h"
#include "spill_blocks.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/// What stands in front of a block.
struct head {
  /// Bytes that may be used.
  size_t size;
  /// Bytes from the beginning of its pages to the block.
  size_t offset;
};

/// Pages that are free again, by their class.
struct free_pages {
  struct free_pages *next;
};

enum { page_size = 4096, least_alignment = 64, class_count = 256 };

/// Smaller blocks stay where they always are.
static const size_t least_size = 8 << 10;
/// The disk is asked for so much at a time.
static const size_t step_size = 16 << 20;

_Atomic size_t spill_threshold = SIZE_MAX;
_Atomic uintptr_t spill_first = 0;
_Atomic size_t spill_length = 0;
/// Bytes of the file that have been given out, and those that the disk has set aside.
static _Atomic size_t end = 0;
static size_t reserved = 0;
/// Why there was no room for a block, as an error number, and why the mapping is no larger.
static _Atomic int problem = 0;
static int shortage = 0;
static int file = -1;
static struct free_pages *free_lists[class_count];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static inline size_t load(_Atomic size_t *value) {
  return atomic_load_explicit(value, memory_order_relaxed);
}

/// Maps a stretch of the file that begins with it; pages come one by one, as they are touched.
static void *map(void *place, size_t size, int descriptor) {
  int fixed = place == NULL ? 0 : MAP_FIXED;
  void *mapped = mmap(
      place, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE | fixed, descriptor, 0);
  if (mapped != MAP_FAILED) madvise(mapped, size, MADV_RANDOM);
  return mapped;
}

int spill_begin(int descriptor) {
  if (!CAN_SPILL) return ENOTSUP;
  // As much address space as the system and the disk let a file have.
  for (int bits = 42; bits >= 30; bits -= 4) {
    size_t size = (size_t)1 << bits;
    void *mapped = MAP_FAILED;
    if (ftruncate(descriptor, (off_t)size) == 0) mapped = map(NULL, size, descriptor);
    if (mapped == MAP_FAILED) {
      shortage = errno;
      continue;
    }
    if (fallocate(descriptor, 0, 0, (off_t)step_size) != 0) {
      int result = errno;
      munmap(mapped, size);
      return result;
    }
    reserved = step_size;
    file = descriptor;
    atomic_store(&spill_first, (uintptr_t)mapped);
    atomic_store(&spill_length, size);
    atomic_store(&spill_threshold, least_size);
    return 0;
  }
  return shortage;
}

bool spill_is_on(void) { return load(&spill_length) != 0; }

size_t spill_byte_count(void) { return load(&end); }

int spill_problem(void) { return atomic_load(&problem); }

void spill_let_go(void) {
  // Mapped anew, and not given back: who touches a page meanwhile waits, and no page returns before
  // all have left. Pages of memory that is shared are the file's own, whatever maps them.
  size_t size = load(&end);
  if (size == 0) return;
  // Without the mapping nothing that lies there could be read any more.
  if (map((void *)atomic_load(&spill_first), size, file) == MAP_FAILED) abort();
}

void spill_wake_soon(void) {
  // sched_setattr(2): since Linux 6.12 a shorter slice means an earlier turn; others ignore it.
  struct {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
  } attributes = {.size = sizeof attributes, .runtime = 100 * 1000};
  syscall(SYS_sched_setattr, 0, &attributes, 0);
}

#if CAN_SPILL

/// The class of so many pages, four a doubling; rounds them up to those of the class.
static int class_of(size_t *pages) {
  if (*pages <= 4) return (int)*pages;
  int bits = 63 - __builtin_clzll(*pages - 1);
  size_t step = (size_t)1 << (bits - 2);
  *pages = (*pages + step - 1) / step * step;
  return 4 * bits + (int)((*pages - 1) >> (bits - 2) & 3) + 1;
}

/// Has the disk set aside what a block needs behind `at`; 0, or why there is no room for it.
static int reserve(size_t at, size_t size) {
  if (at + size > load(&spill_length)) return shortage != 0 ? shortage : EFBIG;
  if (at + size <= reserved) return 0;
  for (size_t more = step_size;; more = 0) {
    size_t to = at + size + more;
    if (fallocate(file, 0, (off_t)reserved, (off_t)(to - reserved)) == 0) {
      reserved = to;
      return 0;
    }
    if (more == 0) return errno;
  }
}

/// Pages for a block; NULL where there is no room. `is_fresh` says whether all of it is zero.
static uintptr_t take_pages(size_t *pages, bool *is_fresh) {
  int number = class_of(pages);
  size_t size = *pages * page_size;
  uintptr_t result = 0;
  pthread_mutex_lock(&lock);
  struct free_pages *used = free_lists[number];
  *is_fresh = used == NULL;
  if (used != NULL) {
    free_lists[number] = used->next;
    result = (uintptr_t)used;
  } else {
    int missing = reserve(load(&end), size);
    if (missing == 0) {
      result = load(&spill_first) + load(&end);
      atomic_store(&end, load(&end) + size);
    } else {
      atomic_store(&problem, missing);
    }
  }
  pthread_mutex_unlock(&lock);
  return result;
}

void *spill_take(size_t size, size_t alignment, bool *is_fresh) {
  int before = errno;
  size_t room = alignment > least_alignment ? alignment : least_alignment;
  if (size > load(&spill_length) - room) return NULL;
  size_t pages = (size + room + page_size - 1) / page_size;
  uintptr_t start = take_pages(&pages, is_fresh);
  errno = before;
  if (start == 0) return NULL;
  uintptr_t block = (start + sizeof(struct head) + room - 1) / room * room;
  struct head *head = (struct head *)block - 1;
  head->size = start + pages * page_size - block;
  head->offset = block - start;
  return (void *)block;
}

static inline struct head *head_of(void *block) { return (struct head *)block - 1; }

size_t spill_size(void *block) { return head_of(block)->size; }

void spill_give(void *block) {
  struct head head = *head_of(block);
  size_t pages = (head.size + head.offset) / page_size;
  struct free_pages *start = (struct free_pages *)((uintptr_t)block - head.offset);
  int number = class_of(&pages);
  pthread_mutex_lock(&lock);
  start->next = free_lists[number];
  free_lists[number] = start;
  pthread_mutex_unlock(&lock);
}

#endif
