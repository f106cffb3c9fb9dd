#include "deploy/patledger/bench/submissions.h"

#include <array>

#include "ledger/base/digits.h"
#include "ledger/codec/capnp/codec.h"

namespace patledger {
namespace {

using ledger::Date;
using ledger::PartyId;
using ledger::PatentNumber;
using ledger::Submission;

constexpr std::string_view kCentre = "trading-centre";
constexpr std::string_view kOffice = "ip-office";
constexpr std::array<std::string_view, kDistricts> kDistrictCodes{
    "120101", "120102", "120103", "120104", "120105", "120106", "120110", "120111",
    "120112", "120113", "120114", "120115", "120116", "120117", "120118", "120119"};
constexpr std::array<std::string_view, kIndustries> kIndustryCodes{
    "C13", "C26", "C27", "C28", "C29", "C30", "C31", "C32", "C33", "C34",
    "C35", "C36", "C37", "C38", "C39", "C40", "I63", "I64", "I65", "M73"};

ledger::Currency yuan() { return *ledger::Currency::parse("CNY"); }

std::string padded(std::uint32_t value, std::size_t digits) {
  std::string text = std::to_string(value);
  return std::string(digits - text.size(), '0') + text;
}

// "91" district "MA" serial check: a credit code with the right check character.
PartyId credit_code(std::uint32_t district, std::uint32_t serial) {
  std::string text = "91";
  text.append(kDistrictCodes.at(district)).append("MA").append(padded(serial, 7));
  text.push_back(ledger::credit_check(text));
  return PartyId(text);
}

// Inventions and utility models, filed in 2020.
PatentNumber number_of(std::uint32_t patent) {
  const std::uint64_t type = patent % 4 == 0 ? 2 : 1;
  return *PatentNumber::from_key(2020'0000'0000ULL + type * 10'000'000 + patent);
}

class Translator {
 public:
  explicit Translator(std::uint32_t parties) {
    for (std::uint32_t i = 0; i < parties; ++i) parties_.push_back(credit_code(i % kDistricts, i));
    for (std::uint32_t i = 0; i < kBanks; ++i) {
      banks_.push_back(credit_code(i % kDistricts, 9'000'000 + i));
    }
  }

  Submission translate(const JobEvent& event) {
    Submission submission;
    submission.id = "E-" + padded(event.key, 10);
    submission.source = source_of(event);
    constexpr std::int64_t kMsPerDay = 86'400'000;
    submission.at.ms = event.filed_day * kMsPerDay + 3'600'000 + event.key % 28'800'000;
    submission.body = body_of(event);
    return submission;
  }

  const std::vector<PartyId>& parties() const { return parties_; }
  const std::vector<PartyId>& banks() const { return banks_; }

 private:
  PartyId source_of(const JobEvent& event) const {
    switch (event.type) {
      case JobEventType::kGrant:
      case JobEventType::kLapse:
      case JobEventType::kOpenLicence:  // Only the office announces.
      case JobEventType::kWithdrawal:
        return PartyId(kOffice);
      case JobEventType::kPledge:
      case JobEventType::kRelease:
        return banks_.at(event.b);
      default:
        return PartyId(kCentre);
    }
  }

  ledger::Body body_of(const JobEvent& event) const {
    const Date day{event.effective_day};
    const PatentNumber number = number_of(event.patent);
    switch (event.type) {
      case JobEventType::kGrant:
        return grant(event);
      case JobEventType::kTransfer:
        return transfer(event);
      case JobEventType::kOrdinaryLicence:
      case JobEventType::kExclusiveLicence:
        return licence(event);
      case JobEventType::kLicenceEnd:
        return ledger::LicenceCancel{
            licence_id(event.licence), day, ledger::LicenceEnd::kTerminated, {}};
      case JobEventType::kPledge:
        return pledge(event);
      case JobEventType::kRelease:
        return ledger::PledgeCancel{pledge_id(event.pledge), day, ledger::PledgeEnd::kPerformed};
      case JobEventType::kOpenLicence:
        return open_licence(event);
      case JobEventType::kWithdrawal:
        return ledger::OpenLicenceWithdraw{number, {party(event.a)}, day, day, {}};
      case JobEventType::kLapse:
        break;
    }
    return ledger::PatentEnd{number, ledger::EndCause::kLapsed, day, day};
  }

  ledger::PatentGrant grant(const JobEvent& event) const {
    ledger::PatentGrant body;
    body.patent = number_of(event.patent);
    body.title = "一种用于测量的装置及其方法 " + std::to_string(event.patent);
    body.filed = *Date::of(2020, 3, 2);
    body.granted = *Date::of(2022, 5, 20);
    body.owners = {{party(event.a), {}}};
    body.ipc = "G05B 19/418";
    body.industry = kIndustryCodes.at(event.industry);
    body.evaluation_report = ledger::EvaluationReport::kPositive;
    return body;
  }

  ledger::TransferRegister transfer(const JobEvent& event) const {
    ledger::TransferRegister body;
    body.patents = {number_of(event.patent)};
    body.object = ledger::TransferObject::kPatent;
    body.extent = ledger::TransferExtent::kWhole;
    body.cause = ledger::TransferCause::kSale;
    body.from = {party(event.a)};
    body.to = {{party(event.b), {}}};
    body.pricing = ledger::Pricing::kAgreement;
    body.signed_on = body.registered = Date{event.effective_day};
    body.fee = fee(event);
    body.consents = consents(event);
    return body;
  }

  ledger::LicenceRecord licence(const JobEvent& event) const {
    ledger::LicenceRecord body;
    body.licence = licence_id(event.key);
    body.patents = {number_of(event.patent)};
    body.licensors = {party(event.a)};
    body.licensees = {party(event.b)};
    body.kind = event.type == JobEventType::kExclusiveLicence ? ledger::LicenceKind::kExclusive
                                                              : ledger::LicenceKind::kOrdinary;
    body.territory = ledger::Territory::china();
    body.recorded = Date{event.effective_day};
    body.from = body.signed_on = body.recorded;
    body.until = body.recorded.plus_days(364);
    body.fee = fee(event);
    body.consents = consents(event);
    return body;
  }

  ledger::PledgeRegister pledge(const JobEvent& event) const {
    ledger::PledgeRegister body;
    body.pledge = pledge_id(event.key);
    body.patents = {number_of(event.patent)};
    body.pledgors = {party(event.a)};
    body.pledgees = {banks_.at(event.b)};
    body.debtor = party(event.a);
    body.signed_on = body.registered = Date{event.effective_day};
    body.claim = {ledger::ClaimKind::kLoan,
                  {event.amount_fen},
                  yuan(),
                  body.registered,
                  body.registered.plus_days(364),
                  {}};
    return body;
  }

  ledger::OpenLicenceDeclare open_licence(const JobEvent& event) const {
    ledger::OpenLicenceDeclare body;
    body.patent = number_of(event.patent);
    body.patentees = {party(event.a)};
    body.fee.form = ledger::FeeForm::kLumpSum;
    body.fee.amount = ledger::Amount{event.amount_fen};
    body.fee.currency = yuan();
    body.fee.per = "licensee-year";
    body.declared = Date{event.effective_day};
    body.announced = body.declared;
    body.until = body.declared.plus_days(1000);
    return body;
  }

  static ledger::Fee fee(const JobEvent& event) {
    ledger::Fee fee;
    fee.form = ledger::FeeForm::kLumpSum;
    fee.total = ledger::Amount{event.amount_fen};
    fee.currency = yuan();
    return fee;
  }

  std::vector<ledger::Consent> consents(const JobEvent& event) const {
    if (!event.consent || event.pledgee == kNobody) return {};
    return {{ledger::ConsentKind::kPledgee, banks_.at(event.pledgee),
             "consent-" + std::to_string(event.key)}};
  }

  static std::string licence_id(std::uint32_t key) { return "X2024" + padded(key, 10); }
  static std::string pledge_id(std::uint32_t key) { return "Y2024" + padded(key, 10); }
  const PartyId& party(std::uint32_t index) const { return parties_.at(index); }

  std::vector<PartyId> parties_;
  std::vector<PartyId> banks_;
};

class Collector {
 public:
  explicit Collector(ledger::service::Encoding encoding) : encoding_(encoding) {}

  void add(const Submission& submission) {
    collected_.bytes += encoding_ == ledger::service::Encoding::kCapnp
                            ? codec_.encode(submission)
                            : ledger::codec::to_json(submission);
    ends_.push_back(collected_.bytes.size());
  }

  Submissions take() && {
    const ledger::ByteView all = collected_.bytes;
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      collected_.inputs.push_back({all.substr(begin, end - begin), encoding_});
      begin = end;
    }
    return std::move(collected_);
  }

 private:
  ledger::service::Encoding encoding_;
  ledger::codec::CapnpCodec codec_;
  Submissions collected_;
  std::vector<std::size_t> ends_;
};

Submission registration(const PartyId& party, std::string name, ledger::PartyKind kind,
                        std::vector<ledger::Role> roles) {
  ledger::PartyRegister body;
  body.party = party;
  body.name = std::move(name);
  body.kind = kind;
  body.country = "CN";
  const bool has_code = ledger::is_credit_code_shape(party.view());
  body.district = has_code ? party.view().substr(2, 6) : kDistrictCodes.front();
  body.roles = std::move(roles);
  Submission submission;
  submission.id = "P-" + std::string(party.view());
  submission.source = PartyId("operator");
  submission.at = *ledger::Instant::parse("2022-12-30T09:00:00+08:00");
  submission.body = std::move(body);
  return submission;
}

std::uint32_t highest_party(std::span<const JobEvent> events) {
  std::uint32_t highest = 0;
  for (const JobEvent& event : events) highest = std::max({highest, event.a, event.b});
  return highest;
}

}  // namespace

Submissions parties_as(ledger::service::Encoding encoding, JobSize size) {
  const Translator translator(parties_of(size));
  Collector collector(encoding);
  collector.add(registration(PartyId(kOffice), "IP office", ledger::PartyKind::kGovernment,
                             {ledger::Role::kIpOffice}));
  collector.add(registration(PartyId(kCentre), "Trading centre", ledger::PartyKind::kAgency,
                             {ledger::Role::kTradingCentre}));
  for (const PartyId& bank : translator.banks()) {
    collector.add(registration(bank, "示例银行", ledger::PartyKind::kBank, {ledger::Role::kBank}));
  }
  for (const PartyId& party : translator.parties()) {
    collector.add(registration(party, "示例科技有限公司", ledger::PartyKind::kEnterprise, {}));
  }
  return std::move(collector).take();
}

Submissions events_as(ledger::service::Encoding encoding, std::span<const JobEvent> events) {
  Translator translator(highest_party(events) + 1);
  Collector collector(encoding);
  for (const JobEvent& event : events) collector.add(translator.translate(event));
  return std::move(collector).take();
}

}  // namespace patledger
