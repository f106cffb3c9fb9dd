#pragma once

// Fee: the price of a right and how it is paid (CC 846; docs/contract.md §3 `fee`). Consent: a
// document by which a party agrees to another party's filing.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/model/values/exchange.h"
#include "ledger/model/values/field.h"
#include "ledger/model/values/money.h"
#include "ledger/model/values/party_id.h"

namespace ledger {

enum class FeeForm : std::uint8_t {
  kUnset,
  kLumpSum,
  kInstalments,
  kRoyalty,
  kEntryFeePlusRoyalty,
  kEquity,
  kWarrant,
  kTryFirstPayLater,
  kFree,
  kCross,
};
constexpr auto enum_names(FeeForm /*of*/) {
  return std::to_array<std::string_view>({"", "lump-sum", "instalments", "royalty",
                                          "entry-fee-plus-royalty", "equity", "warrant",
                                          "try-first-pay-later", "free", "cross"});
}

enum class RoyaltyBase : std::uint8_t { kUnset, kNetSales, kProfit, kOutput };
constexpr auto enum_names(RoyaltyBase /*of*/) {
  return std::to_array<std::string_view>({"", "net-sales", "profit", "output"});
}

struct Royalty {
  Rate rate;
  RoyaltyBase base = RoyaltyBase::kUnset;
  std::string every;  // "year", "quarter"

  static constexpr auto fields() {
    return field_list(required("rate", &Royalty::rate), required("base", &Royalty::base),
                      optional("every", &Royalty::every));
  }
};

struct Fee {
  FeeForm form = FeeForm::kUnset;
  std::optional<Amount> total;       // Contract total (合同交易总额).
  std::optional<Amount> technology;  // Technology transaction amount (技术交易额).
  std::optional<Amount> amount;      // Of an open licence, for each `per`.
  std::optional<Currency> currency;
  std::vector<Amount> instalments;
  std::optional<Royalty> royalty;
  bool open = false;                 // The total is not final: revisions will follow.
  std::string per;                   // "licensee-year"
  std::optional<Exchange> exchange;  // Of `total` and `technology`, into yuan.

  static constexpr auto fields() {
    return field_list(required("form", &Fee::form), optional("total", &Fee::total),
                      optional("technology", &Fee::technology), optional("amount", &Fee::amount),
                      optional("currency", &Fee::currency),
                      optional("instalments", &Fee::instalments),
                      optional("royalty", &Fee::royalty), optional("open", &Fee::open),
                      optional("per", &Fee::per), optional("exchange", &Fee::exchange));
  }
};

enum class ConsentKind : std::uint8_t {
  kUnset,
  kCoOwner,
  kPledgee,
  kLicensee,
  kLicensor,
  kPledgor,
  kTransferor,
  kPatentee,
};
constexpr auto enum_names(ConsentKind /*of*/) {
  return std::to_array<std::string_view>(
      {"", "co-owner", "pledgee", "licensee", "licensor", "pledgor", "transferor", "patentee"});
}

struct Consent {
  ConsentKind kind = ConsentKind::kUnset;
  PartyId party;
  std::string document;

  static constexpr auto fields() {
    return field_list(required("kind", &Consent::kind), required("party", &Consent::party),
                      required("document", &Consent::document));
  }
};

struct ExportPaper {  // Technology export licence or contract registration certificate (TIER).
  std::string certificate;

  static constexpr auto fields() {
    return field_list(required("certificate", &ExportPaper::certificate));
  }
};

}  // namespace ledger
