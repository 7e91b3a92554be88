#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What Fettle asks of Google's libphonenumber: the numbering plans that it carries, and what it
/// makes of one text. Every function may be called from any thread.

#ifdef __cplusplus
extern "C" {
#endif

/// Which numbers of a plan have some use: a regular expression over digits and the lengths it holds
/// for. A pattern that is empty matches nothing.
typedef struct {
  const char *_Nonnull pattern;
  /// Bit n: a number may have n digits. 0: any number of them; bit 31 alone: no number at all.
  uint32_t lengths;
  /// Bit n: n digits are enough within one area.
  uint32_t local_lengths;
} phone_use;

/// The numbering plan of a region, or of a calling code that belongs to none (region "001").
typedef struct {
  const char *_Nonnull region;
  int32_t calling_code;
  /// Whether this is the region that stands for a calling code which several share.
  bool is_main;
  const char *_Nonnull international_prefix;
  const char *_Nonnull national_prefix;
  const char *_Nonnull transform_rule;
  const char *_Nonnull leading_digits;
  /// What every number of the plan has in common.
  phone_use all_numbers;
} phone_plan;

/// How many plans the library carries.
size_t phone_plan_count(void);

/// The plan at `index`; its texts live as long as the process.
phone_plan phone_plan_at(size_t index);

/// How many uses a plan tells apart; a valid number has one of them.
size_t phone_use_count(size_t index);

/// One use of the plan's numbers.
phone_use phone_use_at(size_t index, size_t use);

/// Room for any number that `phone_convert` writes: a plus, 3 and 17 digits, ";ext=" and 20 more.
#define PHONE_NUMBER_CAPACITY 64

/// How often a number that was written may be read as another one; see below.
#define PHONE_READINGS 4

/// Writes the valid number that the library reads in the text, in E.164 and with its extension as in
/// RFC 3966 (";ext=12"), and returns how many bytes that took: 0 where there is none. `region` says
/// where the text was written, "ZZ" that it is not known.
///
/// What is written is what the library reads in it: for a few plans it takes a national prefix off
/// its own E.164, so that the number is read again until it stays. One that then is no number is none.
size_t phone_convert(const char *_Nonnull text, size_t count, const char *_Nonnull region,
                     char *_Nonnull number);

#ifdef __cplusplus
}
#endif
