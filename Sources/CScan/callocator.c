#define _GNU_SOURCE
#include "spill_blocks.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if CAN_SPILL

// glibc lets a program put its own functions in the place of the allocator's ("Replacing malloc",
// The GNU C Library Reference Manual, 3.2.5), and keeps its own under these names.
extern void *__libc_malloc(size_t);
extern void __libc_free(void *);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static size_t (*usable_size)(void *);

__attribute__((constructor)) static void find_usable_size(void) {
  *(void **)&usable_size = dlsym(RTLD_NEXT, "malloc_usable_size");
}

size_t malloc_usable_size(void *block) {
  if (spill_holds(block)) return spill_size(block);
  if (usable_size == NULL) find_usable_size();
  return usable_size(block);
}

/// How far the heap has been asked for large pages.
static _Atomic uintptr_t advised;

/// Asks for large pages where the heap has grown. It grows by `memory_keep_freed`'s pad, so that some fit in.
static inline void advise_heap(void) {
  uintptr_t end = (uintptr_t)sbrk(0);
  uintptr_t start = atomic_load_explicit(&advised, memory_order_relaxed);
  if (end == start) return;
  atomic_store_explicit(&advised, end, memory_order_relaxed);
  if (start == 0 || end < start) return;
  int before = errno;
  start = start / 4096 * 4096;
  madvise((void *)start, end - start, MADV_HUGEPAGE);
  errno = before;
}

/// Asks for large pages within a block that the system has mapped by itself, as it does from the size on
/// that `memory_keep_freed` sets: what is touched first costs few faults.
static inline void *with_large_pages(void *block, size_t size) {
  const uintptr_t large = 2 << 20;
  if (size < 1024 || block == NULL) return block;
  if (size < large) {
    advise_heap();
    return block;
  }
  int before = errno;
  uintptr_t start = ((uintptr_t)block + large - 1) / large * large;
  uintptr_t stop = ((uintptr_t)block + size) / large * large;
  if (start < stop) madvise((void *)start, stop - start, MADV_HUGEPAGE);
  errno = before;
  return block;
}

void *malloc(size_t size) {
  if (size >= spill_least()) {
    bool is_fresh;
    void *block = spill_take(size, 0, &is_fresh);
    if (block != NULL) return block;
  }
  return with_large_pages(__libc_malloc(size), size);
}

void free(void *block) {
  if (spill_holds(block)) {
    spill_give(block);
  } else {
    __libc_free(block);
  }
}

void *calloc(size_t count, size_t stride) {
  size_t size;
  if (__builtin_mul_overflow(count, stride, &size)) return __libc_calloc(count, stride);
  if (size >= spill_least()) {
    bool is_fresh;
    void *block = spill_take(size, 0, &is_fresh);
    if (block != NULL) return is_fresh ? block : memset(block, 0, size);
  }
  return with_large_pages(__libc_calloc(count, stride), size);
}

void *realloc(void *block, size_t size) {
  if (block == NULL) return malloc(size);
  if (!spill_holds(block) && size < spill_least()) {
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
  if (size >= spill_least()) {
    bool is_fresh;
    void *block = spill_take(size, alignment, &is_fresh);
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
