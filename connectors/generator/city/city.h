#pragma once

// City: the state that all acts share: random numbers, parties, patents, rights and contracts in
// force, the next position, and the expected results.
//
// An act is a function of the City that makes submissions of one kind. It returns false, and has
// filed nothing, if the city has no case for it now.

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "connectors/generator/city/parties.h"
#include "connectors/generator/city/patents.h"
#include "connectors/generator/city/pool.h"
#include "connectors/generator/city/random.h"
#include "connectors/generator/city/records.h"
#include "connectors/generator/results/stream_results.h"
#include "ledger/model/commands/submission.h"

namespace connectors::generator {

struct Plan {
  std::uint32_t patents = 10'000;
  std::uint64_t events = 100'000;  // Submissions after those that register the parties.
  std::uint64_t seed = 1;
};

struct Generated {
  ledger::Submission submission;
  // If set, this patent number is encoded with a wrong check character.
  std::optional<ledger::PatentNumber> damaged;
  ledger::Outcome outcome = ledger::Outcome::kRecorded;  // Expected.
  std::optional<ledger::Code> code;                      // Expected; empty if recorded.
};

class City {
 public:
  explicit City(const Plan& plan);

  // ---- The present ----
  ledger::Instant now;
  std::uint64_t remaining = 0;  // Submissions to make, including the next one.
  ledger::Date today() const { return now.day(); }
  // Draws the day of a fact that is filed now: today, some days ago or a month ago, but not before
  // `first`. Empty if `first` is later than today.
  std::optional<ledger::Date> day_of_fact(ledger::Date first);

  Random random;
  CityParties parties;
  CityPatents patents;
  StreamResults expected;

  // ---- Rights and contracts that later acts may change ----
  std::deque<CityDeal> deals;
  std::deque<CityPatent> applications;
  Pool<CityContract> contracts;
  Pool<CityLicence> licences;
  Pool<CityPledge> pledges;
  Pool<CityTransfer> transfers;
  Pool<CityStatement> statements;
  Pool<CityHold> holds;
  Pool<CityMissedAnnuity> missed;
  Pool<SuspendedRecord> suspended;
  Pool<CityPatent> contested;
  Pool<CityPatent> lapsed;
  Pool<CityPatent> ended;     // For a cause other than a lapse.
  std::size_t deals_max = 0;  // No deal is opened beyond it.

  // ---- Submitting ----
  // Each puts one submission into the outbox, counts its expected results, and returns its
  // position.
  std::uint32_t record(const ledger::PartyId& source, ledger::Body body,
                       std::vector<std::string> acknowledge = {});
  std::uint32_t expect_outcome(std::string_view name, ledger::Outcome outcome, ledger::Code code,
                               ledger::Submission submission);
  // Files again a submission that was filed before.
  void resend(std::string_view name, ledger::Outcome outcome, ledger::Submission submission);
  // A submission with the next id, filed now. It is not put into the outbox.
  ledger::Submission draft(const ledger::PartyId& source, ledger::Body body);
  std::uint32_t next_seq() const { return next_seq_; }

  // Notes the latest day of effect and the newest event of patents.
  void touch(const std::vector<CityPatent>& touched, ledger::Date day, std::uint32_t seq);

  // ---- Names ----
  ledger::PartyId id(CityParty party) const { return parties.id(party); }
  ledger::PartyId office() const { return id(parties.first(PartyGroup::kIpOffice)); }
  ledger::PartyId court() const { return id(parties.first(PartyGroup::kCourt)); }
  ledger::PartyId bureau() const { return id(parties.first(PartyGroup::kStatistics)); }
  ledger::PartyId registry() const { return id(parties.first(PartyGroup::kRegistry)); }
  ledger::PartyId centre() { return id(parties.any(PartyGroup::kCentre, random)); }
  // Draws the source of a deal with a patent of `owner`: the office, a centre, or an institution
  // that files for itself.
  ledger::PartyId filer(CityParty owner);
  CityParty bank(std::uint8_t index) const { return parties.first(PartyGroup::kBank) + index; }
  std::vector<ledger::PartyId> owners_of(CityPatent patent) const;
  std::vector<ledger::PatentNumber> numbers(const std::vector<CityPatent>& of) const;
  std::string next_number(char letter, std::uint32_t office);  // "X2024120000031"
  std::string next_contract();                                 // 16 digits.

  std::deque<Generated> outbox;            // Not yet returned by the generator.
  std::vector<ledger::Submission> recent;  // A sample of earlier submissions, to send again.

 private:
  std::uint32_t submit(ledger::Submission submission, ledger::Outcome outcome,
                       std::optional<ledger::Code> code);

  std::uint32_t next_seq_ = 0;
  std::uint32_t next_id_ = 0;
  std::uint32_t next_serial_ = 0;
};

}  // namespace connectors::generator
