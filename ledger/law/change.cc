#include "ledger/law/change.h"

#include <algorithm>

namespace ledger::law {
namespace {

std::vector<PatentNumber> numbers_of(const State& state, const PatentList& patents) {
  std::vector<PatentNumber> numbers;
  numbers.reserve(patents.size());
  for (const PatentIndex patent : patents) numbers.push_back(state.patents.at(patent).number);
  return numbers;
}

std::vector<PartyId> ids_of(const State& state, const std::vector<PartyIndex>& parties) {
  std::vector<PartyId> ids;
  ids.reserve(parties.size());
  for (const PartyIndex party : parties) ids.push_back(state.parties.at(party).id);
  return ids;
}

}  // namespace

// Every member of the command is named: one that is missing does not compile. (The compiler itself
// reports it only if it has no default value.) A member that the State does not hold is empty; a
// rule reads it only if the change sets it.
static_assert(field_count<LicenceRecord>() == 18, "name the new field in after_change()");
static_assert(field_count<PledgeRegister>() == 15, "name the new field in after_change()");

LicenceRecord after_change(const State& state, const Licence& licence,
                           const LicenceChange& change) {
  const Date recorded = licence.is_recorded ? licence.recorded : change.on;
  LicenceRecord record{
      .licence = licence.id,
      .patents = numbers_of(state, licence.patents),
      .licensors = ids_of(state, licence.licensors),
      .licensees = ids_of(state, licence.licensees),
      .kind = licence.kind,
      .parent = licence.parent,
      .territory = licence.territory,
      .fields_of_use = licence.fields_of_use,
      .from = licence.term.from,
      .until = licence.term.until,
      .fee = {},
      .signed_on = recorded,
      .recorded = recorded,
      .announced = {},
      .contract = licence.contract,
      .consents = {},
      .carve_out = licence.carve_out,
      .export_paper = {},
  };
  change.set.apply_to(record);
  if (!change.set.sets(&LicenceRecord::signed_on)) {
    record.signed_on = std::min(record.signed_on, record.recorded);
  }
  return record;
}

PledgeRegister after_change(const State& state, const Pledge& pledge, const PledgeChange& change) {
  PledgeRegister registration{
      .pledge = pledge.id,
      .patents = numbers_of(state, pledge.patents),
      .others = {},
      .bundle = pledge.bundle,
      .pledgors = ids_of(state, pledge.pledgors),
      .pledgees = ids_of(state, pledge.pledgees),
      .debtor = state.parties.at(pledge.debtor).id,
      .guarantors = {},
      .claim = pledge.claim,
      .appraisal = {},
      .annuity_payer = {},
      .risk_shares = {},
      .consents = {},
      .signed_on = pledge.registered,
      .registered = pledge.registered,
  };
  change.set.apply_to(registration);
  if (!change.set.sets(&PledgeRegister::signed_on)) {
    registration.signed_on = std::min(registration.signed_on, registration.registered);
  }
  return registration;
}

}  // namespace ledger::law
