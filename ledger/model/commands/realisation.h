#pragma once

// Submissions about a pledge whose debt is not paid: default, compensation by those who bear the
// risk, recovery, and disposal of the patents (CC 436 to 438).

#include "ledger/model/commands/patent.h"

namespace ledger {

struct PledgeDefault {
  static constexpr std::string_view kType = "pledge.default";
  static constexpr std::string_view kEvent = "pledge.defaulted";

  std::string pledge;
  Date on;
  Amount principal;
  Amount interest;

  static constexpr auto fields() {
    return field_list(required("pledge", &PledgeDefault::pledge),
                      required("on", &PledgeDefault::on),
                      required("principal", &PledgeDefault::principal),
                      required("interest", &PledgeDefault::interest));
  }
};

struct PledgeCompensate {
  static constexpr std::string_view kType = "pledge.compensate";
  static constexpr std::string_view kEvent = "pledge.compensated";

  std::string pledge;
  Date on;
  PartyId payer;
  Amount amount;
  Currency currency;

  static constexpr auto fields() {
    return field_list(
        required("pledge", &PledgeCompensate::pledge), required("on", &PledgeCompensate::on),
        required("payer", &PledgeCompensate::payer), required("amount", &PledgeCompensate::amount),
        required("currency", &PledgeCompensate::currency));
  }
};

struct PledgeRecover {
  static constexpr std::string_view kType = "pledge.recover";
  static constexpr std::string_view kEvent = "pledge.recovered";

  std::string pledge;
  Date on;
  Amount amount;
  Currency currency;

  static constexpr auto fields() {
    return field_list(
        required("pledge", &PledgeRecover::pledge), required("on", &PledgeRecover::on),
        required("amount", &PledgeRecover::amount), required("currency", &PledgeRecover::currency));
  }
};

enum class DisposalPath : std::uint8_t {
  kUnset,
  kAgreedAppropriation,
  kAuction,
  kSale,
  kCourt,
  kRepurchase,
  kLicenseOut,
};
constexpr auto enum_names(DisposalPath /*of*/) {
  return std::to_array<std::string_view>(
      {"", "agreed-appropriation", "auction", "sale", "court", "repurchase", "license-out"});
}

struct PledgeDispose {
  static constexpr std::string_view kType = "pledge.dispose";
  static constexpr std::string_view kEvent = "pledge.disposed";

  std::string pledge;
  Date on;
  DisposalPath path = DisposalPath::kUnset;
  Amount proceeds;
  Currency currency;

  static constexpr auto fields() {
    return field_list(required("pledge", &PledgeDispose::pledge),
                      required("on", &PledgeDispose::on), required("path", &PledgeDispose::path),
                      required("proceeds", &PledgeDispose::proceeds),
                      required("currency", &PledgeDispose::currency));
  }
};

}  // namespace ledger
