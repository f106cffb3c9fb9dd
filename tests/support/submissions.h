#pragma once

// Submissions of tests: days, registrations of parties, and a body with its source.

#include <string_view>

#include "ledger/model/commands/submission.h"

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
