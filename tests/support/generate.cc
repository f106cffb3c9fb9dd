// The values and sources of submissions.

#include "tests/support/generate.h"

#include <algorithm>
#include <array>

namespace ledger::test {
namespace {

const std::vector<Role>& office_roles() {
  static const std::vector<Role> roles{Role::kIpOffice, Role::kCourt, Role::kTechRegistry,
                                       Role::kTradingCentre};
  return roles;
}

PartyId office(Role role) {
  switch (role) {
    case Role::kCourt:
      return PartyId("court");
    case Role::kTechRegistry:
      return PartyId("tech-registry");
    case Role::kTradingCentre:
      return PartyId("centre");
    default:
      return PartyId("ip-office");
  }
}

template <typename T>
void add_once(std::vector<T>& list, const T& item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

bool is_of_what_happened(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"signed", "registered", "recorded", "granted", "filed", "declared", "notice", "paid", "on"});
  return std::ranges::find(kNames, name) != kNames.end();
}

template <typename T>
void limit(T& /*value*/, std::string_view /*name*/, Date /*filed*/) {}
void limit(Date& day, std::string_view name, Date filed) {
  if (is_of_what_happened(name)) day = std::min(day, filed);
}
template <typename T>
void limit(std::optional<T>& value, std::string_view name, Date filed);
template <HasFields T>
void limit(T& value, std::string_view /*name*/, Date filed) {
  for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
    limit(value.*field.member, field.name, filed);
  });
}
template <typename T>
void limit(std::optional<T>& value, std::string_view name, Date filed) {
  if (value) limit(*value, name, filed);
}
template <typename T>
void limit(Partial<T>& set, std::string_view /*name*/, Date filed) {
  for_each_field<T>([&](const auto& field, std::size_t index) {
    if (set.has(index)) limit(set.values.*field.member, field.name, filed);
  });
}

// Without some of what a gazette leaves out (docs/law.md §6.6); `lacks` says which.
template <typename Lacks>
void publish(Body& body, const Lacks& lacks) {
  const auto leave_out = [&lacks](auto&... values) {
    ((values = lacks() ? std::remove_reference_t<decltype(values)>{} : values), ...);
  };
  if (auto* suspend = std::get_if<PatentSuspend>(&body)) {
    leave_out(suspend->until);
  } else if (auto* transfer = std::get_if<TransferRegister>(&body)) {
    leave_out(transfer->extent, transfer->cause, transfer->pricing, transfer->signed_on);
  } else if (auto* licence = std::get_if<LicenceRecord>(&body)) {
    leave_out(licence->kind, licence->territory, licence->from, licence->until, licence->signed_on);
  } else if (auto* over = std::get_if<LicenceCancel>(&body)) {
    leave_out(over->cause);
  } else if (auto* pledge = std::get_if<PledgeRegister>(&body)) {
    leave_out(pledge->debtor, pledge->claim, pledge->signed_on);
  } else if (auto* released = std::get_if<PledgeCancel>(&body)) {
    leave_out(released->cause);
  }
}

Submission registration(const PartyId& party, std::vector<Role> roles, std::string country) {
  PartyRegister body;
  body.party = party;
  body.name = party.view();
  body.kind = PartyKind::kOther;
  body.country = std::move(country);
  body.roles = std::move(roles);
  const std::string id = "open-" + std::string(party.view());
  return {id, PartyId("operator"), *Instant::parse("2024-01-02T09:00:00+08:00"), {}, {}, body};
}

}  // namespace

World World::make(int part, std::size_t parties, std::size_t patents) {
  World world;
  world.prefix = "W" + std::to_string(part) + "-";
  for (std::size_t i = 0; i < parties; ++i) {
    const std::string name = (i == 0 ? "DE:firm-" : "firm-") + world.prefix + std::to_string(i);
    world.parties.emplace_back(name);
  }
  constexpr std::uint64_t kFirst = 201'510'000'000;  // An invention of 2015.
  constexpr std::uint64_t kType = 10'000'000;        // 0: invention, 1: utility model, 2: design.
  for (std::size_t i = 0; i < patents; ++i) {
    const auto serial = static_cast<std::uint64_t>(part) * 1000U + i;
    world.patents.push_back(*PatentNumber::from_key(kFirst + i % 3 * kType + serial));
  }
  return world;
}

std::vector<Submission> Generator::opening(bool with_offices) {
  std::vector<Submission> opening;
  if (with_offices) {
    for (const Role role : office_roles()) {
      opening.push_back(registration(office(role), {role}, "CN"));
    }
  }
  for (std::size_t i = 0; i < world_.parties.size(); ++i) {
    const Role role = i % 2 == 0 ? Role::kInstitution : Role::kBank;
    opening.push_back(registration(world_.parties[i], {role}, i == 0 ? "DE" : "CN"));
  }
  return opening;
}

Date Generator::day() {
  if (random_.percent(3)) return *Date::of(random_.between(1900, 2099), 1, 1);
  if (random_.percent(60)) return today_.plus_days(random_.between(-60, 60));
  return *Date::of(random_.between(2005, 2045), static_cast<unsigned>(random_.between(1, 12)),
                   static_cast<unsigned>(random_.between(1, 28)));
}

std::string Generator::number(std::string_view kind, std::size_t count) {
  return world_.prefix + std::string(kind) + std::to_string(random_.below(count));
}

std::vector<PartyId> Generator::parties() {
  std::vector<PartyId> parties{party()};
  if (random_.percent(30)) add_once(parties, party());
  return parties;
}

std::vector<PartyId> Generator::owners_of(const State& state, PatentNumber patent) {
  const Patent* found = state.patents.find(patent);
  if (found == nullptr || found->owners.empty() || random_.percent(10)) return parties();
  std::vector<PartyId> owners;
  for (const Owner& owner : found->owners) {
    if (owners.empty() || random_.percent(80)) owners.push_back(state.parties.at(owner.party).id);
  }
  return owners;
}

std::vector<PatentNumber> Generator::patents() {
  std::vector<PatentNumber> patents{patent()};
  if (random_.percent(25)) add_once(patents, patent());
  return patents;
}

std::optional<Share> Generator::share() {
  if (random_.percent(40)) return std::nullopt;
  const int whole = random_.percent(90) ? random_.between(1, 10) : random_.between(1, 999'983);
  const int part = random_.between(1, whole);
  return Share::of(static_cast<std::uint64_t>(part), static_cast<std::uint64_t>(whole));
}

std::vector<OwnerEntry> Generator::owners(bool is_small) {
  std::vector<OwnerEntry> owners;
  const int count = random_.percent(50) ? 1 : random_.between(1, 3);
  for (int i = 0; i < count; ++i) {
    OwnerEntry entry{party(), {}};
    if (is_small || count > 1) entry.share = share();
    const bool is_listed =
        std::ranges::find(owners, entry.party, &OwnerEntry::party) != owners.end();
    if (!is_listed) owners.push_back(entry);
  }
  return owners;
}

std::vector<Consent> Generator::consents() {
  std::vector<Consent> consents;
  while (random_.percent(50)) {
    consents.push_back({any<ConsentKind>(), party(), "paper"});
  }
  return consents;
}

Amount Generator::amount() {
  if (random_.percent(2)) return {100'000'000'000'000'000};  // The largest amount.
  return {static_cast<std::int64_t>(random_.below(5)) * 5'000'000};
}

Currency Generator::currency() { return *Currency::parse(random_.percent(90) ? "CNY" : "EUR"); }

std::optional<Exchange> Generator::exchange(const std::optional<Currency>& currency) {
  const bool is_foreign = currency && !currency->is_yuan();
  if (!random_.percent(is_foreign ? 70 : 1)) return std::nullopt;
  const auto rate = static_cast<std::int64_t>(1 + random_.below(1'000'000'000));
  const Date on = today_.plus_days(random_.between(-400, 1));
  return Exchange{{rate}, on, *RateSource::parse("CFETS")};
}

Fee Generator::fee() {
  Fee fee;
  fee.form = any<FeeForm>();
  if (random_.percent(80)) fee.total = amount();
  if (random_.percent(40)) fee.technology = amount();
  if (random_.percent(40)) fee.amount = amount();
  if (random_.percent(95)) fee.currency = currency();
  fee.exchange = exchange(fee.currency);
  if (random_.percent(30)) fee.per = "licensee-year";
  if (random_.percent(20)) {
    fee.royalty = Royalty{Rate{static_cast<std::int64_t>(random_.below(600'000))},
                          RoyaltyBase::kNetSales, "year"};
  }
  return fee;
}

PartyId Generator::source_for(const Body& body) {
  if (random_.percent(6)) return party();
  const std::string_view type = type_name(body);
  if (type.starts_with("party.") || type == ClockDay::kType || type == GazetteMap::kType) {
    return PartyId("operator");
  }
  if (type.starts_with("contract.")) return PartyId("tech-registry");
  const auto* declare = std::get_if<OpenLicenceDeclare>(&body);
  const auto* withdraw = std::get_if<OpenLicenceWithdraw>(&body);
  const bool announces =
      (declare != nullptr && declare->announced) || (withdraw != nullptr && withdraw->announced);
  const bool is_office_only =
      announces || type == OpenLicenceAnnounce::kType || type.ends_with(".revoke");
  if (is_office_only) return office(Role::kIpOffice);
  if (type.starts_with("patent.")) {
    return random_.percent(90) ? office(Role::kIpOffice) : office(Role::kCourt);
  }
  if (type.starts_with("event.")) return random_.percent(90) ? PartyId("operator") : party();
  if (type.starts_with("pledge.")) {
    const auto* pledge = std::get_if<PledgeRegister>(&body);
    if (pledge != nullptr && random_.percent(70)) return pledge->pledgees.front();
    return random_.percent(50) ? party() : office(Role::kIpOffice);
  }
  if (random_.percent(30)) return party();
  return random_.percent(75) ? office(Role::kTradingCentre) : office(Role::kIpOffice);
}

void Generator::limit_days(Body& body, Date filed) {
  std::visit([&](auto& of) { limit(of, "", filed); }, body);
}

Submission Generator::next(const State& state) {
  if (random_.percent(40)) today_ = today_.plus_days(random_.between(0, 20));
  // Some submissions are filed earlier, so that former law applies.
  const bool is_old = random_.percent(8);
  const Date filed = is_old ? *Date::of(random_.between(2000, 2024), 6, 1) : today_;
  Submission submission;
  submission.id = world_.prefix + std::to_string(++made_);
  submission.at = *Instant::parse(filed.text() + "T10:00:00+08:00");
  submission.body = body(state, random_.below(kBodyTypes));
  if (made_ % 16 != 0) limit_days(submission.body, filed);
  submission.source = source_for(submission.body);
  if (submission.source == office(Role::kIpOffice) && random_.percent(40)) {
    const auto lacks = [this] { return random_.percent(70); };
    publish(submission.body, lacks);
  }
  if (random_.percent(20)) submission.acknowledge = {"P11"};
  if (random_.percent(5)) {
    submission.expect.push_back({patent(), random_.below(12)});
  }
  return submission;
}

}  // namespace ledger::test
