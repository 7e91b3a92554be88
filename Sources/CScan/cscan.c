#include "cscan.h"

const uint8_t formula_openers[256] = {
    ['='] = 1, ['+'] = 1, ['-'] = 1, ['@'] = 1, ['\t'] = 1, ['\r'] = 1, [0xEF] = 1,
};
