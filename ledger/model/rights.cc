#include "ledger/model/rights.h"

namespace ledger {

std::string licence_id(const OpenLicenceAccept& acceptance, Seq seq) {
  return acceptance.licence.empty() ? "OL-" + std::to_string(seq) : acceptance.licence;
}

bool Licence::stands_in(const Term& days) const {
  if (is_revoked || by == 0) return false;
  const Term standing{term.from, std::min(term.until, ended.plus_days(-1))};
  return standing.from <= standing.until && standing.overlaps(days);
}

bool Pledge::stands_on(Date day) const {
  return is_recorded && !is_revoked && registered <= day && day < ended;
}

std::optional<Amount> Contract::in_yuan(Amount amount) const {
  if (is_in_yuan) return amount;
  return rate ? at_rate(amount, *rate) : std::nullopt;
}

}  // namespace ledger
