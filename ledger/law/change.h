#pragma once

// A change of a recorded licence (M62 art. 16) or registered pledge (M461 art. 13) is weighed as
// the recordation or registration that it makes of the present one, by those rules whose question
// the change puts anew. What the ledger does not keep of the present one (consents, the day of
// signing) the change itself has to bring.

#include "ledger/law/rule.h"

namespace ledger::law {

LicenceRecord after_change(const State& state, const Licence& licence, const LicenceChange& change);
PledgeRegister after_change(const State& state, const Pledge& pledge, const PledgeChange& change);

// Whether a rule of that code asks for anything that the change sets.
bool is_put_anew(Code code, const LicenceChange& change);
bool is_put_anew(Code code, const PledgeChange& change);

}  // namespace ledger::law
