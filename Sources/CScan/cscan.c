#include "cscan.h"

#include <malloc.h>

const uint8_t formula_openers[256] = {
    ['='] = 1, ['+'] = 1, ['-'] = 1, ['@'] = 1, ['\t'] = 1, ['\r'] = 1, [0xEF] = 1,
};

void memory_keep_freed(int byte_count) {
  mallopt(M_MMAP_THRESHOLD, byte_count);
  mallopt(M_TRIM_THRESHOLD, byte_count);
  mallopt(M_TOP_PAD, byte_count);
}

void memory_give_back(void) { malloc_trim(0); }
