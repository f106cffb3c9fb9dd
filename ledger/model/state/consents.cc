#include "ledger/model/state/consents.h"

#include <algorithm>

namespace ledger {

std::string pledgee_key(const PartyId& pledgee) {
  return "\npledgee\n" + std::string(pledgee.view());
}

bool has_consented(const State& state, PartyIndex pledgee, Seq event) {
  std::vector<PartyIndex> found{pledgee};           // It and its successors, each once.
  for (std::size_t i = 0; i < found.size(); ++i) {  // Grows.
    const Party& party = state.parties.at(found[i]);
    const auto events = state.documents.find(pledgee_key(party.id));
    const bool is_known = events != state.documents.end();
    if (is_known && std::ranges::binary_search(events->second, event)) return true;
    for (const Succession& each : party.successions) {
      if (std::ranges::find(found, each.successor) == found.end()) found.push_back(each.successor);
    }
  }
  return false;
}

}  // namespace ledger
