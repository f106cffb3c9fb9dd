#include "ledger/codec/envelope.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ledger/base/limits.h"
#include "ledger/codec/value_text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

template <std::size_t... I>
constexpr auto names_of_types(std::index_sequence<I...> /*indices*/) {
  return std::to_array<std::string_view>({BodyTypeAt<I>::kType...});
}

constexpr auto kTypeNames = names_of_types(std::make_index_sequence<kBodyTypes>());

constexpr auto kWaivable = std::to_array<std::string_view>({"P10", "P11"});

}  // namespace

void stamp(Instant received, Decoded& decoded) {
  if (!decoded.submission) return;
  decoded.is_stamped = decoded.submission->at == kNoAt;
  if (decoded.is_stamped) decoded.submission->at = received;
}

std::string unknown_type(std::string_view name) {
  return quoted(name) + " is not a type" + nearest_text(name, kTypeNames);
}

std::optional<std::size_t> find_type(std::string_view name) {
  const auto* found = std::ranges::find(kTypeNames, name);
  if (found == kTypeNames.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kTypeNames.begin());
}

bool check_id(FaultList& faults, std::string_view id) {
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  if (!id.empty() && id.size() <= kIdBytesMax && std::ranges::all_of(id, is_printable)) {
    return check_no_identity_number(faults, id);
  }
  faults.add(Code::kF01, "must be 1 to 64 printable ASCII characters");
  return false;
}

bool check_waivable(FaultList& faults, std::string_view code) {
  if (std::ranges::find(kWaivable, code) != kWaivable.end()) return true;
  faults.add(Code::kF01, "only P10 and P11 can be acknowledged");
  return false;
}

bool sort_expect(FaultList& faults, std::vector<Expectation>& expect) {
  std::ranges::sort(expect, {}, &Expectation::patent);
  const auto twice = std::ranges::adjacent_find(expect, {}, &Expectation::patent);
  if (twice == expect.end()) return true;
  faults.add(Code::kF01, "patent " + twice->patent.text() + " is listed twice");
  return false;
}

}  // namespace ledger::codec
