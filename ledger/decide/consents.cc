#include "ledger/decide/consents.h"

#include <algorithm>
#include <iterator>

#include "ledger/decide/evaluate.h"
#include "ledger/law/catalogue/catalogue.h"

namespace ledger {
namespace {

// Who acts in a submission, and the documents that it states.
struct Act {
  std::vector<PartyId>* acting = nullptr;  // Null: of another type.
  std::vector<Consent>* consents = nullptr;
  std::vector<PatentNumber> patents;
  ConsentKind kind_of_acting = ConsentKind::kUnset;
  bool is_of_all_owners = false;  // Who does not act cannot consent instead.
};

Act act_of(Body& body) {
  if (auto* transfer = std::get_if<TransferRegister>(&body)) {
    return {&transfer->from, &transfer->consents, transfer->patents, ConsentKind::kTransferor};
  }
  if (auto* licence = std::get_if<LicenceRecord>(&body)) {
    return {&licence->licensors, &licence->consents, licence->patents, ConsentKind::kLicensor};
  }
  if (auto* pledge = std::get_if<PledgeRegister>(&body)) {
    return {&pledge->pledgors, &pledge->consents, pledge->patents, ConsentKind::kPledgor};
  }
  if (auto* statement = std::get_if<OpenLicenceDeclare>(&body)) {
    return {&statement->patentees,
            &statement->consents,
            {statement->patent},
            ConsentKind::kPatentee,
            true};
  }
  return {};
}

using Codes = std::vector<Code>;  // Ascending, each once.

Codes minus(const Codes& codes, const Codes& others) {
  Codes rest;
  std::ranges::set_difference(codes, others, std::back_inserter(rest));
  return rest;
}

class ConsentSearch {
 public:
  ConsentSearch(const State& state, const Submission& submission)
      : state_(state), trial_(submission), act_(act_of(trial_.body)) {}

  std::vector<NeededConsent> take() && {
    if (act_.acting == nullptr) return {};
    const Codes stated = codes();
    find_missing(stated);
    find_unless_acting(stated);
    std::ranges::stable_sort(found_, {}, &NeededConsent::ground);
    return std::move(found_);
  }

 private:
  // Of the grounds against the submission as it is now.
  Codes codes() const {
    const Findings findings = evaluate_rules(state_, trial_, Nature::kProposal);
    Codes codes;
    for (const Grounds* grounds : {&findings.refusing, &findings.waivable}) {
      for (const Ground& ground : grounds->all()) codes.push_back(ground.code);
    }
    std::ranges::sort(codes);
    return codes;
  }

  bool acts(const PartyId& party) const {
    return std::ranges::find(*act_.acting, party) != act_.acting->end();
  }
  void add_candidate(ConsentKind kind, PartyIndex party) {
    const Consent candidate{kind, state_.parties.at(party).id, {}};
    const auto is_same = [&](const Consent& each) {
      return each.kind == candidate.kind && each.party == candidate.party;
    };
    if (std::ranges::any_of(*act_.consents, is_same)) return;
    act_.consents->push_back(candidate);
  }
  void add_owner(PartyIndex party) {
    const bool is_acting = acts(state_.parties.at(party).id);
    add_candidate(is_acting ? act_.kind_of_acting : ConsentKind::kCoOwner, party);
  }
  // Former owners first: of two by which one document is there, an owner of today remains.
  void add_candidates(const Patent& patent) {
    for (const Tenure& tenure : patent.tenures) {
      if (tenure.is_over() && patent.owner(tenure.party) == nullptr) add_owner(tenure.party);
    }
    for (const Owner& owner : patent.owners) add_owner(owner.party);
    for (const Link& link : patent.links) {
      if (link.kind != LinkKind::kPledge) continue;
      for (const PartyIndex pledgee : state_.pledges.at(link.index).pledgees) {
        add_candidate(ConsentKind::kPledgee, pledgee);
      }
    }
  }

  // With all consents that anybody concerned could give, then without each: those that are not
  // needed are left out one by one.
  void find_missing(const Codes& stated) {
    std::vector<Consent>& consents = *act_.consents;
    const std::vector<Consent> as_stated = consents;
    for (const PatentNumber number : act_.patents) {
      if (const Patent* patent = state_.patents.find(number)) add_candidates(*patent);
    }
    const Codes cured = codes();
    if (stated != cured) leave_out_each(as_stated.size(), cured);
    consents = as_stated;
  }
  void leave_out_each(std::size_t first, const Codes& cured) {
    std::vector<Consent>& consents = *act_.consents;
    for (std::size_t i = first; i < consents.size();) {
      const auto at = consents.begin() + static_cast<std::ptrdiff_t>(i);
      const Consent candidate = *at;
      consents.erase(at);
      const Codes missed = minus(codes(), cured);
      for (const Code code : missed) found_.push_back({candidate.kind, candidate.party, code});
      if (missed.empty()) continue;
      consents.insert(consents.begin() + static_cast<std::ptrdiff_t>(i), candidate);
      ++i;
    }
  }

  // Of several who act, each that would be missed.
  void find_unless_acting(const Codes& stated) {
    const std::vector<PartyId> all = *act_.acting;
    if (all.size() < 2) return;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (is_found(all[i]) || is_of_source(all[i])) continue;
      *act_.acting = all;
      act_.acting->erase(act_.acting->begin() + static_cast<std::ptrdiff_t>(i));
      for (const Code code : minus(codes(), stated)) {
        if (law::consent_for(code) == ConsentKind::kUnset) continue;
        const ConsentKind kind =
            act_.is_of_all_owners ? act_.kind_of_acting : ConsentKind::kCoOwner;
        found_.push_back({kind, all[i], code, true});
      }
    }
    *act_.acting = all;
  }
  bool is_found(const PartyId& party) const {
    return std::ranges::any_of(found_, [&](const NeededConsent& one) {
      return one.kind != ConsentKind::kPledgee && one.party == party;
    });
  }
  bool is_of_source(const PartyId& party) const {
    const auto source = state_.parties.index_of(trial_.source);
    const auto index = state_.parties.index_of(party);
    return source && index && state_.stands_for(*source, *index);
  }

  const State& state_;
  Submission trial_;
  Act act_;  // Of `trial_`.
  std::vector<NeededConsent> found_;
};

}  // namespace

std::vector<NeededConsent> needed_consents(const State& state, const Submission& submission) {
  return ConsentSearch(state, submission).take();
}

}  // namespace ledger
