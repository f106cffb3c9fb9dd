#pragma once

// Submissions about transfers of patents and applications (PL 10). What the gazette does not
// publish, a fact of the office need not state: the extent, the cause, how the price was found and
// the day of signing. decide/validate_proposal.cc lists what a proposal states.

#include "ledger/model/commands/patent.h"

namespace ledger {

enum class TransferObject : std::uint8_t { kUnset, kPatent, kApplication };
constexpr auto enum_names(TransferObject /*of*/) {
  return std::to_array<std::string_view>({"", "patent", "application"});
}

enum class TransferExtent : std::uint8_t {
  kUnset,
  kWhole,
  kAddCoOwner,
  kRemoveCoOwner,
  kShareChange,
};
constexpr auto enum_names(TransferExtent /*of*/) {
  return std::to_array<std::string_view>(
      {"", "whole", "add-co-owner", "remove-co-owner", "share-change"});
}

enum class TransferCause : std::uint8_t {
  kUnset,
  kSale,
  kGift,
  kEquityContribution,
  kMerger,
  kDivision,
  kInheritance,
  kCourtJudgment,
  kMediation,
  kArbitration,
  kAuction,
  kPledgeRealisation,
  kBankruptcy,
  kOwnershipCorrection,
  kRelatedParty,
};
constexpr auto enum_names(TransferCause /*of*/) {
  return std::to_array<std::string_view>({"", "sale", "gift", "equity-contribution", "merger",
                                          "division", "inheritance", "court-judgment", "mediation",
                                          "arbitration", "auction", "pledge-realisation",
                                          "bankruptcy", "ownership-correction", "related-party"});
}

enum class Pricing : std::uint8_t { kUnset, kAgreement, kListing, kAuction, kAppraisal, kNone };
constexpr auto enum_names(Pricing /*of*/) {
  return std::to_array<std::string_view>(
      {"", "agreement", "listing", "auction", "appraisal", "none"});
}

struct Publicity {  // In-house notice of an agreed price (PSTT 18).
  Date from;
  Date until;

  static constexpr auto fields() {
    return field_list(required("from", &Publicity::from), required("until", &Publicity::until));
  }
};

struct TransferRegister {
  static constexpr std::string_view kType = "transfer.register";
  static constexpr std::string_view kEvent = "transfer.registered";

  std::vector<PatentNumber> patents;
  TransferObject object = TransferObject::kUnset;
  TransferExtent extent = TransferExtent::kUnset;  // kUnset of this and the next: not published.
  TransferCause cause = TransferCause::kUnset;
  std::vector<PartyId> from;
  std::vector<OwnerEntry> to;  // With their shares of the whole right after the transfer.
  Pricing pricing = Pricing::kUnset;
  std::optional<Publicity> publicity;
  std::optional<Date> signed_on;
  Date registered;  // The transfer takes effect (PL 10(3)).
  std::optional<Date> announced;
  std::optional<Fee> fee;
  std::string contract;  // Technology-contract registration number.
  std::vector<Consent> consents;
  std::optional<ExportPaper> export_paper;
  std::string agency;

  static constexpr auto fields() {
    return field_list(
        required("patents", &TransferRegister::patents),
        required("object", &TransferRegister::object),
        optional("extent", &TransferRegister::extent), optional("cause", &TransferRegister::cause),
        required("from", &TransferRegister::from), required("to", &TransferRegister::to),
        optional("pricing", &TransferRegister::pricing),
        optional("publicity", &TransferRegister::publicity),
        optional("signed", &TransferRegister::signed_on),
        required("registered", &TransferRegister::registered),
        optional("announced", &TransferRegister::announced),
        optional("fee", &TransferRegister::fee), optional("contract", &TransferRegister::contract),
        optional("consents", &TransferRegister::consents),
        optional("export", &TransferRegister::export_paper),
        optional("agency", &TransferRegister::agency));
  }
};

}  // namespace ledger
