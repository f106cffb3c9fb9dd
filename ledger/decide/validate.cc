#include "ledger/decide/validate.h"

#include "ledger/decide/stated.h"
#include "ledger/decide/validate_exchange.h"
#include "ledger/decide/validate_lists.h"
#include "ledger/decide/validate_money.h"
#include "ledger/model/codes.h"
#include "ledger/model/commands/one_of.h"

namespace ledger {
namespace {

void check_class(Faults& faults, PatentNumber patent, const std::string& ipc,
                 const std::string& locarno) {
  const bool is_design = patent.type() == PatentType::kDesign;
  const std::string& wanted = is_design ? locarno : ipc;
  const std::string& other = is_design ? ipc : locarno;
  const std::string_view name = is_design ? "locarno" : "ipc";
  if (wanted.empty()) {
    faults.add(Code::kF01, "/body/" + std::string(name),
               is_design ? "a design requires a Locarno class"
                         : "an invention or utility model requires an IPC class");
  }
  if (!other.empty()) {
    faults.add(Code::kF01, is_design ? "/body/ipc" : "/body/locarno",
               is_design ? "a design has no IPC class"
                         : "an invention or utility model has no Locarno class");
  }
}

void check_shares(Faults& faults, const std::vector<OwnerEntry>& entries, std::string_view field) {
  std::vector<Share> stated;
  for (const OwnerEntry& entry : entries) {
    if (entry.share) stated.push_back(*entry.share);
  }
  const bool all_stated = stated.size() == entries.size();
  const auto sum = compare_sum_to_one(stated);
  const bool is_too_much = sum == SumToOne::kMore || (sum == SumToOne::kOne && !all_stated);
  if (!sum || is_too_much) {
    faults.add(Code::kF01, "/body/" + std::string(field), "the shares sum to more than one");
  }
}

void require_some(Faults& faults, bool is_empty, std::string_view field) {
  if (is_empty) {
    faults.add(Code::kF01, "/body/" + std::string(field), "the list must not be empty");
  }
}

void check_risk_shares(Faults& faults, const std::optional<RiskShares>& shares,
                       std::string_view field) {
  if (!shares) return;
  std::int64_t sum = 0;
  for (const auto& share : {shares->government, shares->guarantor, shares->bank, shares->insurer}) {
    sum += share.value_or(Rate{}).millionths;
  }
  if (sum != 1'000'000) {
    faults.add(Code::kF04, "/body/" + std::string(field), "the risk shares do not sum to one");
  }
}

void check(Faults& faults, const PartyRegister& body) {
  const std::string_view party = body.party.view();
  if (is_person(party)) {
    if (body.kind == PartyKind::kIndividual) return;
    faults.add(Code::kF01, "/body/kind", "the party of a person is an individual");
    return;
  }
  if (foreign_country(party) || is_office_name(party) || is_credit_code_shape(party)) return;
  faults.add(Code::kF06, "/body/party",
             "\"" + std::string(party) +
                 "\" is no credit code: 18 digits and capital letters without I, O, S, V and Z");
}

void check(Faults& faults, const PatentApply& body) {
  check_class(faults, body.patent, body.ipc, body.locarno);
  require_some(faults, body.applicants.empty(), "applicants");
  check_shares(faults, body.applicants, "applicants");
}

void check(Faults& faults, const PatentGrant& body) {
  check_class(faults, body.patent, body.ipc, body.locarno);
  require_some(faults, body.owners.empty(), "owners");
  check_shares(faults, body.owners, "owners");
  if (body.granted < body.filed) {
    faults.add(Code::kF03, "/body/granted", "the day of grant is before the day of filing");
  }
}

void check(Faults& faults, const TransferRegister& body) {
  require_some(faults, body.patents.empty(), "patents");
  require_some(faults, body.from.empty(), "from");
  require_some(faults, body.to.empty(), "to");
  check_shares(faults, body.to, "to");
}

void check(Faults& faults, const PatentClassify& body) {
  if (body.patent.type() == PatentType::kDesign && !body.ipc.empty()) {
    faults.add(Code::kF01, "/body/ipc", "a design has no IPC class");
  }
}

void check(Faults& faults, const LicenceRecord& body) {
  require_some(faults, body.patents.empty(), "patents");
}

// A change may not give the right another number, nor leave it without a patent.
template <typename Registration>
void check_set(Faults& faults, const Partial<Registration>& set, FieldIndex<Registration> number,
               std::string_view name) {
  if (set.sets(number)) {
    faults.add(Code::kF01, "/body/set/" + std::string(name), "the number cannot be changed");
  }
  require_some(faults, set.sets(&Registration::patents) && set.values.patents.empty(),
               "set/patents");
}

void check(Faults& faults, const LicenceChange& body) {
  check_set<LicenceRecord>(faults, body.set, &LicenceRecord::licence, "licence");
}
void check(Faults& faults, const PledgeChange& body) {
  check_set<PledgeRegister>(faults, body.set, &PledgeRegister::pledge, "pledge");
  check_risk_shares(faults, body.set.values.risk_shares, "set/risk_shares");
}

void check(Faults& faults, const PledgeRegister& body) {
  require_some(faults, body.patents.empty(), "patents");
  check_risk_shares(faults, body.risk_shares, "risk_shares");
}

void check(Faults& faults, const HoldPlace& body) {
  require_some(faults, body.patents.empty(), "patents");
}

void check(Faults& faults, const OpenLicenceDeclare& body) {
  require_some(faults, body.patentees.empty(), "patentees");
}

void check(Faults& faults, const ContractRegister& body) {
  require_some(faults, body.sellers.empty(), "sellers");
  require_some(faults, body.buyers.empty(), "buyers");
  const bool has_amount = body.fee.total || body.fee.technology;
  if (has_amount && !body.fee.currency) {
    faults.add(Code::kF04, "/body/fee/currency", "an amount requires a currency");
  }
}

void check(Faults& faults, const PatentSuspend& body) {
  if (body.until && *body.until < body.from)
    faults.add(Code::kF03, "/body/until", "the last day is before the first day");
}

// A hold starts on the day of filing.
void check_hold(Faults& faults, const Submission& submission) {
  const auto* hold = std::get_if<HoldPlace>(&submission.body);
  if (hold == nullptr) return;
  const Date filed = submission.at.day();
  if (hold->until < filed || hold->until > filed.plus_days(kHoldDaysMax)) {
    faults.add(Code::kF03, "/body/until",
               "a priority notice ends on the day of filing or up to 30 days later");
  }
}

// Types whose fields and members are checked by the decoder alone.
void check(
    Faults& /*faults*/,
    const OneOf<PatentAnnuity, PatentResume, PatentInvalidation, PatentEnd, PatentRestore,
                PatentExtend, LicenceCancel, LicenceRevoke, PledgeCancel, PledgeRevoke,
                PledgeDefault, PledgeCompensate, PledgeRecover, PledgeDispose, HoldRelease,
                OpenLicenceAnnounce, OpenLicenceWithdraw, OpenLicenceAccept, ContractRevise,
                ContractCancel, ContractReceipt, UseReport, UseJustify, EventCorrect, EventRetract,
                PartyRename, PartySucceed, ClockDay, GazetteMap> auto& /*body*/) {}

}  // namespace

std::vector<Fault> validate(const Submission& submission) {
  Faults faults;
  std::visit([&](const auto& body) { check(faults, body); }, submission.body);
  check_hold(faults, submission);
  for (Fault& fault : validate_lists(submission.body)) faults.add(std::move(fault));
  for (Fault& fault : validate_money(submission.body)) faults.add(std::move(fault));
  for (Fault& fault : validate_exchange(submission)) faults.add(std::move(fault));
  return std::move(faults).take();
}

}  // namespace ledger
