#include "ledger/model/state/rights.h"

namespace ledger {

std::string licence_id(const OpenLicenceAccept& acceptance, Seq seq) {
  return acceptance.licence.empty() ? "OL-" + std::to_string(seq) : acceptance.licence;
}

bool Licence::applies_in(const Term& days) const {
  if (is_revoked || !is_registered()) return false;
  const Term in_effect{term.from, std::min(term.until, ended.plus_days(-1))};
  return in_effect.from <= in_effect.until && in_effect.overlaps(days);
}

bool Pledge::applies_in(const Term& days) const {
  const bool has_applied = is_registered() && !is_revoked && registered < ended;
  return has_applied && registered <= days.until && days.from < ended;
}

bool Hold::applies_in(const Term& days) const {
  const Term in_effect{term.from, std::min(term.until, released.plus_days(-1))};
  return is_registered() && in_effect.from <= in_effect.until && in_effect.overlaps(days);
}

bool OpenStatement::is_active_in(const Term& days) const {
  const bool has_been_active = announced <= until && announced < withdrawn;
  return has_been_active && announced <= days.until && days.from <= until && days.from < withdrawn;
}

std::optional<Amount> Contract::in_yuan(Amount amount) const {
  if (is_in_yuan()) return amount;
  return rate ? at_rate(amount, *rate) : std::nullopt;
}

}  // namespace ledger
