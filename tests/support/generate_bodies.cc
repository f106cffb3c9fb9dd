// One body of each type.

#include <type_traits>

#include "tests/support/generate.h"

namespace ledger::test {
namespace {

constexpr std::size_t kRightsOfAKind = 8;

}  // namespace

template <typename Enum>
Enum Generator::any() {
  const std::size_t count = enum_names(Enum{}).size();
  return static_cast<Enum>(1 + random_.below(count - 1));  // Never kUnset.
}
template FeeForm Generator::any<FeeForm>();
template ConsentKind Generator::any<ConsentKind>();

template <typename T>
T Generator::make(const State& state) {
  T body;
  fill(state, body);
  return body;
}

Body Generator::body(const State& state, std::size_t type) {
  std::optional<Body> made;
  const auto try_all = [&]<std::size_t... I>(std::index_sequence<I...> /*of*/) {
    ((I == type ? void(made = make<BodyTypeAt<I>>(state)) : void()), ...);
  };
  try_all(std::make_index_sequence<kBodyTypes>{});
  return *made;
}

Body Generator::altered(const State& state, const Body& original) {
  const unsigned chance = random_.percent(50) ? 15U : 50U;
  const auto alter = [&](const auto& body) -> Body {
    using T = std::decay_t<decltype(body)>;
    T altered = body;
    const T other = make<T>(state);
    for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
      if (random_.percent(chance)) altered.*field.member = other.*field.member;
    });
    return altered;
  };
  Body altered = std::visit(alter, original);
  limit_days(altered, today_);
  return altered;
}

void Generator::fill(const State& /*state*/, PartyRegister& body) {
  body.party = party();
  body.name = "name " + std::to_string(random_.below(100));
  body.kind = any<PartyKind>();
  body.country = random_.percent(80) ? "CN" : "DE";
  body.roles = {random_.percent(50) ? Role::kBank : Role::kInstitution};
}

void Generator::fill(const State& /*state*/, PartyRename& body) {
  body.party = party();
  body.name = "name " + std::to_string(random_.below(100));
  body.from = day();
}

void Generator::fill(const State& /*state*/, PartySucceed& body) {
  body.party = party();
  body.successor = party();
  body.on = day();
}

void Generator::fill(const State& /*state*/, GazetteMap& body) {
  body.name = "name " + std::to_string(random_.below(100));
  body.party = party();
  if (random_.percent(30)) body.from = day();
}

void Generator::fill(const State& /*state*/, PatentApply& body) {
  body.patent = patent();
  body.title = "title";
  body.filed = *Date::of(random_.between(2005, 2024), 6, 1);
  body.applicants = owners(true);
  (body.patent.type() == PatentType::kDesign ? body.locarno : body.ipc) = "14-03";
  body.industry = "C34";
}

void Generator::fill(const State& /*state*/, PatentGrant& body) {
  body.patent = patent();
  body.title = "title";
  body.filed = *Date::of(random_.between(2005, 2024), 6, 1);
  body.granted = later(body.filed);
  body.owners = owners(true);
  (body.patent.type() == PatentType::kDesign ? body.locarno : body.ipc) = "14-03";
  body.evaluation_report = any<EvaluationReport>();
  body.co_ownership_agreement = random_.percent(20);
}

void Generator::fill(const State& /*state*/, PatentAnnuity& body) {
  body.patent = patent();
  body.due = day();
  body.status = random_.percent(30) ? AnnuityStatus::kMissed : AnnuityStatus::kPaid;
}

void Generator::fill(const State& /*state*/, PatentSuspend& body) {
  body.patent = patent();
  body.kind = any<SuspensionKind>();
  body.from = day();
  body.until = body.from.plus_days(random_.between(-2, 300));
  if (random_.percent(60)) body.order = number("order ", 3);
}

void Generator::fill(const State& /*state*/, PatentResume& body) {
  body.patent = patent();
  body.kind = any<SuspensionKind>();
  body.on = day();
  if (random_.percent(30)) body.order = number("order ", 3);
}

void Generator::fill(const State& /*state*/, PatentInvalidation& body) {
  body.patent = patent();
  body.stage = any<InvalidationStage>();
  if (body.stage == InvalidationStage::kFull) body.stage = any<InvalidationStage>();
  body.on = day();
}

void Generator::fill(const State& /*state*/, PatentEnd& body) {
  body.patent = patent();
  body.cause = any<EndCause>();
  body.effective = later(day());
  body.announced = day();
}

void Generator::fill(const State& /*state*/, PatentRestore& body) {
  body.patent = patent();
  body.effective = body.announced = day();
}

void Generator::fill(const State& /*state*/, PatentExtend& body) {
  body.patent = patent();
  body.until = later(day());
  body.reason = any<ExtensionReason>();
}

void Generator::fill(const State& /*state*/, PatentClassify& body) {
  body.patent = patent();
  body.industry = "C27";
}

void Generator::fill(const State& state, TransferRegister& body) {
  body.patents = patents();
  body.object = random_.percent(90) ? TransferObject::kPatent : TransferObject::kApplication;
  body.extent = any<TransferExtent>();
  body.cause = any<TransferCause>();
  body.from = owners_of(state, body.patents.front());
  body.to = owners(false);
  body.pricing = any<Pricing>();
  body.registered = day();
  body.signed_on = body.registered.plus_days(random_.between(-30, 2));
  body.consents = consents();
  if (random_.percent(50)) body.export_paper = ExportPaper{"paper"};
  if (random_.percent(50)) body.agency = "agency";
}

void Generator::fill(const State& state, LicenceRecord& body) {
  body.licence = number("L", kRightsOfAKind);
  body.patents = patents();
  body.licensors = owners_of(state, body.patents.front());
  body.licensees = parties();
  body.kind = random_.percent(60) ? LicenceKind::kOrdinary : any<LicenceKind>();
  if (body.kind == LicenceKind::kSub) body.parent = number("L", kRightsOfAKind);
  body.territory = *Territory::parse({random_.percent(60) ? "CN" : "CN-12"});
  if (random_.percent(30)) body.fields_of_use = {number("use", 2)};
  const Date from = day();
  body.from = body.signed_on = from;
  body.until = later(from);
  body.recorded = from.plus_days(random_.between(-1, 120));
  body.consents = consents();
  if (random_.percent(30)) body.carve_out = {number("L", kRightsOfAKind)};
}

void Generator::fill(const State& state, LicenceChange& body) {
  body.licence = number("L", kRightsOfAKind);
  body.on = day();
  body.set.values = make<LicenceRecord>(state);
  for_each_field<LicenceRecord>([&](const auto& /*field*/, std::size_t index) {
    if (index > 0 && random_.percent(20)) body.set.mark(index);
  });
  // As decoded: a field that is not set has no value.
  Partial<LicenceRecord> set;
  set.present = body.set.present;
  body.set.apply_to(set.values);
  body.set = set;
}

void Generator::fill(const State& /*state*/, LicenceCancel& body) {
  body.licence = number("L", kRightsOfAKind);
  body.on = day();
  body.cause = any<LicenceEnd>();
  if (random_.percent(30)) body.consents = consents();
}

void Generator::fill(const State& /*state*/, LicenceRevoke& body) {
  body.licence = number("L", kRightsOfAKind);
  body.on = day();
}

void Generator::fill(const State& state, PledgeRegister& body) {
  body.pledge = number("Y", kRightsOfAKind);
  body.patents = patents();
  body.pledgors = owners_of(state, body.patents.front());
  body.pledgees = parties();
  body.debtor = party();
  body.registered = day();
  body.signed_on = body.registered.plus_days(random_.between(-30, 1));
  const Date signed_on = *body.signed_on;
  Claim claim{any<ClaimKind>(), amount(), currency(), signed_on, later(signed_on), {}};
  claim.exchange = exchange(claim.currency);
  body.claim = claim;
  body.consents = consents();
  if (random_.percent(10)) body.bundle = number("B", 2);
}

void Generator::fill(const State& state, PledgeChange& body) {
  body.pledge = number("Y", kRightsOfAKind);
  body.on = day();
  body.set.values = make<PledgeRegister>(state);
  for_each_field<PledgeRegister>([&](const auto& /*field*/, std::size_t index) {
    if (index > 0 && random_.percent(20)) body.set.mark(index);
  });
  Partial<PledgeRegister> set;
  set.present = body.set.present;
  body.set.apply_to(set.values);
  body.set = set;
}

void Generator::fill(const State& /*state*/, PledgeCancel& body) {
  body.pledge = number("Y", kRightsOfAKind);
  body.on = day();
  body.cause = any<PledgeEnd>();
}

void Generator::fill(const State& /*state*/, PledgeRevoke& body) {
  body.pledge = number("Y", kRightsOfAKind);
  body.on = day();
}

void Generator::fill(const State& /*state*/, PledgeDefault& body) {
  body.pledge = number("Y", kRightsOfAKind);
  body.on = day();
}

void Generator::fill(const State& /*state*/, PledgeCompensate& body) {
  body.pledge = number("Y", kRightsOfAKind);
  body.on = day();
  body.payer = party();
}

void Generator::fill(const State& /*state*/, PledgeRecover& body) {
  body.pledge = number("Y", kRightsOfAKind);
  body.on = day();
}

void Generator::fill(const State& /*state*/, PledgeDispose& body) {
  body.pledge = number("Y", kRightsOfAKind);
  body.on = day();
  body.path = any<DisposalPath>();
}

void Generator::fill(const State& /*state*/, HoldPlace& body) {
  body.hold = number("H", 100 * kRightsOfAKind);
  body.patents = patents();
  body.purpose = any<HoldPurpose>();
  body.until = today_.plus_days(random_.between(-1, 31));
}

void Generator::fill(const State& /*state*/, HoldRelease& body) {
  body.hold = number("H", 100 * kRightsOfAKind);
}

void Generator::fill(const State& state, OpenLicenceDeclare& body) {
  body.patent = patent();
  body.patentees = owners_of(state, body.patent);
  body.fee = fee();
  body.declared = day();
  body.until = later(body.declared);
  if (random_.percent(60)) body.announced = body.declared.plus_days(random_.between(0, 20));
  if (random_.percent(20)) body.consents = consents();
}

void Generator::fill(const State& /*state*/, OpenLicenceAnnounce& body) {
  body.patent = patent();
  body.announced = day();
}

void Generator::fill(const State& state, OpenLicenceWithdraw& body) {
  body.patent = patent();
  body.patentees = owners_of(state, body.patent);
  body.declared = day();
  if (random_.percent(70)) body.announced = later(body.declared);
  if (random_.percent(20)) body.consents = consents();
}

void Generator::fill(const State& state, OpenLicenceAccept& body) {
  body.patent = patent();
  body.licensee = party();
  body.notice = day();
  const auto index = state.patents.index_of(body.patent);
  const OpenStatement* statement = index ? state.newest_statement(*index) : nullptr;
  body.paid = {*body.notice, amount(), currency()};
  if (statement != nullptr && random_.percent(80)) {
    body.notice = body.paid.on = statement->announced == kLastDay ? today_ : statement->announced;
    body.paid.amount = statement->amount.value_or(body.paid.amount);
    body.paid.currency = statement->currency;
  }
  body.from = body.paid.on;
  body.until = body.from.plus_days(364);
  if (random_.percent(70)) {
    body.licence = number("OL", kRightsOfAKind);
    body.recorded = later(body.from);
  }
}

void Generator::fill(const State& /*state*/, ContractRegister& body) {
  body.contract = number("C", 10 * kRightsOfAKind);
  body.kind = any<ContractKind>();
  body.ip = any<IpKind>();
  body.sellers = parties();
  body.buyers = parties();
  body.patents = patents();
  body.fee = fee();
  body.signed_on = body.registered = day();
}

void Generator::fill(const State& /*state*/, ContractRevise& body) {
  body.contract = number("C", 10 * kRightsOfAKind);
  body.total = amount();
  body.filed = day();
  if (random_.percent(10)) body.exchange = exchange(Currency::parse("EUR"));
}

void Generator::fill(const State& /*state*/, ContractCancel& body) {
  body.contract = number("C", 10 * kRightsOfAKind);
  body.on = day();
}

void Generator::fill(const State& /*state*/, ContractReceipt& body) {
  body.contract = number("C", 10 * kRightsOfAKind);
  body.amount = amount();
  body.currency = currency();
  body.on = day();
  body.exchange = exchange(body.currency);
}

void Generator::fill(const State& /*state*/, UseReport& body) {
  body.patent = patent();
  body.by = party();
  body.means = any<UseMeans>();
  body.from = day();
}

void Generator::fill(const State& /*state*/, UseJustify& body) {
  body.patent = patent();
  body.until = day();
}

void Generator::fill(const State& state, EventCorrect& body) {
  body.event = {state.next == 0 ? 0 : random_.below(state.next), 0};
  body.set = "{}";
}

void Generator::fill(const State& state, EventRetract& body) {
  body.event = {state.next == 0 ? 0 : random_.below(state.next), 0};
}

void Generator::fill(const State& state, ClockDay& body) {
  const Date known = state.today.day.value_or(today_);
  body.day =
      (random_.percent(90) ? std::min(known, today_) : known).plus_days(random_.between(0, 3));
}

}  // namespace ledger::test
