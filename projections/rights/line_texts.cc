#include "projections/rights/line_texts.h"

#include "projections/rights/parts.h"
#include "projections/rights/words.h"

namespace projections::rights {

std::string joined(const std::string& left, std::string_view between, const std::string& right) {
  return right.empty() ? left : left + std::string(between) + right;
}

std::string span_text(std::optional<ledger::Date> from, std::optional<ledger::Date> until) {
  if (!from && !until) return {};
  return (from ? from->text() : "") + " – " + (until ? until->text() : "");
}

std::string fee_text(const ledger::Fee& fee) {
  const auto amount = fee.amount ? fee.amount : fee.total;
  if (!amount) return {};
  std::string text = amount->text();
  if (fee.currency) text += " " + std::string(fee.currency->code.view());
  if (fee.currency && fee.exchange) {
    text += " (" + exchange_text(*fee.currency, *fee.exchange) + ")";
  }
  return text;
}

EventLine with(std::string zh, std::string en, ledger::Bilingual value, const std::string& rest) {
  const bool has_both = !value.en.empty() && !rest.empty();
  zh += value.zh;
  en += value.en;
  return {zh + (has_both ? "，" : "") + rest, en + (has_both ? ", " : "") + rest};
}

std::string party_text(const Names& names, const ledger::PartyId& id) {
  std::string name = name_of(names, id);
  return name.empty() ? std::string(id.view()) : name;
}

std::string parties_text(const Names& names, const std::vector<ledger::PartyId>& ids) {
  std::string all;
  for (const ledger::PartyId& id : ids) all += (all.empty() ? "" : ", ") + party_text(names, id);
  return all;
}

std::string owners_text(const Names& names, const std::vector<ledger::OwnerEntry>& entries) {
  std::string all;
  for (const ledger::OwnerEntry& entry : entries) {
    all += (all.empty() ? "" : ", ") + party_text(names, entry.party);
    if (entry.share) all += " " + entry.share->text();
  }
  return all;
}

}  // namespace projections::rights
