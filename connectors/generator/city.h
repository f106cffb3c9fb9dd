#pragma once

// City: what all acts share: the draws, the people, the patents, what stands, the positions given
// out so far, and the account of what must come of it all.
//
// An act makes submissions of one kind. It is a function of the City that says whether it found
// what it needs; where it did not, it has changed nothing.

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "connectors/generator/account.h"
#include "connectors/generator/patents.h"
#include "connectors/generator/people.h"
#include "connectors/generator/pool.h"
#include "connectors/generator/random.h"
#include "connectors/generator/records.h"
#include "ledger/model/submission.h"

namespace connectors::generator {

struct Plan {
  std::uint32_t patents = 10'000;
  std::uint64_t events = 100'000;  // Submissions after those that register the parties.
  std::uint64_t seed = 1;
};

struct Made {
  ledger::Submission submission;
  // Where given, the text of this patent number is written with another check character.
  std::optional<ledger::PatentNumber> damaged;
  // What must come of it.
  ledger::Outcome outcome = ledger::Outcome::kRecorded;
  std::optional<ledger::Code> code;
};

class City {
 public:
  explicit City(const Plan& plan);

  // ---- The present ----
  ledger::Instant now;
  std::uint64_t left = 0;  // Submissions to make, the next one among them.
  ledger::Date today() const { return now.day(); }
  // The day of a fact that is filed now: today, or for some some days or a month before, but not
  // before `first`. Nothing where `first` is later than today.
  std::optional<ledger::Date> day_of_fact(ledger::Date first);

  Random random;
  People people;
  Patents patents;
  Account account;

  // ---- What stands ----
  std::deque<DealRecord> deals;
  std::deque<PatentIndex> applications;
  Pool<ContractRecord> contracts;
  Pool<LicenceRecord> licences;
  Pool<PledgeRecord> pledges;
  Pool<TransferRecord> transfers;
  Pool<StatementRecord> statements;
  Pool<HoldRecord> holds;
  Pool<MissedRecord> missed;
  Pool<SuspendedRecord> suspended;
  Pool<PatentIndex> contested;
  Pool<PatentIndex> lapsed;
  Pool<PatentIndex> ended;     // Otherwise than by a lapse.
  std::size_t deals_most = 0;  // A new deal waits for room.

  // ---- Submitting ----
  // Each takes a position, which it gives, and the account notes what must come of it.
  std::uint32_t record(const ledger::PartyId& source, ledger::Body body,
                       std::vector<std::string> acknowledge = {});
  std::uint32_t expect(std::string_view way, ledger::Outcome outcome, ledger::Code code,
                       ledger::Submission submission);
  void repeat(std::string_view way, ledger::Outcome outcome, ledger::Submission submission);
  ledger::Submission draft(const ledger::PartyId& source, ledger::Body body);
  std::uint32_t next_seq() const { return next_seq_; }

  // Notes a day of effect on patents.
  void touch(const std::vector<PatentIndex>& touched, ledger::Date day, std::uint32_t seq);

  // ---- Names ----
  ledger::PartyId id(Person person) const { return people.id(person); }
  ledger::PartyId office() const { return id(people.first(Group::kIpOffice)); }
  ledger::PartyId court() const { return id(people.first(Group::kCourt)); }
  ledger::PartyId registry() const { return id(people.first(Group::kRegistry)); }
  ledger::PartyId centre() { return id(people.any(Group::kCentre, random)); }
  // Who files a deal with a patent of `owner`: the office, an institution itself, or a centre.
  ledger::PartyId filer(Person owner);
  Person bank(std::uint8_t index) const { return people.first(Group::kBank) + index; }
  std::vector<ledger::PartyId> owners_of(PatentIndex patent) const;
  std::vector<ledger::PatentNumber> numbers(const std::vector<PatentIndex>& of) const;
  std::string next_number(char letter, std::uint32_t office);  // "X2024120000031"
  std::string next_contract();                                 // 16 digits.

  std::deque<Made> made;                   // Not yet handed out.
  std::vector<ledger::Submission> recent;  // Some that were sent before, for duplicates.

 private:
  std::uint32_t submit(ledger::Submission submission, ledger::Outcome outcome,
                       std::optional<ledger::Code> code);

  std::uint32_t next_seq_ = 0;
  std::uint32_t next_id_ = 0;
  std::uint32_t next_serial_ = 0;
};

}  // namespace connectors::generator
