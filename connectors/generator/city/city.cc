#include "connectors/generator/city/city.h"

#include <algorithm>

namespace connectors::generator {
namespace {

using ledger::Date;
using ledger::Outcome;
using ledger::Submission;

constexpr std::size_t kRecentMax = 64;

// Pools grow with the patents, not with the events.
std::size_t pool_size(const Plan& plan) {
  return std::clamp<std::size_t>(plan.patents / 16, 256, 32'768);
}

std::string digits(std::uint64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

}  // namespace

City::City(const Plan& plan)
    : random(plan.seed),
      parties(plan.patents, plan.seed),
      patents(plan.patents),
      contracts(pool_size(plan)),
      licences(pool_size(plan)),
      pledges(pool_size(plan)),
      transfers(pool_size(plan) / 4),
      statements(pool_size(plan) / 4),
      holds(pool_size(plan) / 8),
      missed(pool_size(plan) / 2),
      suspended(pool_size(plan) / 8),
      contested(pool_size(plan) / 8),
      lapsed(pool_size(plan) / 8),
      ended(pool_size(plan) / 8),
      deals_max(pool_size(plan) / 2) {}

// Most facts are filed on the same day; the others are late (law.md §7.5).
std::optional<Date> City::day_of_fact(Date first) {
  const Date last = today();
  if (first > last) return std::nullopt;
  const std::uint32_t drawn = random.below(100);
  int lag = 0;
  if (drawn >= 92) {
    lag = random.between(20, 60);
  } else if (drawn >= 78) {
    lag = random.between(1, 10);
  }
  const Date begin = *Date::of(2022, 1, 1);
  return std::min(last, std::max({last.plus_days(-lag), first, begin}));
}

Submission City::draft(const ledger::PartyId& source, ledger::Body body) {
  return {"G-" + digits(next_id_++, 9), source, now, {}, {}, std::move(body)};
}

std::uint32_t City::submit(Submission submission, Outcome outcome,
                           std::optional<ledger::Code> code) {
  expected.add_outcome(outcome);
  outbox.push_back({std::move(submission), {}, outcome, code});
  return next_seq_++;
}

std::uint32_t City::record(const ledger::PartyId& source, ledger::Body body,
                           std::vector<std::string> acknowledge) {
  Submission submission = draft(source, std::move(body));
  submission.acknowledge = std::move(acknowledge);
  if (random.chance(40)) {
    ledger::Submission copy = submission;
    if (recent.size() < kRecentMax) {
      recent.push_back(std::move(copy));
    } else {
      recent[random.below(kRecentMax)] = std::move(copy);
    }
  }
  return submit(std::move(submission), Outcome::kRecorded, {});
}

std::uint32_t City::expect_outcome(std::string_view name, Outcome outcome, ledger::Code code,
                                   Submission submission) {
  expected.add_case(name, code);
  expected.add_code(code);
  return submit(std::move(submission), outcome, code);
}

void City::resend(std::string_view name, Outcome outcome, Submission submission) {
  expected.add_case(name, {});
  submit(std::move(submission), outcome, {});
}

void City::touch(const std::vector<CityPatent>& touched, Date day, std::uint32_t seq) {
  for (const CityPatent index : touched) {
    PatentLife& life = patents.at(index);
    life.last = std::max(life.last, packed(day));
    life.last_seq = seq;
  }
}

ledger::PartyId City::filer(CityParty owner) {
  const std::uint32_t drawn = random.below(10);
  if (drawn < 3) return office();
  if (drawn < 5 && parties.is_institution(owner)) return id(owner);
  return centre();
}

std::vector<ledger::PartyId> City::owners_of(CityPatent patent) const {
  const PatentLife& life = patents.at(patent);
  std::vector<ledger::PartyId> owners{id(life.owner)};
  if (life.co_owner != kNoParty) owners.push_back(id(life.co_owner));
  return owners;
}

std::vector<ledger::PatentNumber> City::numbers(const std::vector<CityPatent>& of) const {
  std::vector<ledger::PatentNumber> all;
  all.reserve(of.size());
  for (const CityPatent index : of) all.push_back(patents.number(index));
  return all;
}

// A letter, the year, the office and a serial (law.md §1.4).
std::string City::next_number(char letter, std::uint32_t office) {
  const std::uint64_t serial = std::uint64_t{office} * 10'000'000 + next_serial_++ % 10'000'000;
  return letter + today().text().substr(0, 4) + digits(serial, 9);
}

// The year, the region 1200, the registering office and a serial (law.md §1.4).
std::string City::next_contract() {
  return today().text().substr(0, 4) + "1200" + digits(next_serial_++ % 100'000'000, 8);
}

}  // namespace connectors::generator
