#include "ledger/service/replay/history.h"

#include <set>

#include "ledger/model/fold/naming.h"

namespace ledger::service {
namespace {

std::set<Seq> seqs_of(const State& state, PatentIndex patent) {
  const Patent& record = state.patents.at(patent);
  std::set<Seq> seqs(record.history.begin(), record.history.end());
  for (const Link& link : record.links) {
    const auto& history = history_of(state, Ref{ref_kind(link.kind), link.index});
    seqs.insert(history.begin(), history.end());
  }
  return seqs;
}

}  // namespace

Result<std::vector<EventInPlace>> history_of_patent(const State& state, PatentIndex patent,
                                                    const EntryAt& entry_at) {
  std::vector<EventInPlace> events;
  for (const Seq seq : seqs_of(state, patent)) {
    const auto entry = entry_at(seq);
    if (!entry) return entry.error();
    if (!entry->takes_effect() || is_correction(entry->submission->body)) continue;
    const Submission& submission = *entry->submission;
    const auto restated = state.restated.find(seq);
    const bool is_corrected = restated != state.restated.end() && restated->second.has_value();
    const Body& stated = is_corrected ? *restated->second : submission.body;
    events.push_back({{seq, 0},
                      submission.at,
                      submission.source,
                      as_settled(state, seq, stated),
                      entry->states_fact()});
  }
  return events;
}

}  // namespace ledger::service
