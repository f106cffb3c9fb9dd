#pragma once

// CityPatents: the state of each patent that the generator needs to choose lawful and unlawful
// deals, about forty bytes. It is not a copy of the ledger's state: it is conservative (a licence
// that ended early still counts as in force), as the generator may leave out any deal.

#include <cstdint>
#include <string>
#include <vector>

#include "connectors/generator/city/parties.h"
#include "ledger/base/date.h"
#include "ledger/model/values/patent_number.h"
#include "ledger/model/values/share.h"

namespace connectors::generator {

using CityPatent = std::uint32_t;                 // By its index.
constexpr std::uint32_t kPatentsMax = 1'000'000;  // Serials 9 000 000 to 9 999 999.
constexpr CityParty kNoParty = 0xFFFF'FFFF;

struct PatentLife {
  CityParty owner = 0;
  CityParty co_owner = kNoParty;
  std::uint32_t last_seq = 0;        // Its newest event.
  std::int16_t filed = 0;            // Days since 2000-01-01, as all below.
  std::int16_t last = 0;             // The latest day of effect; later acts are not before it.
  std::int16_t exclusive_until = 0;  // The last day of an exclusive or sole licence.
  std::int16_t licensed_until = 0;   // The last day of any licence.
  std::int16_t open_until = 0;       // The last day of a statement in force.
  std::int16_t suspended_until = 0;  // The last day of a suspension.
  std::int16_t held_until = 0;       // The last day of its latest priority notice.
  std::int16_t paid_until = 0;       // The day on which its latest paid annuity was due.
  std::uint8_t type = 0;             // 1 to 3, as in its number.
  std::uint8_t share = 0;            // The owner's, an index in kShares; 0 if not stated.
  std::uint8_t subject = 0;          // An index in the table of subjects.
  std::uint8_t bank = 0;             // The pledgee, counted from the first bank.
  bool is_pending = false;           // An application.
  bool is_ended = false;
  bool is_reserved = false;   // A deal is open, or a priority notice is in force.
  bool is_missed = false;     // An annuity is missed.
  bool is_extended = false;   // Its term was compensated.
  bool is_contested = false;  // An invalidation request is pending.
  bool is_pledged = false;
  bool has_report = false;     // A positive evaluation report.
  bool has_agreement = false;  // Between co-owners; not reset when owners change.

  bool is_of(CityParty party) const { return party == owner || party == co_owner; }
};

constexpr ledger::Date kMillennium{10'957};  // 2000-01-01.
constexpr std::int16_t packed(ledger::Date day) {
  return static_cast<std::int16_t>(day.days - kMillennium.days);
}
constexpr ledger::Date unpacked(std::int16_t day) { return kMillennium.plus_days(day); }

// The share of the first of two owners; the second has the rest.
constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 8> kShares{
    {{1, 2}, {1, 2}, {7, 10}, {3, 5}, {2, 3}, {51, 100}, {4, 5}, {9, 10}}};
ledger::Share first_share(const PatentLife& life);
ledger::Share second_share(const PatentLife& life);

// IPC main class, Locarno class, GB/T 4754 industry and title of a patent.
struct PatentSubject {
  std::string_view ipc;
  std::string_view locarno;
  std::string_view industry;
  std::string_view title;
};
const PatentSubject& subject_of(const PatentLife& life);
std::uint8_t any_subject(Random& random);

class CityPatents {
 public:
  explicit CityPatents(std::uint32_t count) { lives_.reserve(count); }

  std::uint32_t size() const { return static_cast<std::uint32_t>(lives_.size()); }
  CityPatent add(const PatentLife& life);
  PatentLife& at(CityPatent index) { return lives_[index]; }
  const PatentLife& at(CityPatent index) const { return lives_[index]; }

  ledger::PatentNumber number(CityPatent index) const;
  // The last day in force (law.md §6.1; contract.md §2).
  ledger::Date last_day(CityPatent index) const;

 private:
  std::vector<PatentLife> lives_;
};

}  // namespace connectors::generator
