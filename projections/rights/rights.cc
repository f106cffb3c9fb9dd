#include "projections/rights/rights.h"

#include "projections/rights/parts.h"

namespace projections::rights {
namespace {

using ledger::Date;
using ledger::Patent;
using ledger::PatentNumber;
using ledger::PatentType;
using ledger::State;

std::string type_text(PatentType type) {
  switch (type) {
    case PatentType::kInvention:
      return "invention";
    case PatentType::kUtilityModel:
      return "utility-model";
    case PatentType::kDesign:
      return "design";
    case PatentType::kUnset:
      break;
  }
  return {};
}

std::vector<OwnerView> owners_of(const RightsSource& source, const Patent& patent) {
  std::vector<OwnerView> owners;
  owners.reserve(patent.owners.size());
  for (const ledger::Owner& owner : patent.owners) {
    Named holder = named(source, owner.party);
    owners.push_back({holder.party, std::move(holder.name), owner.share, owner.is_stated});
  }
  return owners;
}

}  // namespace

std::string name_of(const Names& names, const ledger::PartyId& party) {
  const ledger::Party* found = names.state.parties.find(party);
  return found == nullptr ? std::string() : found->name_on(names.on);
}

Named named(const RightsSource& source, ledger::PartyIndex party) {
  const ledger::PartyId& id = source.rights.parties.at(party).id;
  return {id, name_of({source.names, source.on}, id)};
}

std::optional<RightsView> rights_from(const RightsSource& source, PatentNumber number) {
  const auto index = source.rights.patents.index_of(number);
  if (!index) return std::nullopt;
  const Patent& patent = source.rights.patents.at(*index);
  if (patent.stage == ledger::Stage::kUnborn) return std::nullopt;

  const Date on = source.on;
  RightsView view;
  view.patent = number;
  view.type = type_text(number.type());
  view.on = on;
  view.status = legal_status(patent, on);
  view.owners = owners_of(source, patent);
  view.filed = patent.filed;
  if (patent.stage == ledger::Stage::kGranted) view.granted = patent.granted;
  view.last_day = last_day_of_term(patent);
  view.days_left = view.last_day.days - on.days;
  if (const auto* missed = missed_annuity(patent, on)) view.annuity_missed = missed->term.from;
  view.invalidation = patent.invalidation;
  view.main_class = patent.main_class.view();
  view.industry = patent.industry.view();
  view.version = patent.version();
  view.encumbrances = encumbrances_of(source, *index, source.on);
  view.waiting = waiting_on(source.names, number);
  return view;
}

std::vector<WaitingFact> waiting_on(const State& state, PatentNumber number) {
  std::vector<WaitingFact> waiting;
  const Patent* patent = state.patents.find(number);
  if (patent == nullptr || state.waiting.empty()) return waiting;
  for (const ledger::Seq seq : patent->history) {
    if (!state.waiting.contains(seq)) continue;
    const ledger::NamedFact& fact = state.named.at(seq);
    std::vector<std::string> names;
    for (const std::uint32_t place : fact.names) names.push_back(state.names.at(place).id);
    waiting.push_back(
        {fact.day, std::string(state.event_name_at(seq)), std::move(names), {seq, 0}});
  }
  return waiting;
}

std::optional<RightsView> rights_of(const State& state, PatentNumber number, Date on) {
  return rights_from({state, state, on}, number);
}

std::vector<Encumbrance> encumbrances_from(const State& state, PatentNumber number, Date on) {
  const auto index = state.patents.index_of(number);
  if (!index) return {};
  return encumbrances_of({state, state, on}, *index, ledger::kLastDay);
}

}  // namespace projections::rights
