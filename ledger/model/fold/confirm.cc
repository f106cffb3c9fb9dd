#include "ledger/model/fold/confirm.h"

#include <algorithm>
#include <iterator>

#include "ledger/base/sorted.h"

namespace ledger {
namespace {

// The parties that a statement names, looked up once.
class StatedParties {
 public:
  StatedParties(const State& state, const std::vector<PartyId>& named)
      : known_(known_among(state, named)), are_known_(known_.size() == named.size()) {}

  bool has_any(const std::vector<PartyIndex>& parties) const {
    return std::ranges::any_of(parties, [&](PartyIndex party) { return known_.has(party); });
  }
  bool are(const std::vector<PartyIndex>& parties) const {
    if (!are_known_ || parties.size() != known_.size()) return false;
    return PartySet(parties).has_all(known_);
  }

 private:
  static PartySet known_among(const State& state, const std::vector<PartyId>& named) {
    std::vector<PartyIndex> indices;
    indices.reserve(named.size());
    for (const PartyId& party : named) {
      if (const auto index = state.parties.index_of(party)) indices.push_back(*index);
    }
    return PartySet(std::move(indices));
  }

  PartySet known_;
  bool are_known_;  // The ledger knows all of them.
};

bool has_any(const State& state, const std::vector<PartyIndex>& parties,
             const std::vector<PartyId>& named) {
  return StatedParties(state, named).has_any(parties);
}

bool has_any(const State& state, const PatentList& patents,
             const std::vector<PatentNumber>& named) {
  return std::ranges::any_of(named, [&](PatentNumber number) {
    const auto index = state.patents.index_of(number);
    return index && patents.has(*index);
  });
}

// The first right of the kind on the first of `patents` for which `is_same` is true.
template <typename IsSame>
OptionalSeq find_on(const State& state, const std::vector<PatentNumber>& patents,
                    const IsSame& is_same) {
  const Patent* patent = patents.empty() ? nullptr : state.patents.find(patents.front());
  if (patent == nullptr) return {};
  for (const Link& link : patent->links) {
    if (const OptionalSeq found = is_same(link); found.has_value()) return found;
  }
  return {};
}

// What is not known is the same as nothing.
bool is_stated_same(const std::optional<Date>& one, const std::optional<Date>& other) {
  return one.has_value() && one == other;
}

bool is_of_one_term(const Claim& one, const Claim& other) {
  return one.kind == other.kind && one.from == other.from && one.until == other.until;
}

bool is_of_one_term(const Licence& licence, const LicenceRecord& body) {
  using R = LicenceRecord;
  const bool is_known = licence.knows(&R::kind) && licence.knows(&R::from) &&
                        licence.knows(&R::until) && body.from && body.until;
  return is_known && licence.kind == body.kind && licence.term == term_of(body);
}

// The same on each side, changes of that side aside.
bool has_same_parties(const State& state, const Pledge& pledge, const PledgeRegister& body) {
  using R = PledgeRegister;
  return (is_changed(pledge.changes, FieldSet<R>(&R::pledgors)) ||
          are_same(state, pledge.pledgors, body.pledgors)) &&
         (is_changed(pledge.changes, FieldSet<R>(&R::pledgees)) ||
          are_same(state, pledge.pledgees, body.pledgees));
}
bool has_same_parties(const State& state, const Licence& licence, const LicenceRecord& body) {
  using R = LicenceRecord;
  return (is_changed(licence.changes, FieldSet<R>(&R::licensors)) ||
          are_same(state, licence.licensors, body.licensors)) &&
         (is_changed(licence.changes, FieldSet<R>(&R::licensees)) ||
          are_same(state, licence.licensees, body.licensees));
}

}  // namespace

bool are_same(const State& state, const std::vector<PartyIndex>& parties,
              const std::vector<PartyId>& named) {
  return StatedParties(state, named).are(parties);
}

bool are_same(const State& state, const PatentList& patents,
              const std::vector<PatentNumber>& named) {
  return patents.size() == named.size() && std::ranges::all_of(named, [&](PatentNumber number) {
           const auto index = state.patents.index_of(number);
           return index && patents.has(*index);
         });
}

bool confirms_number(const State& state, const Pledge& pledge, const PledgeRegister& body,
                     bool is_fact) {
  const bool is_in_force =
      pledge.is_registered() && !pledge.is_revoked && body.registered < pledge.ended;
  if (!is_in_force) return false;
  if (!has_any(state, pledge.patents, body.patents)) {
    return is_fact && has_same_parties(state, pledge, body);
  }
  return has_any(state, pledge.pledgors, body.pledgors) ||
         has_any(state, pledge.pledgees, body.pledgees);
}

bool confirms_number(const State& state, const Licence& licence, const LicenceRecord& body,
                     bool is_fact) {
  const bool is_in_force =
      licence.is_registered() && !licence.is_revoked && body.recorded < licence.ended;
  if (!is_in_force) return false;
  if (!has_any(state, licence.patents, body.patents)) {
    return is_fact && has_same_parties(state, licence, body);
  }
  return has_any(state, licence.licensors, body.licensors) ||
         has_any(state, licence.licensees, body.licensees);
}

bool adds_patents(const State& state, const Pledge& pledge, const PledgeRegister& body) {
  return pledge.stated.by_office || !has_any(state, pledge.patents, body.patents);
}

bool adds_patents(const State& state, const Licence& licence, const LicenceRecord& body) {
  return licence.stated.by_office || !has_any(state, licence.patents, body.patents);
}

PatentList joined(const PatentList& known, const PatentList& added) {
  std::vector<PatentIndex> all(known.begin(), known.end());
  std::ranges::copy_if(added, std::back_inserter(all),
                       [&](PatentIndex patent) { return !known.has(patent); });
  return all;
}

OptionalSeq same_under_another_number(const State& state, const PledgeRegister& body) {
  const StatedParties pledgors(state, body.pledgors);
  const StatedParties pledgees(state, body.pledgees);
  return find_on(state, body.patents, [&](const Link& link) -> OptionalSeq {
    if (link.kind != LinkKind::kPledge) return {};
    const Pledge& pledge = state.pledges.at(link.index);
    const bool is_same = pledge.is_registered() && !pledge.is_revoked && pledge.id != body.pledge &&
                         is_stated_same(pledge.signed_on, body.signed_on) && pledge.claim &&
                         body.claim && is_of_one_term(*pledge.claim, *body.claim) &&
                         are_same(state, pledge.patents, body.patents) &&
                         pledgors.are(pledge.pledgors) && pledgees.are(pledge.pledgees);
    return is_same ? pledge.registered_by : OptionalSeq();
  });
}

OptionalSeq same_under_another_number(const State& state, const LicenceRecord& body) {
  const StatedParties licensors(state, body.licensors);
  const StatedParties licensees(state, body.licensees);
  return find_on(state, body.patents, [&](const Link& link) -> OptionalSeq {
    if (link.kind != LinkKind::kLicence) return {};
    const Licence& licence = state.licences.at(link.index);
    const bool is_same =
        licence.is_registered() && !licence.is_revoked && !licence.is_open &&
        licence.id != body.licence && is_stated_same(licence.signed_on, body.signed_on) &&
        is_of_one_term(licence, body) && are_same(state, licence.patents, body.patents) &&
        licensors.are(licence.licensors) && licensees.are(licence.licensees);
    return is_same ? licence.registered_by : OptionalSeq();
  });
}

std::vector<Seq> confirmed_transfers(const State& state, const TransferRegister& body,
                                     bool is_fact) {
  Deed deed;
  deed.is_fact = is_fact;
  for (const PartyId& party : body.from) {
    const auto index = state.parties.index_of(party);
    if (!index) return {};
    deed.from.push_back(*index);
  }
  sort_unique(deed.from);
  for (const OwnerEntry& entry : body.to) {
    const auto index = state.parties.index_of(entry.party);
    if (!index) return {};
    deed.to.push_back({*index, entry.share});
  }
  deed.patents = key_of(body.patents);
  std::vector<Seq> confirmed;
  for (const PatentNumber number : body.patents) {
    const auto index = state.patents.index_of(number);
    const auto title = index ? state.titles.find(*index) : state.titles.end();
    if (title == state.titles.end()) return {};
    const TitleStep* step = confirmed_by(state.deeds, title->second, deed, body.registered);
    if (step == nullptr) return {};
    confirmed.push_back(step->seq);
  }
  return confirmed;
}

bool is_counted(const State& state, const TitleHistory& steps, const TitleStep& step) {
  const Seq first = step.confirms.value_or(step.seq);
  bool is_stated_by_patent = false;
  OptionalSeq report;  // Of several patents.
  for (const TitleStep& other : steps) {
    if (other.seq != first && other.confirms != OptionalSeq(first)) continue;
    const Deed& deed = state.deeds.at(other.seq);
    const bool is_of_one = is_of_one_patent(deed);
    if (deed.is_fact && is_of_one) is_stated_by_patent = true;
    if (deed.is_fact || is_of_one) continue;
    if (!report.has_value() || other.seq < *report) report = other.seq;
  }
  if (is_stated_by_patent && report.has_value()) return step.seq == *report;
  return !step.confirms.has_value();
}

bool is_counted(const State& state, const TransferRegister& body, Seq seq) {
  for (const PatentNumber number : body.patents) {
    const auto index = state.patents.index_of(number);
    const auto title = index ? state.titles.find(*index) : state.titles.end();
    if (title == state.titles.end()) continue;
    const auto step = std::ranges::find(title->second, seq, &TitleStep::seq);
    if (step != title->second.end()) return is_counted(state, title->second, *step);
  }
  return true;
}

std::uint64_t key_of(const std::vector<PatentNumber>& patents) {
  std::uint64_t key = patents.size();
  for (const PatentNumber patent : patents) {
    std::uint64_t mixed = std::hash<PatentNumber>{}(patent)*0x9E37'79B9'7F4A'7C15U;
    mixed ^= mixed >> 29U;
    key += mixed * 0xBF58'476D'1CE4'E5B9U;
  }
  return key << 1U | (patents.size() == 1 ? 1U : 0U);
}

}  // namespace ledger
