#pragma once

// The common job: a stream of patent events for comparing ledgers and databases, and the twelve
// checks that each of them makes. The same size gives the same stream on every machine.
//
// The first events grant the patents, one each. Of the others, 30 % fall on 2 % of the patents, 1 %
// repeat an earlier event, 8 % are filed up to 90 days late, and in 2 % the acting party is not the
// owner.

#include <cstdint>
#include <vector>

namespace patledger {

enum class JobEventType : std::uint8_t {
  kGrant,
  kTransfer,
  kOrdinaryLicence,
  kExclusiveLicence,
  kLicenceEnd,
  kPledge,
  kRelease,
  kOpenLicence,
  kWithdrawal,
  kLapse,
};

constexpr std::uint32_t kNobody = 0xFFFF'FFFF;

// A row of the job, as a database stores it.
struct JobEvent {
  std::uint32_t key = 0;  // Unique except for repeated events.
  std::uint32_t patent = 0;
  JobEventType type = JobEventType::kGrant;
  std::uint8_t district = 0;  // Of the acting party: 0 to 15.
  std::uint8_t industry = 0;  // Of the patent: 0 to 19.
  bool consent = false;       // Of the pledgee.
  std::uint32_t a = 0;        // The acting party.
  std::uint32_t b = 0;        // The other side; a bank in pledges and releases.
  std::int64_t amount_fen = 0;
  std::int32_t effective_day = 0;

  // Not in the row: for submissions.
  std::int32_t filed_day = 0;
  std::uint32_t licence = kNobody;  // The key of the licence that ends.
  std::uint32_t pledge = kNobody;   // The key of the pledge that is released.
  std::uint32_t pledgee = kNobody;  // The bank that consents.
};

// What the checks read.
struct JobPatent {
  bool is_granted = false;
  bool is_in_force = false;
  bool is_exclusive = false;
  bool is_open = false;
  std::uint32_t owner = kNobody;
  std::uint32_t pledgee = kNobody;
};

// 0 if the event passes, else the number of the check that it fails:
//   1 granted twice · 2 not in force · 3 not the owner · 4 pledged without consent · 5 exclusive
//   licence while open · 6 second exclusive · 7 nothing to end · 8 already pledged · 9 release by
//   another than the pledgee · 10 open while exclusive · 11 open while pledged · 12 nothing to
//   withdraw
int failed_check(const JobPatent& patent, const JobEvent& event);
void apply(JobPatent& patent, const JobEvent& event);  // One that passes.

struct JobSize {
  std::uint32_t events = 0;  // Grants among them.
  std::uint32_t patents = 0;
};

constexpr std::uint32_t kBanks = 20;
constexpr std::uint32_t kDistricts = 16;
constexpr std::uint32_t kIndustries = 20;
constexpr std::uint32_t parties_of(JobSize size) { return size.patents / 40 + 10; }

std::vector<JobEvent> generate(JobSize size);

}  // namespace patledger
