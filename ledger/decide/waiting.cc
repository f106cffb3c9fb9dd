#include "ledger/decide/waiting.h"

#include "ledger/law/names.h"
#include "ledger/law/rules/facts.h"
#include "ledger/model/codes.h"
#include "ledger/model/fold/naming.h"
#include "ledger/model/state/names.h"

namespace ledger {

bool waits(const Submission& submission, const std::vector<std::string>& unknown) {
  return !unknown.empty() || has_names(submission.body);
}

Findings findings_of_waiting(const State& state, const Submission& submission,
                             const std::vector<std::string>& unknown) {
  Findings findings;
  const auto add = [&findings](std::uint16_t rule, std::string_view subject) {
    findings.refusing.add(Code::kE01, rule, law::Finding::applies(), subject);
    findings.contradicting.add(Code::kE01, rule, law::Finding::applies(), subject);
  };
  for (const std::string& thing : unknown) add(law::kUnbegun, thing);
  const Date day = naming_day(submission.body, submission.at);
  for (const std::string_view name : names_in(submission.body)) {
    const std::vector<PartyIndex> bearers = bearers_on(state, name, day);
    if (bearers.size() == 1) continue;
    add(law::kUnnamed, law::subject_of(std::string(name), law::names_of(state, bearers)));
  }
  return findings;
}

}  // namespace ledger
