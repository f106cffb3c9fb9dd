#include "ledger/decide/correction_state.h"

namespace ledger {
namespace {

class Builder {
 public:
  explicit Builder(const State& now) : now_(now) {}

  void party(const PartyId& id) {
    const Party* known = now_.parties.find(id);
    if (known == nullptr) return;
    Party& copy = first_.parties.at(first_.parties.intern(id));
    if (copy.registered_by == known->registered_by && copy.is_registered) return;
    copy = *known;
    copy.history.clear();
  }
  void named_in(const Body& body) {
    const auto party = [this](const PartyId& id) { this->party(id); };
    const auto patent = [this](PatentNumber number) { first_.patents.intern(number); };
    std::visit([&](const auto& command) { for_each_in<PartyId>(command, party); }, body);
    std::visit([&](const auto& command) { for_each_in<PatentNumber>(command, patent); }, body);
  }
  State take() && { return std::move(first_); }

 private:
  const State& now_;
  State first_;
};

}  // namespace

State state_before(const State& state, std::span<const EventInPlace* const> context,
                   const PartyId& source, const std::optional<Body>& corrected) {
  Builder first(state);
  for (const EventInPlace* event : context) {
    first.party(event->source);
    first.named_in(event->body);
  }
  first.party(source);
  if (corrected) first.named_in(*corrected);
  return std::move(first).take();
}

}  // namespace ledger
