#include "tests/unit/projections/tianjin.h"

namespace projections::test {
namespace {

using ledger::ContractKind;
using ledger::FeeForm;
using ledger::PartyKind;

constexpr std::string_view kUniversity1 = "12120000401900018C";
constexpr std::string_view kUniversity2 = "121200004019000267";
constexpr std::string_view kInstitute = "121200004019000342";
constexpr std::string_view kEquipment = "91120116MA990001XT";
constexpr std::string_view kBiotech = "91120111MA9900028J";
constexpr std::string_view kEnergy = "91120113MA9900036A";
constexpr std::string_view kHebei = "91130900MA9900052J";
constexpr std::string_view kSoftware = "91120104MA9900060R";
constexpr std::string_view kBank1 = "91120101MA9900079B";
constexpr std::string_view kBank2 = "91120116MA9900087X";

void register_all(Folded& ledger) {
  ledger.register_party(kUniversity1, PartyKind::kUniversity, "120104");
  ledger.register_party(kUniversity2, PartyKind::kUniversity, "120111");
  ledger.register_party(kInstitute, PartyKind::kInstitute, "120113");
  ledger.register_party(kEquipment, PartyKind::kEnterprise, "120116");
  ledger.register_party(kBiotech, PartyKind::kEnterprise, "120111");
  ledger.register_party(kEnergy, PartyKind::kEnterprise, "120113");
  ledger.register_party(kHebei, PartyKind::kEnterprise, "130900");
  ledger.register_party(kSoftware, PartyKind::kEnterprise, "120104");
  ledger.register_party(kBank1, PartyKind::kBank, "120101");
  ledger.register_party(kBank2, PartyKind::kBank, "120116");
  ledger.grant("201919000001.6", kUniversity1, "G05B 19/418", "C34");
  ledger.grant("202019000002.3", kUniversity1, "B25J 9/16", "C34");
  ledger.grant("202129000003.8", kEquipment, "B65G 47/90", "C34");
  ledger.grant("202239000004.2", kSoftware, "", "C39");
  ledger.grant("201819000005.X", kBiotech, "A61K 38/17", "C27");
  ledger.grant("202119000006.6", kInstitute, "C22C 21/02", "C32");
  ledger.grant("201719000008.9", kUniversity2, "C02F 1/44", "N77");
  ledger.grant("202219000009.4", kEquipment, "G06T 7/00", "I65");
}

struct RegisteredDeal {
  std::string_view contract;
  ContractKind kind;
  std::string_view seller;
  std::string_view buyer;
  std::string_view patent;
  FeeForm form;
  std::string_view total;
  std::string_view registered;
  bool is_open = false;
};

void register_contract(Folded& ledger, const RegisteredDeal& deal) {
  ledger::ContractRegister body;
  body.contract = deal.contract;
  body.kind = deal.kind;
  body.ip = ledger::IpKind::kPatent;
  body.sellers = {party(deal.seller)};
  body.buyers = {party(deal.buyer)};
  body.patents = {patent(deal.patent)};
  body.fee = fee(deal.form, deal.total);
  body.registered = day(deal.registered);
  body.open_licence = deal.is_open;
  ledger.record(deal.registered, body);
}

void transfer(Folded& ledger, std::string_view number, std::string_view from,
              std::vector<ledger::OwnerEntry> to, std::string_view registered) {
  ledger::TransferRegister body;
  body.patents = {patent(number)};
  body.object = ledger::TransferObject::kPatent;
  body.from = {party(from)};
  body.to = std::move(to);
  body.registered = day(registered);
  ledger.record(registered, body);
}

void license(Folded& ledger, std::string_view id, std::string_view number, std::string_view from,
             std::string_view to, ledger::LicenceKind kind, std::string_view recorded) {
  ledger::LicenceRecord body;
  body.licence = id;
  body.patents = {patent(number)};
  body.licensors = {party(from)};
  body.licensees = {party(to)};
  body.kind = kind;
  body.recorded = day(recorded);
  ledger.record(recorded, body);
}

struct Loan {
  std::string_view pledge;
  std::string_view patent;
  std::string_view pledgor;
  std::string_view bank;
  std::string_view amount;
  std::string_view registered;
  std::string_view filed;
};

void pledge(Folded& ledger, const Loan& loan) {
  ledger::PledgeRegister body;
  body.pledge = loan.pledge;
  body.patents = {patent(loan.patent)};
  body.pledgors = {party(loan.pledgor)};
  body.pledgees = {party(loan.bank)};
  body.debtor = party(loan.pledgor);
  body.claim.emplace().kind = ledger::ClaimKind::kLoan;
  body.claim->amount = yuan(loan.amount);
  body.claim->currency = currency("CNY");
  body.registered = day(loan.registered);
  ledger.record(loan.filed, body);
}

void open_licence(Folded& ledger) {
  ledger::OpenLicenceDeclare declare;
  declare.patent = patent("201719000008.9");
  declare.patentees = {party(kUniversity2)};
  declare.fee = fee(FeeForm::kLumpSum, "50000.00");
  declare.announced = day("2024-09-10");
  ledger.record("2024-09-10", declare);

  ledger::OpenLicenceAccept accept;
  accept.patent = declare.patent;
  accept.licensee = party(kEnergy);
  accept.licence = "X2024120000033";
  accept.recorded = day("2024-10-21");
  ledger.record("2024-10-21", accept);
}

void revise(Folded& ledger) {
  ledger::ContractRevise revise;
  revise.contract = "2024120005000003";
  revise.total = yuan("920000.00");
  revise.technology = yuan("920000.00");
  revise.filed = day("2025-03-20");
  ledger.record("2025-03-20", revise);

  ledger::ContractReceipt receipt;
  receipt.contract = revise.contract;
  receipt.amount = yuan("420000.00");
  receipt.currency = currency("CNY");
  receipt.on = day("2025-03-28");
  ledger.record("2025-03-28", receipt);
}

}  // namespace

Folded tianjin() {
  Folded ledger;
  register_all(ledger);
  register_contract(ledger, {"2024120003000001", ContractKind::kTransfer, kUniversity1, kEquipment,
                             "201919000001.6", FeeForm::kLumpSum, "1200000.00", "2024-07-22"});
  transfer(ledger, "201919000001.6", kUniversity1, {{party(kEquipment), {}}}, "2024-08-12");
  register_contract(ledger, {"2024120003000002", ContractKind::kTransfer, kEquipment, kUniversity1,
                             "202219000009.4", FeeForm::kLumpSum, "300000.00", "2024-08-19"});
  transfer(ledger, "202219000009.4", kEquipment,
           {{party(kEquipment), ledger::Share::of(7, 10)},
            {party(kUniversity1), ledger::Share::of(3, 10)}},
           "2024-09-06");
  register_contract(
      ledger, {"2024120005000003", ContractKind::kLicence, kInstitute, kEquipment, "202119000006.6",
               FeeForm::kEntryFeePlusRoyalty, "500000.00", "2024-09-25"});
  license(ledger, "X2024120000031", "202119000006.6", kInstitute, kEquipment,
          ledger::LicenceKind::kExclusive, "2024-10-15");
  open_licence(ledger);
  pledge(ledger, {"Y2024980000058", "201819000005.X", kBiotech, kBank1, "8000000.00", "2024-10-28",
                  "2024-10-28"});
  register_contract(ledger, {"2024120003000004", ContractKind::kLicence, kUniversity1, kHebei,
                             "202019000002.3", FeeForm::kInstalments, "180000.00", "2024-11-06"});
  license(ledger, "X2024120000036", "202019000002.3", kUniversity1, kHebei,
          ledger::LicenceKind::kOrdinary, "2024-11-12");
  register_contract(ledger, {"2024120003000009", ContractKind::kLicence, kUniversity2, kEnergy,
                             "201719000008.9", FeeForm::kLumpSum, "50000.00", "2024-11-12", true});
  pledge(ledger, {"Y2024980000066", "202129000003.8", kEquipment, kBank2, "5000000.00",
                  "2024-11-20", "2024-11-29"});
  transfer(ledger, "202239000004.2", kSoftware, {{party(kEquipment), {}}}, "2025-02-11");
  revise(ledger);
  return ledger;
}

}  // namespace projections::test
