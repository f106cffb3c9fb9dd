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

std::string name_of(const State& names, const ledger::PartyId& party) {
  const ledger::Party* found = names.parties.find(party);
  return found == nullptr ? std::string() : found->name;
}

Named named(const RightsSource& source, ledger::PartyIndex party) {
  const ledger::PartyId& id = source.rights.parties.at(party).id;
  return {id, name_of(source.names, id)};
}

std::optional<RightsView> rights_from(const RightsSource& source, PatentNumber number, Date on) {
  const auto index = source.rights.patents.index_of(number);
  if (!index) return std::nullopt;
  const Patent& patent = source.rights.patents.at(*index);
  if (patent.stage == ledger::Stage::kUnborn) return std::nullopt;

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
  view.encumbrances = encumbrances_of(source, *index, on);
  return view;
}

std::optional<RightsView> rights_of(const State& state, PatentNumber number, Date on) {
  return rights_from({state, state}, number, on);
}

}  // namespace projections::rights
