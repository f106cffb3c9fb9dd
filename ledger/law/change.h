#pragma once

// Changes of a recorded licence (M62 16) or a registered pledge (M461 13). A change is tested as
// the recordation or registration that it makes of the right, on the day of the change, by the
// rules that read a field which it sets. It is a proposal for what it adds: patents, an earlier
// day, a longer term, a larger amount. The State does not hold consents and days of signing:
// consents are those of the change, and if it states no day of signing, the contract counts as
// signed on the day of recordation or registration.

#include "ledger/law/rule.h"
#include "ledger/model/commands/licence.h"
#include "ledger/model/commands/pledge.h"
#include "ledger/model/commands/transfer.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

// The right as it is with the change.
LicenceRecord after_change(const State& state, const Licence& licence, const LicenceChange& change);
PledgeRegister after_change(const State& state, const Pledge& pledge, const PledgeChange& change);

// The right as it is.
LicenceRecord as_registered(const State& state, const Licence& licence);
PledgeRegister as_registered(const State& state, const Pledge& pledge);

// What one registration has and another has not.
struct Additions {
  std::vector<PatentNumber> patents;
  bool extends = false;  // An earlier day, a longer term or a larger amount, for all patents.

  bool is_any() const { return extends || !patents.empty(); }
};
Additions additions(const TransferRegister& before, const TransferRegister& after);
Additions additions(const LicenceRecord& before, const LicenceRecord& after);
Additions additions(const PledgeRegister& before, const PledgeRegister& after);

// Whether the rule reads a field that the change sets.
template <typename Command>
bool reads_changed_field(const Rule<Command>& rule, const Partial<Command>& set) {
  return (rule.reads.bits & ~rule.not_on_change.bits & set.present) != 0;
}
// Whether it reads another one than `patents`.
template <typename Command>
bool reads_changed_terms(const Rule<Command>& rule, const Partial<Command>& set) {
  constexpr FieldSet<Command> kPatents{&Command::patents};
  return (rule.reads.bits & ~rule.not_on_change.bits & ~kPatents.bits & set.present) != 0;
}

}  // namespace ledger::law
