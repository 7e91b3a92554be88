#include <phonenumbers/phonemetadata.pb.h>

#include "cphonenumber.h"

namespace i18n {
namespace phonenumbers {
// Where the library keeps its plans, as a message of phonemetadata.proto. It exports these without
// declaring them in a header that is installed.
int metadata_size();
const void *metadata_get();
}  // namespace phonenumbers
}  // namespace i18n

using i18n::phonenumbers::PhoneMetadata;
using i18n::phonenumbers::PhoneMetadataCollection;
using i18n::phonenumbers::PhoneNumberDesc;

namespace {

const PhoneMetadataCollection &plans() {
  // Never freed, so that threads may use it while the process ends.
  static const PhoneMetadataCollection *const all = [] {
    auto *collection = new PhoneMetadataCollection;
    collection->ParseFromArray(i18n::phonenumbers::metadata_get(),
                               i18n::phonenumbers::metadata_size());
    return collection;
  }();
  return *all;
}

const PhoneMetadata &plan(size_t index) { return plans().metadata(static_cast<int>(index)); }

// The library writes a length of -1 for a use that a region does not have.
uint32_t length_bit(int length) { return UINT32_C(1) << (length < 0 || length > 31 ? 31 : length); }

phone_use use(const PhoneNumberDesc &description) {
  phone_use result = {description.national_number_pattern().c_str(), 0, 0};
  for (int length : description.possible_length()) result.lengths |= length_bit(length);
  for (int length : description.possible_length_local_only()) {
    result.local_lengths |= length_bit(length);
  }
  return result;
}

}  // namespace

size_t phone_plan_count(void) { return static_cast<size_t>(plans().metadata_size()); }

phone_plan phone_plan_at(size_t index) {
  const PhoneMetadata &found = plan(index);
  return {found.id().c_str(),
          found.country_code(),
          found.main_country_for_code(),
          found.international_prefix().c_str(),
          found.national_prefix_for_parsing().c_str(),
          found.national_prefix_transform_rule().c_str(),
          found.leading_digits().c_str(),
          use(found.general_desc())};
}

size_t phone_use_count(size_t index) {
  // The library asks for mobile numbers only where they differ from those of fixed lines.
  return plan(index).same_mobile_and_fixed_line_pattern() ? 9 : 10;
}

phone_use phone_use_at(size_t index, size_t number) {
  const PhoneMetadata &found = plan(index);
  switch (number) {
    case 0: return use(found.fixed_line());
    case 1: return use(found.premium_rate());
    case 2: return use(found.toll_free());
    case 3: return use(found.shared_cost());
    case 4: return use(found.voip());
    case 5: return use(found.personal_number());
    case 6: return use(found.pager());
    case 7: return use(found.uan());
    case 8: return use(found.voicemail());
    default: return use(found.mobile());
  }
}
