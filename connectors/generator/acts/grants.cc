// Registrations of parties, applications and grants.

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/shares.h"

namespace connectors::generator {
namespace {

using ledger::Date;

constexpr Date kStockEnds{18'930};  // 2021-10-30.

std::uint8_t narrow(std::uint32_t value) { return static_cast<std::uint8_t>(value); }

// Owners come in runs: the owner of a new patent is often that of the one before it.
void set_owners(City& city, PatentLife& life) {
  constexpr std::uint32_t kSameOwner = 880;
  Random& random = city.random;
  if (city.patents.size() > 0 && random.chance(kSameOwner)) {
    const PatentLife& before = city.patents.at(city.patents.size() - 1);
    life.owner = before.owner;
    life.co_owner = before.co_owner;
    life.share = before.share;
    life.has_agreement = before.has_agreement && before.co_owner != kNoParty;
    return;
  }
  life.owner = city.parties.any_owner(random);
  if (!random.chance(110)) return;
  const CityParty other = city.parties.any_owner(random);
  if (other == life.owner) return;
  life.co_owner = other;
  life.share = narrow(random.chance(400) ? 1 + random.below(kShares.size() - 1) : 0);
  life.has_agreement = random.chance(250);
}

PatentLife new_patent(City& city, Date granted) {
  constexpr std::array<std::pair<int, int>, 4> kExamination{
      {{0, 0}, {540, 1300}, {150, 400}, {120, 300}}};
  PatentLife life;
  life.type = narrow(static_cast<std::uint32_t>(city.random.pick(kTypeWeights)) + 1);
  life.subject = any_subject(city.random);
  life.has_report = life.type != 1 && city.random.chance(350);
  const auto& [least, most] = kExamination.at(life.type);
  life.filed = packed(granted.plus_days(-city.random.between(least, most)));
  life.last = packed(granted);
  set_owners(city, life);
  return life;
}

std::vector<ledger::OwnerEntry> owner_entries(const City& city, const PatentLife& life) {
  std::vector<ledger::OwnerEntry> entries{{city.id(life.owner), {}}};
  if (life.co_owner != kNoParty) entries.push_back({city.id(life.co_owner), {}});
  if (life.share == 0) return entries;
  entries[0].share = first_share(life);
  entries[1].share = second_share(life);
  return entries;
}

std::string title_of(const City& city, CityPatent patent) {
  const PatentLife& life = city.patents.at(patent);
  constexpr std::array<std::string_view, 4> kForms{"", "方法", "装置", "外观设计"};
  return std::string(subject_of(life).title) + std::string(kForms.at(life.type)) + " " +
         std::to_string(patent);
}

template <typename Body>
void set_class(Body& body, const PatentLife& life) {
  const PatentSubject& subject = subject_of(life);
  (life.type == 3 ? body.locarno : body.ipc) = life.type == 3 ? subject.locarno : subject.ipc;
  body.industry = subject.industry;
}

void grant(City& city, CityPatent patent, Date granted) {
  PatentLife& life = city.patents.at(patent);
  ledger::PatentGrant body;
  body.patent = city.patents.number(patent);
  body.title = title_of(city, patent);
  body.filed = unpacked(life.filed);
  body.granted = granted;
  body.owners = owner_entries(city, life);
  set_class(body, life);
  if (life.has_report) body.evaluation_report = ledger::EvaluationReport::kPositive;
  body.co_ownership_agreement = life.co_owner != kNoParty && life.has_agreement;
  if (city.parties.is_institution(life.owner) && city.random.chance(300)) {
    body.funding = ledger::Funding{"key-rd", "EX" + std::to_string(patent)};
  }
  life.is_pending = false;
  const std::uint32_t seq = city.record(city.office(), std::move(body));
  city.touch({patent}, granted, seq);
}

void apply_for(City& city, CityPatent patent) {
  PatentLife& life = city.patents.at(patent);
  life.is_pending = true;
  ledger::PatentApply body;
  body.patent = city.patents.number(patent);
  body.title = title_of(city, patent);
  body.filed = unpacked(life.filed);
  body.applicants = owner_entries(city, life);
  set_class(body, life);
  const std::uint32_t seq = city.record(city.office(), std::move(body));
  city.touch({patent}, unpacked(life.filed), seq);
  city.applications.push_back(patent);
}

}  // namespace

void register_party(City& city, CityParty party) {
  city.record(ledger::PartyId("operator"), city.parties.registration(party));
}

void grant_stock(City& city) {
  // Recent grants are more frequent; the oldest is seven years old, so that few expire before 2026.
  const int days = city.random.between(0, 50) * city.random.between(0, 50);
  const Date granted = kStockEnds.plus_days(-days);
  grant(city, city.patents.add(new_patent(city, granted)), granted);
}

void grant_or_apply(City& city) {
  constexpr std::size_t kApplicationsMost = 512;
  const bool is_applied = city.applications.size() < kApplicationsMost && city.random.chance(60);
  const Date day = city.day_of_fact({}).value_or(city.today());
  const CityPatent patent = city.patents.add(new_patent(city, day));
  if (!is_applied) return grant(city, patent, day);
  city.patents.at(patent).last = city.patents.at(patent).filed;
  apply_for(city, patent);
}

bool grant_application(City& city) {
  if (city.applications.empty()) return false;
  const CityPatent patent = city.applications.front();
  const auto day = city.day_of_fact(unpacked(city.patents.at(patent).last).plus_days(1));
  if (!day) return false;
  city.applications.pop_front();
  grant(city, patent, *day);
  return true;
}

}  // namespace connectors::generator
