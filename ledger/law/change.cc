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

template <typename T>
std::optional<T> known(const Licence& licence, FieldIndex<LicenceRecord> field, const T& value) {
  return licence.knows(field) ? std::optional(value) : std::nullopt;
}

// Those of `after` that are not in `before`, in their order.
std::vector<PatentNumber> added(std::vector<PatentNumber> before,
                                const std::vector<PatentNumber>& after) {
  std::ranges::sort(before);
  std::vector<PatentNumber> numbers;
  for (const PatentNumber number : after) {
    if (!std::ranges::binary_search(before, number)) numbers.push_back(number);
  }
  return numbers;
}

// Amounts of different currencies are not compared: what replaces the other counts as larger.
bool is_larger(const Claim& before, const Claim& after) {
  if (!(before.currency == after.currency)) return true;
  return after.amount > before.amount ||
         after.maximum.value_or(after.amount) > before.maximum.value_or(before.amount);
}

// A claim that was not known is no addition: it is what the pledge has secured from its beginning.
bool is_extended(const std::optional<Claim>& before, const std::optional<Claim>& after) {
  if (!before || !after) return false;
  return after->from < before->from || after->until > before->until || is_larger(*before, *after);
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
      .territory = known(licence, &LicenceRecord::territory, licence.territory),
      .fields_of_use = licence.fields_of_use,
      .from = known(licence, &LicenceRecord::from, licence.term.from),
      .until = known(licence, &LicenceRecord::until, licence.term.until),
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
    record.signed_on = std::min(*record.signed_on, record.recorded);
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
      .debtor = pledge.debtor ? std::optional(state.parties.at(*pledge.debtor).id) : std::nullopt,
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
    registration.signed_on = std::min(*registration.signed_on, registration.registered);
  }
  return registration;
}

LicenceRecord as_registered(const State& state, const Licence& licence) {
  return after_change(state, licence, {.licence = {}, .on = licence.recorded, .set = {}});
}

PledgeRegister as_registered(const State& state, const Pledge& pledge) {
  return after_change(state, pledge, {.pledge = {}, .on = pledge.registered, .set = {}});
}

Additions additions(const TransferRegister& before, const TransferRegister& after) {
  return {added(before.patents, after.patents), after.registered < before.registered};
}

Additions additions(const LicenceRecord& before, const LicenceRecord& after) {
  const Term was = term_of(before);
  const Term is = term_of(after);
  const bool extends =
      after.recorded < before.recorded || is.from < was.from || is.until > was.until;
  return {added(before.patents, after.patents), extends};
}

Additions additions(const PledgeRegister& before, const PledgeRegister& after) {
  const bool extends =
      after.registered < before.registered || is_extended(before.claim, after.claim);
  return {added(before.patents, after.patents), extends};
}

}  // namespace ledger::law
