#include "ledger/service/records/restoration.h"

#include "ledger/base/digits.h"

namespace ledger::service {
namespace {

ByteView take_word(ByteView& text) {
  const auto end = text.find(' ');
  const ByteView word = text.substr(0, end);
  text.remove_prefix(end == ByteView::npos ? text.size() : end + 1);
  return word;
}

}  // namespace

std::string text_of(const Restoration& restoration) {
  return std::to_string(restoration.until) + " " + hex(restoration.root) + " " +
         std::to_string(restoration.from_files);
}

std::optional<Restoration> parse_restoration(ByteView text) {
  const auto until = parse_digits(take_word(text));
  const auto root = parse_hex(take_word(text));
  const auto from_files = parse_digits(text);
  if (!until || !root || !from_files) return std::nullopt;
  if (*until == 0 || *from_files > *until) return std::nullopt;
  return Restoration{static_cast<std::uint64_t>(*until), *root,
                     static_cast<std::uint64_t>(*from_files)};
}

}  // namespace ledger::service
