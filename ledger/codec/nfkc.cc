#include "ledger/codec/nfkc.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace ledger::codec {
namespace {

// `map` takes the text from one form to another, by ICU's NFKC.
template <typename Map>
std::string mapped(std::string_view text, Map&& map) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status) != 0) return std::string(text);
  const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
  const icu::UnicodeString normal = map(*form, icu::UnicodeString::fromUTF8(bytes), status);
  if (U_FAILURE(status) != 0) return std::string(text);
  std::string result;
  normal.toUTF8String(result);
  return result;
}

}  // namespace

std::string nfkc(std::string_view text) {
  return mapped(text, [](const icu::Normalizer2& form, const icu::UnicodeString& raw,
                         UErrorCode& status) { return form.normalize(raw, status); });
}

std::string upper_case_nfkc(std::string_view text) {
  return mapped(
      text, [](const icu::Normalizer2& form, const icu::UnicodeString& raw, UErrorCode& status) {
        return form.normalize(form.normalize(raw, status).toUpper(icu::Locale::getRoot()), status);
      });
}

}  // namespace ledger::codec
