#define _GNU_SOURCE
#include "cspill.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// Where memory is checked by a sanitizer, the allocator is that one's.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CAN_SPILL 0
#else
#define CAN_SPILL 1
#endif

// glibc lets a program put its own functions in the place of the allocator's ("Replacing malloc",
// The GNU C Library Reference Manual, 3.2.5), and keeps its own under these names.
extern void *__libc_malloc(size_t);
extern void __libc_free(void *);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

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

/// What a block needs at least to go to the file: no block does before spilling begins.
static _Atomic size_t threshold = SIZE_MAX;
static _Atomic uintptr_t first = 0;
/// Bytes of the mapping; 0 before spilling begins, so that no address lies in it.
static _Atomic size_t length = 0;
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

/// The threshold, which is set last: who sees it sees all that belongs to it.
static inline size_t least_spilled(void) {
  return atomic_load_explicit(&threshold, memory_order_acquire);
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
    atomic_store(&first, (uintptr_t)mapped);
    atomic_store(&length, size);
    atomic_store(&threshold, least_size);
    return 0;
  }
  return shortage;
}

bool spill_is_on(void) { return load(&length) != 0; }

size_t spill_byte_count(void) { return load(&end); }

int spill_problem(void) { return atomic_load(&problem); }

void spill_let_go(void) {
  // Mapped anew, and not given back: who touches a page meanwhile waits, and no page returns before
  // all have left. Pages of memory that is shared are the file's own, whatever maps them.
  size_t size = load(&end);
  if (size == 0) return;
  // Without the mapping nothing that lies there could be read any more.
  if (map((void *)atomic_load(&first), size, file) == MAP_FAILED) abort();
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
  if (at + size > load(&length)) return shortage != 0 ? shortage : EFBIG;
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
      result = load(&first) + load(&end);
      atomic_store(&end, load(&end) + size);
    } else {
      atomic_store(&problem, missing);
    }
  }
  pthread_mutex_unlock(&lock);
  return result;
}

static void *take(size_t size, size_t alignment, bool *is_fresh) {
  int before = errno;
  size_t room = alignment > least_alignment ? alignment : least_alignment;
  if (size > load(&length) - room) return NULL;
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

static inline bool is_spilled(const void *block) {
  // The length is set last, so it is read before what it is the length of.
  size_t count = atomic_load_explicit(&length, memory_order_acquire);
  return (uintptr_t)block - atomic_load_explicit(&first, memory_order_relaxed) < count;
}

static inline struct head *head_of(void *block) { return (struct head *)block - 1; }

static void give(void *block) {
  struct head head = *head_of(block);
  size_t pages = (head.size + head.offset) / page_size;
  struct free_pages *start = (struct free_pages *)((uintptr_t)block - head.offset);
  int number = class_of(&pages);
  pthread_mutex_lock(&lock);
  start->next = free_lists[number];
  free_lists[number] = start;
  pthread_mutex_unlock(&lock);
}

static size_t (*usable_size)(void *);

__attribute__((constructor)) static void find_usable_size(void) {
  *(void **)&usable_size = dlsym(RTLD_NEXT, "malloc_usable_size");
}

size_t malloc_usable_size(void *block) {
  if (is_spilled(block)) return head_of(block)->size;
  if (usable_size == NULL) find_usable_size();
  return usable_size(block);
}

/// Asks for large pages within a block that the system has mapped by itself, as it does from the size on
/// that `memory_keep_freed` sets: what is touched first costs few faults.
static inline void *with_large_pages(void *block, size_t size) {
  const uintptr_t large = 2 << 20;
  if (size < 2 * large || block == NULL) return block;
  int before = errno;
  uintptr_t start = ((uintptr_t)block + large - 1) / large * large;
  uintptr_t stop = ((uintptr_t)block + size) / large * large;
  madvise((void *)start, stop - start, MADV_HUGEPAGE);
  errno = before;
  return block;
}

void *malloc(size_t size) {
  if (size >= least_spilled()) {
    bool is_fresh;
    void *block = take(size, 0, &is_fresh);
    if (block != NULL) return block;
  }
  return with_large_pages(__libc_malloc(size), size);
}

void free(void *block) {
  if (is_spilled(block)) {
    give(block);
  } else {
    __libc_free(block);
  }
}

void *calloc(size_t count, size_t stride) {
  size_t size;
  if (__builtin_mul_overflow(count, stride, &size)) return __libc_calloc(count, stride);
  if (size >= least_spilled()) {
    bool is_fresh;
    void *block = take(size, 0, &is_fresh);
    if (block != NULL) return is_fresh ? block : memset(block, 0, size);
  }
  return with_large_pages(__libc_calloc(count, stride), size);
}

void *realloc(void *block, size_t size) {
  if (block == NULL) return malloc(size);
  if (!is_spilled(block) && size < least_spilled()) {
    return with_large_pages(__libc_realloc(block, size), size);
  }
  if (size == 0) {
    free(block);
    return NULL;
  }
  size_t before = malloc_usable_size(block);
  if (size <= before && size > before / 2) return block;
  void *moved = malloc(size);
  if (moved == NULL) return NULL;
  memcpy(moved, block, before < size ? before : size);
  free(block);
  return moved;
}

void *memalign(size_t alignment, size_t size) {
  if (size >= least_spilled()) {
    bool is_fresh;
    void *block = take(size, alignment, &is_fresh);
    if (block != NULL) return block;
  }
  return with_large_pages(__libc_memalign(alignment, size), size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  int before = errno;
  void *block = memalign(alignment, size);
  errno = before;
  if (block == NULL) return ENOMEM;
  *result = block;
  return 0;
}

#endif
