#include "ledger/service/prefetch.h"

#include <array>

#include "ledger/base/assert.h"
#include "ledger/base/prefetch.h"
#include "ledger/model/commands/groups.h"

namespace ledger::service {
namespace {

constexpr std::size_t kLineBytes = 64;

// The first patent that each input names: most name one.
struct NamedPatentList {
  std::array<PatentNumber, kPrefetchMax> numbers;
  std::size_t count = 0;

  void add(const Body& body) {
    const auto add_first = [this](const auto& command) {
      using T = std::decay_t<decltype(command)>;
      if constexpr (NamesPatent<T>) {
        numbers.at(count++) = command.patent;
      } else if constexpr (NamesPatents<T>) {
        if (!command.patents.empty()) numbers.at(count++) = command.patents.front();
      } else {
        static_assert(NamesNoPatent<T>);
      }
    };
    std::visit(add_first, body);
  }
};

void prefetch_patent(const Patent& patent) {
  const char* bytes = reinterpret_cast<const char*>(&patent);
  for (std::size_t at = 0; at < sizeof patent; at += kLineBytes) prefetch(bytes + at);
}

template <typename Items>
void prefetch_first(const Items& items) {
  if (!items.empty()) prefetch(&items.front());
}

void prefetch_rights(const State& state, const Body& body) {
  const auto prefetch_right = [&state](const auto& command) {
    using T = std::decay_t<decltype(command)>;
    if constexpr (OfLicence<T>) state.licences.prefetch(command.licence);
    if constexpr (OfPledge<T>) state.pledges.prefetch(command.pledge);
    static_assert(Grouped<T>);
  };
  std::visit(prefetch_right, body);
}

}  // namespace

void prefetch_state(const State& state, const IdempotencyIndex& keys,
                    std::span<const DecodedInput> inputs) {
  LEDGER_ASSERT(inputs.size() <= kPrefetchMax);
  NamedPatentList named;
  for (const DecodedInput& input : inputs) {
    if (!input.decoded.submission) continue;
    keys.prefetch(input.key);
    prefetch_rights(state, input.decoded.submission->body);
    named.add(input.decoded.submission->body);
  }
  const std::span<const PatentNumber> numbers(named.numbers.data(), named.count);
  for (const PatentNumber number : numbers) state.patents.prefetch(number);
  std::array<const Patent*, kPrefetchMax> patents{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    patents.at(i) = state.patents.find(numbers[i]);
    if (patents.at(i) != nullptr) prefetch_patent(*patents.at(i));
  }
  for (const Patent* patent : patents) {
    if (patent == nullptr) continue;
    prefetch_first(patent->owners);
    prefetch_first(patent->links);
    if (!patent->history.empty()) prefetch(&patent->history.back());
  }
}

}  // namespace ledger::service
