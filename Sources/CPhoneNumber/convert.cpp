#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

#include "cphonenumber.h"

using i18n::phonenumbers::NullLogger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

const PhoneNumberUtil &library() {
  static const PhoneNumberUtil *const only = [] {
    PhoneNumberUtil *found = PhoneNumberUtil::GetInstance();
    // Its own logger writes to standard output, where tables go.
    found->SetLogger(new NullLogger);
    return found;
  }();
  return *only;
}

// Reads a text and writes its number in E.164; empty where there is no valid one.
std::string valid_number(const std::string &text, const std::string &region,
                         std::string *extension) {
  PhoneNumber parsed;
  if (library().Parse(text, region, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR ||
      !library().IsValidNumber(parsed)) {
    return {};
  }
  std::string written;
  library().Format(parsed, PhoneNumberUtil::E164, &written);
  *extension = parsed.extension();
  return written;
}

}  // namespace

size_t phone_convert(const char *text, size_t count, const char *region, char *number) {
  std::string extension;
  std::string written = valid_number(std::string(text, count), region, &extension);
  for (int reading = 0; !written.empty(); reading++) {
    if (reading == PHONE_READINGS) return 0;
    std::string none;
    std::string again = valid_number(written, "ZZ", &none);
    if (again == written) break;
    written = again;
  }
  if (!extension.empty() && !written.empty()) written += ";ext=" + extension;
  if (written.size() > PHONE_NUMBER_CAPACITY) return 0;
  std::memcpy(number, written.data(), written.size());
  return written.size();
}
