#pragma once

// What tests say to a ledger: days, the registration of a party, and who sends a body.

#include <string_view>

#include "ledger/model/submission.h"

namespace ledger::test {

inline Date day(std::string_view text) { return Date::parse(text).value(); }

inline Submission from(std::string_view source, const Body& body) {
  return {"id", PartyId(source), Instant::parse("2024-10-28T09:00:00+08:00").value(), {}, {}, body};
}

inline PartyRegister party(std::string_view id, Role role = Role::kUnset) {
  PartyRegister body;
  body.party = PartyId(id);
  body.country = "CN";
  if (role != Role::kUnset) body.roles = {role};
  return body;
}

}  // namespace ledger::test
