#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Takes 64 bytes into the eight words of a SHA-256. Source: FIPS 180-4, 6.2.2. By the processor's own
/// instructions where it has them.
void sha256_block(uint32_t *_Nonnull state, const uint8_t *_Nonnull block);

/// The same without them.
void sha256_block_portable(uint32_t *_Nonnull state, const uint8_t *_Nonnull block);
