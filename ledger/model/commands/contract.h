#pragma once

// Submissions about technology contracts, from their registry (CC 843; 2026 MIIT measures, before
// them the rules of 2000 and 2001), and about the use of a patent.

#include "ledger/model/commands/patent.h"

namespace ledger {

enum class ContractKind : std::uint8_t {
  kUnset,
  kDevelopment,
  kTransfer,
  kLicence,
  kConsulting,
  kService,
};
constexpr auto enum_names(ContractKind /*of*/) {
  return std::to_array<std::string_view>(
      {"", "development", "transfer", "licence", "consulting", "service"});
}

enum class IpKind : std::uint8_t {
  kUnset,
  kPatent,
  kKnowHow,
  kSoftware,
  kPlantVariety,
  kLayout,
  kNewDrug,
  kNone,
};
constexpr auto enum_names(IpKind /*of*/) {
  return std::to_array<std::string_view>(
      {"", "patent", "know-how", "software", "plant-variety", "layout", "new-drug", "none"});
}

struct ContractRegister {
  static constexpr std::string_view kType = "contract.register";
  static constexpr std::string_view kEvent = "contract.registered";

  std::string contract;  // 合同登记编号: 16 digits, or 14 in the older form.
  ContractKind kind = ContractKind::kUnset;
  IpKind ip = IpKind::kUnset;
  std::vector<PartyId> sellers;
  std::vector<PartyId> buyers;
  std::vector<PatentNumber> patents;
  Fee fee;
  Date signed_on;
  Date registered;  // Statistics count the contract in this month.
  bool open_licence = false;

  static constexpr auto fields() {
    return field_list(
        required("contract", &ContractRegister::contract),
        required("kind", &ContractRegister::kind), required("ip", &ContractRegister::ip),
        required("sellers", &ContractRegister::sellers),
        required("buyers", &ContractRegister::buyers),
        optional("patents", &ContractRegister::patents), required("fee", &ContractRegister::fee),
        required("signed", &ContractRegister::signed_on),
        required("registered", &ContractRegister::registered),
        optional("open_licence", &ContractRegister::open_licence));
  }
};

struct RoyaltyPeriod {
  Month from;
  Month until;

  static constexpr auto fields() {
    return field_list(required("from", &RoyaltyPeriod::from),
                      required("until", &RoyaltyPeriod::until));
  }
};

struct ContractRevise {
  static constexpr std::string_view kType = "contract.revise";
  static constexpr std::string_view kEvent = "contract.revised";

  std::string contract;
  Amount total;  // The new total, not the difference.
  std::optional<Amount> technology;
  std::string reason;
  Date filed;
  std::optional<RoyaltyPeriod> royalty_period;
  std::optional<Exchange> exchange;  // Replaces the contract's.

  static constexpr auto fields() {
    return field_list(
        required("contract", &ContractRevise::contract), required("total", &ContractRevise::total),
        optional("technology", &ContractRevise::technology),
        required("reason", &ContractRevise::reason), required("filed", &ContractRevise::filed),
        optional("royalty_period", &ContractRevise::royalty_period),
        optional("exchange", &ContractRevise::exchange));
  }
};

struct ContractCancel {
  static constexpr std::string_view kType = "contract.cancel";
  static constexpr std::string_view kEvent = "contract.cancelled";

  std::string contract;
  Date on;
  std::string reason;

  static constexpr auto fields() {
    return field_list(required("contract", &ContractCancel::contract),
                      required("on", &ContractCancel::on),
                      required("reason", &ContractCancel::reason));
  }
};

struct ContractReceipt {
  static constexpr std::string_view kType = "contract.receipt";
  static constexpr std::string_view kEvent = "contract.receipt-stated";

  std::string contract;
  Amount amount;
  Currency currency;
  Date on;
  std::optional<Exchange> exchange = {};  // Of this payment, for which the contract's is not used.

  static constexpr auto fields() {
    return field_list(required("contract", &ContractReceipt::contract),
                      required("amount", &ContractReceipt::amount),
                      required("currency", &ContractReceipt::currency),
                      required("on", &ContractReceipt::on),
                      optional("exchange", &ContractReceipt::exchange));
  }
};

enum class UseMeans : std::uint8_t { kUnset, kSelfUse, kProduct, kLicence, kTransfer, kEquity };
constexpr auto enum_names(UseMeans /*of*/) {
  return std::to_array<std::string_view>(
      {"", "self-use", "product", "licence", "transfer", "equity"});
}

struct UseReport {
  static constexpr std::string_view kType = "use.report";
  static constexpr std::string_view kEvent = "use.reported";

  PatentNumber patent;
  PartyId by;
  UseMeans means = UseMeans::kUnset;
  Date from;
  std::string evidence;

  static constexpr auto fields() {
    return field_list(required("patent", &UseReport::patent), required("by", &UseReport::by),
                      required("means", &UseReport::means), required("from", &UseReport::from),
                      optional("evidence", &UseReport::evidence));
  }
};

struct UseJustify {
  static constexpr std::string_view kType = "use.justify";
  static constexpr std::string_view kEvent = "use.justified";

  PatentNumber patent;
  std::string reason;
  Date until;

  static constexpr auto fields() {
    return field_list(required("patent", &UseJustify::patent),
                      required("reason", &UseJustify::reason),
                      required("until", &UseJustify::until));
  }
};

}  // namespace ledger
