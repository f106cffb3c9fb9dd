#include "ledger/decide/correction_state.h"

#include <set>

namespace ledger {
namespace {

class Builder {
 public:
  explicit Builder(const State& now) : now_(now) {}

  void party(const PartyId& id) {
    const Party* known = now_.parties.find(id);
    if (known == nullptr || !copied_.insert(known).second) return;
    const PartyIndex index = first_.parties.intern(id);
    Party copy = *known;
    copy.history.clear();
    for (Succession& each : copy.successions) {
      const PartyId successor = now_.parties.at(each.successor).id;
      party(successor);
      each.successor = first_.parties.intern(successor);
    }
    first_.parties.at(index) = std::move(copy);
  }
  void named_in(const Body& body) {
    const auto party = [this](const PartyId& id) { this->party(id); };
    const auto patent = [this](PatentNumber number) { first_.patents.intern(number); };
    std::visit([&](const auto& command) { for_each_in<PartyId>(command, party); }, body);
    std::visit([&](const auto& command) { for_each_in<PatentNumber>(command, patent); }, body);
  }
  void rate_before(const EventInPlace& event) {
    State alone;
    replay(alone, event);
    const Seq seq = event.event.seq;
    for (const StatedRate& stated : alone.rates.all()) {
      const StatedRate* newest = now_.rates.newest({stated.currency}, seq);
      if (newest != nullptr) first_.rates.note(*newest);
    }
  }
  State take() && { return std::move(first_); }

 private:
  const State& now_;
  std::set<const Party*> copied_;
  State first_;
};

}  // namespace

State state_before(const State& state, std::span<const EventInPlace* const> context,
                   const PartyId& source, const std::optional<EventInPlace>& corrected) {
  Builder first(state);
  for (const EventInPlace* event : context) {
    first.party(event->source);
    first.named_in(event->body);
  }
  first.party(source);
  if (corrected) {
    first.named_in(corrected->body);
    first.rate_before(*corrected);
  }
  return std::move(first).take();
}

}  // namespace ledger
