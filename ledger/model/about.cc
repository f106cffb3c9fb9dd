#include "ledger/model/about.h"

#include <algorithm>

#include "ledger/base/assert.h"

namespace ledger {
namespace {

void add_touched(const State& state, const Body& body, Seq seq,
                 std::vector<PatentNumber>& patents) {
  for (const Ref ref : touched(state, body, seq)) {
    if (ref.kind == RefKind::kPatent) patents.push_back(state.patents.at(ref.index).number);
  }
}

}  // namespace

std::vector<PatentNumber> named_patents(const Body& body) {
  std::vector<PatentNumber> patents;
  const auto look = [&](const auto& command) {
    if constexpr (requires { PatentNumber{command.patent}; }) patents.push_back(command.patent);
    if constexpr (requires { command.patents.size(); }) {
      patents.insert(patents.end(), command.patents.begin(), command.patents.end());
    }
  };
  std::visit(look, body);
  return patents;
}

std::vector<PatentNumber> patents_of(const State& after, const Entry& entry,
                                     const Restatement* restatement) {
  LEDGER_ASSERT(entry.submission.has_value());
  std::vector<PatentNumber> patents;
  if (restatement == nullptr) {
    add_touched(after, entry.submission->body, entry.seq, patents);
  } else {
    const Seq corrected = restatement->original.event.seq;
    add_touched(after, restatement->original.body, corrected, patents);
    if (restatement->corrected) add_touched(after, *restatement->corrected, corrected, patents);
  }
  std::ranges::sort(patents);
  patents.erase(std::unique(patents.begin(), patents.end()), patents.end());
  return patents;
}

}  // namespace ledger
