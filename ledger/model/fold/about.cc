#include "ledger/model/fold/about.h"

#include <algorithm>

#include "ledger/base/assert.h"
#include "ledger/base/sorted.h"
#include "ledger/model/commands/groups.h"

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
  const auto add = [&](const auto& command) {
    using T = std::decay_t<decltype(command)>;
    if constexpr (NamesPatent<T>) {
      patents.push_back(command.patent);
    } else if constexpr (NamesPatents<T>) {
      patents = command.patents;
    } else {
      static_assert(NamesNoPatent<T>);
    }
  };
  std::visit(add, body);
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
  sort_unique(patents);
  return patents;
}

}  // namespace ledger
