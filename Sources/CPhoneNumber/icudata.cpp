#include <unicode/udata.h>
#include <unicode/utypes.h>

// ICU without its data. libphonenumber asks ICU for regular expressions and for properties of
// characters, whose tables are code in libicuuc and libicui18n; the 31 MB of libicudata, which this
// table of contents without an entry stands in for, are locales, calendars and converters.
// The layout is that of ICU's own stubdata.cpp.

namespace {

struct EmptyPackage {
  uint16_t header_size;
  uint8_t magic[2];
  UDataInfo info;
  char padding[8];
  uint32_t entry_count;
  uint32_t reserved;
};

}  // namespace

extern "C" {

extern const EmptyPackage U_ICUDATA_ENTRY_POINT;

alignas(16) const EmptyPackage U_ICUDATA_ENTRY_POINT = {
    32,
    {0xDA, 0x27},
    {sizeof(UDataInfo), 0, U_IS_BIG_ENDIAN, U_CHARSET_FAMILY, sizeof(UChar), 0,
     {'T', 'o', 'C', 'P'}, {1, 0, 0, 0}, {0, 0, 0, 0}},
    {},
    0,
    0};
}
