#include "ledger/decide/consequences.h"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/decide/form.h"
#include "ledger/law/authority.h"

namespace ledger {
namespace {

// The State before the first event of `context`, with the parties and patents that any of them, the
// correction or the corrected body names.
State beginning(const State& state, std::span<const Recorded> context, const PartyId& source,
                const std::optional<Body>& corrected) {
  State first;
  const auto party = [&](const PartyId& id) {
    const Party* known = state.parties.find(id);
    if (known == nullptr) return;
    Party& copy = first.parties.at(first.parties.intern(id));
    if (copy.by == known->by && copy.is_registered) return;
    copy = *known;
    copy.history.clear();
  };
  const auto patent = [&](PatentNumber number) { first.patents.intern(number); };
  const auto name = [&](const Body& body) {
    std::visit([&](const auto& command) { for_each_in<PartyId>(command, party); }, body);
    std::visit([&](const auto& command) { for_each_in<PatentNumber>(command, patent); }, body);
  };
  for (const Recorded& event : context) {
    party(event.source);
    name(event.body);
  }
  party(source);
  if (corrected) name(*corrected);
  return first;
}

Submission submission_of(const Recorded& event) {
  return {{}, event.source, event.at, {}, {}, event.body};
}

std::vector<Code> codes_of(const Grounds& grounds) {
  std::vector<Code> codes;
  for (const Ground& ground : grounds.all()) codes.push_back(ground.code);
  return codes;
}

using Objections = std::map<Seq, std::vector<Code>>;  // What stands against each later event.

// The events after the corrected one that may come to say what is no longer so.
std::set<Seq> later_events(const State& state, const Restatement& restatement) {
  std::set<Seq> seqs;
  for (const Ref ref : affected_things(state, restatement)) {
    const std::vector<Seq>& history = history_of(state, ref);
    seqs.insert(std::ranges::upper_bound(history, restatement.original.event.seq), history.end());
  }
  return seqs;
}

bool may_state(const State& state, const PartyId& source, const Recorded& event) {
  const Party* party = state.parties.find(source);
  if (party != nullptr && party->has(Role::kOperator)) return true;
  Submission submission = submission_of(event);
  submission.source = source;
  return law::has_authority(state, submission, nullptr);
}

// What stands against the later ones of `events` where the corrected event, before them, is `said`,
// or is not there.
Objections objections_of(State state, const std::optional<Recorded>& said,
                         std::span<const Recorded> events, const std::set<Seq>& later) {
  Objections objections;
  if (said) replay(state, *said);
  for (const Recorded& event : events) {
    const Seq seq = event.event.seq;
    if (later.contains(seq)) objections.emplace(seq, codes_against(state, event));
    replay(state, event);
  }
  return objections;
}

std::vector<Contradiction> added(const Objections& before, const Objections& after) {
  std::vector<Contradiction> contradictions;
  for (const auto& [seq, codes] : after) {
    Contradiction contradiction{{seq, 0}, {}};
    std::ranges::set_difference(codes, before.at(seq), std::back_inserter(contradiction.codes));
    if (!contradiction.codes.empty()) contradictions.push_back(std::move(contradiction));
  }
  return contradictions;
}

// Whether an event with such a fault says what is no longer so: of a right or a patent that is not
// there, or of a rate into yuan where the contract is in yuan.
bool is_contradiction(Code code) {
  return code == Code::kF01 || code == Code::kF04 || code == Code::kF07;
}

}  // namespace

std::vector<Code> codes_against(const State& state, const Recorded& event) {
  if (std::holds_alternative<ContractRegister>(event.body)) return {};
  const Submission submission = submission_of(event);
  std::vector<Code> codes;
  for (const Fault& fault : faults_of_reference(state, submission)) {
    if (is_contradiction(fault.code)) codes.push_back(fault.code);
  }
  Weighed weighed;
  weigh_law(weighed, state, submission);
  const bool is_fact = law::is_authoritative(state, event.source, event.body);
  const auto grounds = codes_of(is_fact ? weighed.contradicting : weighed.refusing);
  codes.insert(codes.end(), grounds.begin(), grounds.end());
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

Consequences consequences_of(const State& state, const PartyId& source,
                             const Restatement& restatement, std::span<const Recorded> context) {
  const Recorded& original = restatement.original;
  const auto place = static_cast<std::size_t>(
      std::ranges::lower_bound(context, original.event.seq, {},
                               [](const Recorded& event) { return event.event.seq; }) -
      context.begin());
  LEDGER_ASSERT(place < context.size() && context[place].event.seq == original.event.seq);
  State then = beginning(state, context, source, restatement.corrected);
  for (const Recorded& earlier : context.first(place)) replay(then, earlier);

  std::optional<Recorded> said;
  if (!restatement.was_retracted) said = original;
  std::optional<Recorded> corrected;
  if (restatement.corrected) {
    corrected = {original.event, original.at, original.source, *restatement.corrected};
  }
  const auto after = context.subspan(place + 1);
  const std::set<Seq> later = later_events(state, restatement);
  Consequences found;
  found.later =
      added(objections_of(then, said, after, later), objections_of(then, corrected, after, later));
  if (corrected) {
    weigh_law(found.corrected, then, submission_of(*corrected));
    found.has_authority = may_state(then, source, *corrected);
  }
  return found;
}

}  // namespace ledger
