#include "connectors/generator/city.h"

#include <algorithm>

namespace connectors::generator {
namespace {

using ledger::Date;
using ledger::Outcome;
using ledger::Submission;

constexpr std::size_t kRecentMost = 64;

// The memory of what stands grows with the patents, and not with the events.
std::size_t room(const Plan& plan) {
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
      people(plan.patents, plan.seed),
      patents(plan.patents),
      contracts(room(plan)),
      licences(room(plan)),
      pledges(room(plan)),
      transfers(room(plan) / 4),
      statements(room(plan) / 4),
      holds(room(plan) / 8),
      missed(room(plan) / 2),
      suspended(room(plan) / 8),
      contested(room(plan) / 8),
      lapsed(room(plan) / 8),
      ended(room(plan) / 8),
      deals_most(room(plan) / 2) {}

// Most facts are filed the same day; the clocks of law.md §7.5 make the others late.
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
  Submission submission;
  submission.id = "G-" + digits(next_id_++, 9);
  submission.source = source;
  submission.at = now;
  submission.body = std::move(body);
  return submission;
}

std::uint32_t City::submit(Submission submission, Outcome outcome,
                           std::optional<ledger::Code> code) {
  account.answer(outcome);
  made.push_back({std::move(submission), {}, outcome, code});
  return next_seq_++;
}

std::uint32_t City::record(const ledger::PartyId& source, ledger::Body body,
                           std::vector<std::string> acknowledge) {
  Submission submission = draft(source, std::move(body));
  submission.acknowledge = std::move(acknowledge);
  if (random.chance(40)) {  // Kept, to be sent again some time.
    if (recent.size() < kRecentMost) {
      recent.push_back(submission);
    } else {
      recent[random.below(kRecentMost)] = submission;
    }
  }
  return submit(std::move(submission), Outcome::kRecorded, {});
}

std::uint32_t City::expect(std::string_view way, Outcome outcome, ledger::Code code,
                           Submission submission) {
  account.way(way, code);
  account.code(code);
  return submit(std::move(submission), outcome, code);
}

void City::repeat(std::string_view way, Outcome outcome, Submission submission) {
  account.way(way, {});
  submit(std::move(submission), outcome, {});
}

void City::touch(const std::vector<PatentIndex>& touched, Date day, std::uint32_t seq) {
  for (const PatentIndex index : touched) {
    PatentLife& life = patents.at(index);
    life.last = std::max(life.last, packed(day));
    life.last_seq = seq;
  }
}

ledger::PartyId City::filer(Person owner) {
  const std::uint32_t drawn = random.below(10);
  if (drawn < 3) return office();
  if (drawn < 5 && people.is_institution(owner)) return id(owner);
  return centre();
}

std::vector<ledger::PartyId> City::owners_of(PatentIndex patent) const {
  const PatentLife& life = patents.at(patent);
  std::vector<ledger::PartyId> owners{id(life.owner)};
  if (life.co_owner != kNobody) owners.push_back(id(life.co_owner));
  return owners;
}

std::vector<ledger::PatentNumber> City::numbers(const std::vector<PatentIndex>& of) const {
  std::vector<ledger::PatentNumber> all;
  all.reserve(of.size());
  for (const PatentIndex index : of) all.push_back(patents.number(index));
  return all;
}

// law.md §1.4: a letter, the year, two digits of the office and a serial.
std::string City::next_number(char letter, std::uint32_t office) {
  const std::uint64_t serial = std::uint64_t{office} * 10'000'000 + next_serial_++ % 10'000'000;
  return letter + today().text().substr(0, 4) + digits(serial, 9);
}

// law.md §1.4: the year, region 1200, the registering office and a serial.
std::string City::next_contract() {
  return today().text().substr(0, 4) + "1200" + digits(next_serial_++ % 100'000'000, 8);
}

}  // namespace connectors::generator
