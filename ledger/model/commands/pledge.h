#pragma once

// Submissions about pledges of patents (CC 440, 444; M461). Default and realisation are in
// realisation.h. What the gazette does not publish, a fact of the office need not state: the claim
// of a pledge, its debtor, the day of its contract, and why it ended. decide/validate_proposal.cc
// lists what a proposal states.

#include "ledger/model/commands/patent.h"

namespace ledger {

enum class OtherRightKind : std::uint8_t { kUnset, kTrademark, kCopyright, kSoftwareCopyright };
constexpr auto enum_names(OtherRightKind /*of*/) {
  return std::to_array<std::string_view>({"", "trademark", "copyright", "software-copyright"});
}

struct OtherRight {  // A right of another registry, pledged in the same contract.
  OtherRightKind right = OtherRightKind::kUnset;
  std::string number;
  std::int64_t nice_class = 0;  // Trademarks: Nice class 1 to 45.
  Date registered;

  static constexpr auto fields() {
    return field_list(required("right", &OtherRight::right),
                      required("number", &OtherRight::number),
                      optional("class", &OtherRight::nice_class),
                      required("registered", &OtherRight::registered));
  }
};

enum class ClaimKind : std::uint8_t {
  kUnset,
  kLoan,
  kCreditLine,
  kBond,
  kLease,
  kCounterGuarantee,
  kOther,
};
constexpr auto enum_names(ClaimKind /*of*/) {
  return std::to_array<std::string_view>(
      {"", "loan", "credit-line", "bond", "lease", "counter-guarantee", "other"});
}

struct Claim {
  ClaimKind kind = ClaimKind::kUnset;
  Amount amount;
  Currency currency;
  Date from;
  Date until;                     // The last day on which the debtor may perform.
  std::optional<Amount> maximum;  // Maximum-amount pledge (CC 439).
  std::optional<Exchange> exchange = {};

  static constexpr auto fields() {
    return field_list(required("kind", &Claim::kind), required("amount", &Claim::amount),
                      required("currency", &Claim::currency), required("from", &Claim::from),
                      required("until", &Claim::until), optional("maximum", &Claim::maximum),
                      optional("exchange", &Claim::exchange));
  }

  friend bool operator==(const Claim&, const Claim&) = default;
};

struct AppraisalParts {
  std::optional<Amount> patent;
  std::optional<Amount> trademark;
  std::optional<Amount> copyright;
  std::optional<Amount> software_copyright;

  static constexpr auto fields() {
    return field_list(optional("patent", &AppraisalParts::patent),
                      optional("trademark", &AppraisalParts::trademark),
                      optional("copyright", &AppraisalParts::copyright),
                      optional("software-copyright", &AppraisalParts::software_copyright));
  }
};

enum class Appraiser : std::uint8_t { kUnset, kAgency, kBankInternal };
constexpr auto enum_names(Appraiser /*of*/) {
  return std::to_array<std::string_view>({"", "agency", "bank-internal"});
}

struct Appraisal {
  Appraiser by = Appraiser::kUnset;
  Date on;
  Amount value;
  Currency currency;
  std::optional<AppraisalParts> parts;

  static constexpr auto fields() {
    return field_list(required("by", &Appraisal::by), required("on", &Appraisal::on),
                      required("value", &Appraisal::value),
                      required("currency", &Appraisal::currency),
                      optional("parts", &Appraisal::parts));
  }
};

struct RiskShares {  // Who bears which part of a loss. The sum is one.
  std::optional<Rate> government;
  std::optional<Rate> guarantor;
  std::optional<Rate> bank;
  std::optional<Rate> insurer;

  static constexpr auto fields() {
    return field_list(optional("government", &RiskShares::government),
                      optional("guarantor", &RiskShares::guarantor),
                      optional("bank", &RiskShares::bank),
                      optional("insurer", &RiskShares::insurer));
  }

  friend bool operator==(const RiskShares&, const RiskShares&) = default;
};

struct PledgeRegister {
  static constexpr std::string_view kType = "pledge.register";
  static constexpr std::string_view kEvent = "pledge.registered";

  std::string pledge;  // Registration number: "Y2024980000058".
  std::vector<PatentNumber> patents;
  std::vector<OtherRight> others;
  std::string bundle;
  std::vector<PartyId> pledgors;
  std::vector<PartyId> pledgees;
  std::optional<PartyId> debtor;
  std::vector<PartyId> guarantors;
  std::optional<Claim> claim;
  std::optional<Appraisal> appraisal;
  std::string annuity_payer;
  std::optional<RiskShares> risk_shares;
  std::vector<Consent> consents;
  std::optional<Date> signed_on;
  Date registered;  // The day on which the pledge is created (CC 444(1)).

  static constexpr auto fields() {
    return field_list(
        required("pledge", &PledgeRegister::pledge), required("patents", &PledgeRegister::patents),
        optional("others", &PledgeRegister::others), optional("bundle", &PledgeRegister::bundle),
        required("pledgors", &PledgeRegister::pledgors),
        required("pledgees", &PledgeRegister::pledgees),
        optional("debtor", &PledgeRegister::debtor),
        optional("guarantors", &PledgeRegister::guarantors),
        optional("claim", &PledgeRegister::claim),
        optional("appraisal", &PledgeRegister::appraisal),
        optional("annuity_payer", &PledgeRegister::annuity_payer),
        optional("risk_shares", &PledgeRegister::risk_shares),
        optional("consents", &PledgeRegister::consents),
        optional("signed", &PledgeRegister::signed_on),
        required("registered", &PledgeRegister::registered));
  }
};

struct PledgeChange {
  static constexpr std::string_view kType = "pledge.change";
  static constexpr std::string_view kEvent = "pledge.changed";

  std::string pledge;
  Date on;
  Partial<PledgeRegister> set;

  static constexpr auto fields() {
    return field_list(required("pledge", &PledgeChange::pledge), required("on", &PledgeChange::on),
                      required("set", &PledgeChange::set));
  }
};

enum class PledgeEnd : std::uint8_t {
  kUnset,
  kPerformed,
  kRealised,
  kWaived,
  kContractVoid,
  kRightExtinguished,
};
constexpr auto enum_names(PledgeEnd /*of*/) {
  return std::to_array<std::string_view>(
      {"", "performed", "realised", "waived", "contract-void", "right-extinguished"});
}

struct PledgeCancel {
  static constexpr std::string_view kType = "pledge.cancel";
  static constexpr std::string_view kEvent = "pledge.cancelled";

  std::string pledge;
  Date on;                              // The first day without the pledge.
  PledgeEnd cause = PledgeEnd::kUnset;  // kUnset: not published.

  static constexpr auto fields() {
    return field_list(required("pledge", &PledgeCancel::pledge), required("on", &PledgeCancel::on),
                      optional("cause", &PledgeCancel::cause));
  }
};

struct PledgeRevoke {  // Void from the beginning.
  static constexpr std::string_view kType = "pledge.revoke";
  static constexpr std::string_view kEvent = "pledge.revoked";

  std::string pledge;
  Date on;
  std::string reason;

  static constexpr auto fields() {
    return field_list(required("pledge", &PledgeRevoke::pledge), required("on", &PledgeRevoke::on),
                      required("reason", &PledgeRevoke::reason));
  }
};

}  // namespace ledger
