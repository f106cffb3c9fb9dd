#include "ledger/codec/json/index.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include "ledger/base/assert.h"
#include "ledger/base/characters.h"
#include "ledger/base/limits.h"
#include "ledger/codec/json/text.h"

namespace ledger::codec {
namespace {

constexpr std::size_t kFirstCapacity = 4096;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// What is wrong with a text that the first stage rejects. simdjson's own error is not used: which
// of several errors it reports depends on the processor, and details of faults are hashed.
const char* fault_of(std::string_view text) {
  if (!is_utf8(text)) return "must be UTF-8";
  if (std::ranges::all_of(text, is_blank)) return "must not be empty";
  return "a string is unterminated or contains a control character";
}

}  // namespace

bool is_utf8(std::string_view text) {
  return is_ascii(text) || simdjson::validate_utf8(text.data(), text.size());
}

struct JsonIndex::Impl {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
  std::unique_ptr<char[]> text;
  std::size_t capacity = 0;

  // Buffers for a text of `size` bytes and the padding that the first stage reads.
  void fit(std::size_t size) {
    if (stage != nullptr && size <= capacity) return;
    capacity = std::max({size, 2 * capacity, kFirstCapacity});
    text = std::make_unique<char[]>(capacity + simdjson::SIMDJSON_PADDING);
    const auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
        capacity, kJsonDepthMax, stage);
    LEDGER_ASSERT(error == simdjson::SUCCESS);
  }
};

JsonIndex::JsonIndex() : impl_(std::make_unique<Impl>()) {}
JsonIndex::~JsonIndex() = default;

const char* JsonIndex::build(std::string_view text) {
  LEDGER_ASSERT(text.size() <= kSubmissionBytesMax);
  count_ = 0;
  impl_->fit(text.size());
  std::copy(text.begin(), text.end(), impl_->text.get());
  std::memset(impl_->text.get() + text.size(), ' ', simdjson::SIMDJSON_PADDING);
  text_ = impl_->text.get();
  const auto error = impl_->stage->stage1(reinterpret_cast<const std::uint8_t*>(text_), text.size(),
                                          simdjson::stage1_mode::regular);
  if (error != simdjson::SUCCESS) return fault_of(text);
  count_ = impl_->stage->n_structural_indexes;
  impl_->stage->structural_indexes[count_] = static_cast<std::uint32_t>(text.size());
  places_ = impl_->stage->structural_indexes.get();
  return nullptr;
}

}  // namespace ledger::codec
