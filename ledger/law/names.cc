#include "ledger/law/names.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/law/pledgees.h"

namespace ledger::law {
namespace {

// The day from which the right is not in force; of a full invalidation, the day of the decision.
Date day_of_end(const Patent& patent, Date day) {
  if (legal_status(patent, day) == LegalStatus::kInvalidated) {
    const auto decision =
        std::ranges::find(patent.life, InvalidationStage::kFull, &LifeFact::stage);
    return decision == patent.life.end() ? day : decision->day;
  }
  if (patent.end_cause != EndCause::kUnset && patent.end_effective <= day) {
    return patent.end_effective;
  }
  const Episode* gap = episode_on(patent, EpisodeKind::kGap, day);
  return gap == nullptr ? last_day_of_term(patent) : gap->term.from;
}

// Calls `visit(right)` for each right of that kind which is on the patent now.
template <typename Rights, typename Visit>
void for_each_on(const State& state, const Patent& patent, LinkKind kind, const Rights& rights,
                 const Visit& visit) {
  const PatentIndex index = state.patents.index_of(patent);
  for (const Link& link : patent.links) {
    if (link.kind == kind && is_on(rights.at(link.index), index)) visit(rights.at(link.index));
  }
}

}  // namespace

bool NameList::add(std::string_view name) {
  constexpr std::size_t kMost = 8;  // A text for people.
  if (count_ > kMost) return false;
  if (count_ > 0) text_ += ", ";
  text_ += count_ == kMost ? std::string_view("…") : name;
  return ++count_ <= kMost;
}

std::string subject_of(std::string thing, std::string_view names) {
  if (!names.empty()) thing.append(" (").append(names).append(")");
  return thing;
}

std::string names_on(std::string_view names, std::string thing) {
  return names.empty() ? thing : subject_of(std::string(names), thing);
}

std::string names_of(const State& state, const std::vector<PartyIndex>& parties) {
  NameList names;
  for (const PartyIndex party : parties) names.add(state.parties.at(party).id.view());
  return std::move(names).take();
}

std::string strangers(const State& state, const Patent& patent, const PartySet& parties,
                      const ReviewDays& review) {
  std::vector<PartyIndex> others;
  for (const PartyIndex party : parties.all()) {
    if (!owns_throughout(patent, party, review)) others.push_back(party);
  }
  return names_of(state, others);
}

std::string foreigners(const State& state, const PartySet& parties) {
  std::vector<PartyIndex> foreign;
  std::ranges::copy_if(parties.all(), std::back_inserter(foreign),
                       [&](PartyIndex party) { return state.parties.at(party).is_foreign(); });
  return names_of(state, foreign);
}

std::string two_days(Date one, Date other) { return one.text() + ", " + other.text(); }

std::string shares_of(const State& state, const Patent& patent) {
  NameList names;
  for (const Owner& owner : patent.owners) {
    names.add(std::string(state.parties.at(owner.party).id.view()) + " " + owner.share.text());
  }
  return std::move(names).take();
}

std::string end_of(const Patent& patent, Date day) { return day_of_end(patent, day).text(); }

std::string unpaid_on(const Patent& patent, Date day) {
  const Episode* missed = missed_annuity(patent, day);
  return missed == nullptr ? "" : missed->term.from.text();
}

std::string order_of(const Patent& patent, SuspensionKind kind, const ReviewDays& review,
                     std::optional<PartyIndex> except) {
  const Suspension* order = suspension_in(patent, kind, review.term(), except);
  if (order == nullptr) return {};
  const bool has_end = order->term.until != kLastDay;  // The gazette publishes none.
  const std::string last = has_end ? order->term.until.text() : order->term.from.text() + " –";
  return order->order.empty() ? last : last + " (" + order->order + ")";
}

std::string pledges_after(const State& state, const Patent& patent, const ReviewDays& review,
                          std::string_view except) {
  NameList names;
  const Term from_then_on = days_of_other_pledges(review);
  for_each_on(state, patent, LinkKind::kPledge, state.pledges, [&](const Pledge& pledge) {
    if (pledge.id != except && pledge.applies_in(from_then_on)) names.add(pledge.id);
  });
  return std::move(names).take();
}

std::string exclusive_licences(const State& state, const Patent& patent, const ReviewDays& review) {
  NameList names;
  for_each_on(state, patent, LinkKind::kLicence, state.licences, [&](const Licence& licence) {
    const bool is_exclusive = is_exclusive_or_sole(licence.kind);
    if (is_exclusive && state.applies_in(licence, review.term())) names.add(licence.id);
  });
  return std::move(names).take();
}

std::string statement_of(const State& state, const Patent& patent, const ReviewDays& review) {
  const OpenStatement* statement = active_statement(state, patent, review);
  return statement == nullptr ? "" : statement->announced.text();
}

}  // namespace ledger::law
