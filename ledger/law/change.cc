#include "ledger/law/change.h"

#include <algorithm>

namespace ledger::law {
namespace {

std::vector<PatentNumber> numbers_of(const State& state, const std::vector<PatentIndex>& patents) {
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

LicenceRecord after_change(const State& state, const Licence& licence,
                           const LicenceChange& change) {
  LicenceRecord record;
  record.licence = licence.id;
  record.patents = numbers_of(state, licence.patents);
  record.licensors = ids_of(state, licence.licensors);
  record.licensees = ids_of(state, licence.licensees);
  record.kind = licence.kind;
  record.parent = licence.parent;
  record.territory = licence.territory;
  record.fields_of_use = licence.fields_of_use;
  record.from = licence.term.from;
  record.until = licence.term.until;
  record.recorded = licence.is_recorded ? licence.recorded : change.on;
  record.signed_on = record.recorded;
  record.carve_out = licence.carve_out;
  change.set.apply_to(record);
  if (!change.set.sets(&LicenceRecord::signed_on)) {
    record.signed_on = std::min(record.signed_on, record.recorded);
  }
  return record;
}

PledgeRegister after_change(const State& state, const Pledge& pledge, const PledgeChange& change) {
  PledgeRegister registration;
  registration.pledge = pledge.id;
  registration.patents = numbers_of(state, pledge.patents);
  registration.pledgors = ids_of(state, pledge.pledgors);
  registration.pledgees = ids_of(state, pledge.pledgees);
  registration.claim = pledge.claim;
  registration.signed_on = pledge.registered;
  registration.registered = pledge.registered;
  change.set.apply_to(registration);
  if (!change.set.sets(&PledgeRegister::signed_on)) {
    registration.signed_on = std::min(registration.signed_on, registration.registered);
  }
  return registration;
}

}  // namespace ledger::law
