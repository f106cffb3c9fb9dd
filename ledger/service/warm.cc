#include "ledger/service/warm.h"

#include <array>

#include "ledger/base/assert.h"
#include "ledger/base/touch.h"

namespace ledger {
namespace {

constexpr std::size_t kLineBytes = 64;

// The first patent that each names: of most the only one.
struct Named {
  std::array<PatentNumber, kWarmAtOnce> numbers;
  std::size_t count = 0;
};

void fetch(const Patent& patent) {
  const char* bytes = reinterpret_cast<const char*>(&patent);
  for (std::size_t at = 0; at < sizeof patent; at += kLineBytes) touch(bytes + at);
}

template <typename Items>
void touch_first(const Items& items) {
  if (!items.empty()) touch(&items.front());
}

void name(Named& named, const Body& body) {
  std::visit(
      [&](const auto& command) {
        if constexpr (requires { PatentNumber{command.patent}; }) {
          named.numbers.at(named.count++) = command.patent;
        } else if constexpr (requires { command.patents.front().key(); }) {
          if (!command.patents.empty()) named.numbers.at(named.count++) = command.patents.front();
        }
      },
      body);
}

void fetch_rights(const State& state, const Body& body) {
  std::visit(
      [&](const auto& command) {
        if constexpr (requires { command.licence.size(); }) state.licences.fetch(command.licence);
        if constexpr (requires { command.pledge.size(); }) state.pledges.fetch(command.pledge);
      },
      body);
}

}  // namespace

void warm(const State& state, const KeyIndex& keys, std::span<const Incoming> incoming) {
  LEDGER_ASSERT(incoming.size() <= kWarmAtOnce);
  Named named;
  for (const Incoming& one : incoming) {
    if (!one.decoded.submission) continue;
    keys.fetch(one.key);
    fetch_rights(state, one.decoded.submission->body);
    name(named, one.decoded.submission->body);
  }
  const std::span<const PatentNumber> numbers(named.numbers.data(), named.count);
  for (const PatentNumber number : numbers) state.patents.fetch(number);
  std::array<const Patent*, kWarmAtOnce> patents{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    patents.at(i) = state.patents.find(numbers[i]);
    if (patents.at(i) != nullptr) fetch(*patents.at(i));
  }
  for (const Patent* patent : patents) {
    if (patent == nullptr) continue;
    touch_first(patent->owners);
    touch_first(patent->links);
    if (!patent->history.empty()) touch(&patent->history.back());
  }
}

}  // namespace ledger
