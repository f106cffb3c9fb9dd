#include "deploy/patledger/bench/job.h"

#include <array>

#include "ledger/base/assert.h"

namespace patledger {
namespace {

constexpr std::int32_t kFirstDay = 19'359;  // 2023-01-02.
constexpr std::uint32_t kDays = 728;        // Two years.
constexpr std::uint32_t kLateDaysMax = 90;

class JobRandom {  // xorshift64.
 public:
  std::uint64_t next() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return state_;
  }
  std::uint32_t below(std::uint32_t bound) {
    LEDGER_ASSERT(bound > 0);
    return static_cast<std::uint32_t>(next() % bound);
  }
  bool in_hundred(std::uint32_t percent) { return below(100) < percent; }

 private:
  std::uint64_t state_ = 0x9E37'79B9'7F4A'7C15ULL;
};

struct TypeWeight {
  JobEventType type;
  std::uint32_t weight;
};
constexpr std::array kMix{TypeWeight{JobEventType::kTransfer, 34},
                          TypeWeight{JobEventType::kOrdinaryLicence, 24},
                          TypeWeight{JobEventType::kExclusiveLicence, 6},
                          TypeWeight{JobEventType::kLicenceEnd, 6},
                          TypeWeight{JobEventType::kPledge, 10},
                          TypeWeight{JobEventType::kRelease, 10},
                          TypeWeight{JobEventType::kOpenLicence, 4},
                          TypeWeight{JobEventType::kWithdrawal, 2},
                          TypeWeight{JobEventType::kLapse, 1}};

class JobGenerator {
 public:
  explicit JobGenerator(JobSize size) : size_(size), patents_(size.patents) {}

  std::vector<JobEvent> run() {
    events_.reserve(size_.events);
    for (std::uint32_t i = 0; i < size_.events; ++i) {
      if (i >= size_.patents && random_.in_hundred(1)) {
        const std::uint32_t later = static_cast<std::uint32_t>(events_.size()) - size_.patents;
        events_.push_back(events_[later == 0 ? 0 : size_.patents + random_.below(later)]);
        continue;
      }
      events_.push_back(i < size_.patents ? grant(i) : later_event(i));
      follow(events_.back());
    }
    return std::move(events_);
  }

 private:
  struct Known {
    JobPatent state;
    std::uint8_t industry = 0;
    std::uint32_t licence = kNobody;
    std::uint32_t pledge = kNobody;
  };

  JobEvent grant(std::uint32_t patent) {
    JobEvent event;
    event.key = patent;
    event.patent = patent;
    event.a = random_.below(parties_of(size_));
    event.district = static_cast<std::uint8_t>(event.a % kDistricts);
    event.industry = static_cast<std::uint8_t>(random_.below(kIndustries));
    event.filed_day = event.effective_day = kFirstDay - 1;
    patents_[patent].industry = event.industry;
    return event;
  }

  JobEvent later_event(std::uint32_t key) {
    JobEvent event;
    event.key = key;
    event.patent = pick_patent();
    event.type = pick_type();
    const Known& known = patents_[event.patent];
    event.industry = known.industry;
    event.a = random_.in_hundred(2) ? other_party(known.state.owner) : known.state.owner;
    event.district = static_cast<std::uint8_t>(event.a % kDistricts);
    event.consent = random_.in_hundred(50);
    event.amount_fen = 100 * (1 + static_cast<std::int64_t>(random_.below(5'000'000)));
    const std::uint64_t done = key - size_.patents;
    event.filed_day =
        kFirstDay + static_cast<std::int32_t>(done * kDays / (size_.events - size_.patents));
    event.effective_day = event.filed_day;
    if (random_.in_hundred(8)) {
      event.effective_day -= 1 + static_cast<std::int32_t>(random_.below(kLateDaysMax));
    }
    event.licence = known.licence;
    event.pledge = known.pledge;
    event.pledgee = known.state.pledgee;
    event.b = pick_other_side(event, known.state);
    return event;
  }

  std::uint32_t pick_patent() {
    const std::uint32_t hot = size_.patents / 50 + 1;
    return random_.below(random_.in_hundred(30) ? hot : size_.patents);
  }

  JobEventType pick_type() {
    std::uint32_t drawn = random_.below(97);  // The sum of the weights.
    for (const TypeWeight& row : kMix) {
      if (drawn < row.weight) return row.type;
      drawn -= row.weight;
    }
    return JobEventType::kTransfer;
  }

  std::uint32_t other_party(std::uint32_t than) {
    const std::uint32_t party = random_.below(parties_of(size_) - 1);
    return party < than ? party : party + 1;
  }

  std::uint32_t pick_other_side(const JobEvent& event, const JobPatent& patent) {
    if (event.type == JobEventType::kPledge) return random_.below(kBanks);
    if (event.type != JobEventType::kRelease) return other_party(event.a);
    const bool is_right = patent.pledgee != kNobody && !random_.in_hundred(2);
    return is_right ? patent.pledgee : random_.below(kBanks);
  }

  // So that later events refer to what is in force.
  void follow(const JobEvent& event) {
    Known& known = patents_[event.patent];
    if (failed_check(known.state, event) != 0) return;
    apply(known.state, event);
    if (event.type == JobEventType::kExclusiveLicence) known.licence = event.key;
    if (event.type == JobEventType::kPledge) known.pledge = event.key;
  }

  JobSize size_;
  JobRandom random_;
  std::vector<Known> patents_;
  std::vector<JobEvent> events_;
};

int check_owner(const JobPatent& patent, const JobEvent& event) {
  if (event.a != patent.owner) return 3;
  return patent.pledgee != kNobody && !event.consent ? 4 : 0;
}

int check_exclusive(const JobPatent& patent, const JobEvent& event) {
  if (const int check = check_owner(patent, event); check != 0) return check;
  if (patent.is_open) return 5;
  return patent.is_exclusive ? 6 : 0;
}

int check_open(const JobPatent& patent, const JobEvent& event) {
  if (event.a != patent.owner) return 3;
  if (patent.is_exclusive) return 10;
  return patent.pledgee != kNobody ? 11 : 0;
}

}  // namespace

int failed_check(const JobPatent& patent, const JobEvent& event) {
  if (event.type == JobEventType::kGrant) return patent.is_granted ? 1 : 0;
  if (!patent.is_in_force) return 2;
  switch (event.type) {
    case JobEventType::kTransfer:
    case JobEventType::kOrdinaryLicence:
      return check_owner(patent, event);
    case JobEventType::kExclusiveLicence:
      return check_exclusive(patent, event);
    case JobEventType::kLicenceEnd:
      return patent.is_exclusive ? 0 : 7;
    case JobEventType::kPledge:
      if (event.a != patent.owner) return 3;
      return patent.pledgee == kNobody ? 0 : 8;
    case JobEventType::kRelease:
      return event.b == patent.pledgee ? 0 : 9;
    case JobEventType::kOpenLicence:
      return check_open(patent, event);
    case JobEventType::kWithdrawal:
      return patent.is_open ? 0 : 12;
    case JobEventType::kGrant:
    case JobEventType::kLapse:
      break;
  }
  return 0;
}

void apply(JobPatent& patent, const JobEvent& event) {
  switch (event.type) {
    case JobEventType::kGrant:
      patent.is_granted = patent.is_in_force = true;
      patent.owner = event.a;
      return;
    case JobEventType::kTransfer:
      patent.owner = event.b;
      return;
    case JobEventType::kExclusiveLicence:
      patent.is_exclusive = true;
      return;
    case JobEventType::kLicenceEnd:
      patent.is_exclusive = false;
      return;
    case JobEventType::kPledge:
      patent.pledgee = event.b;
      return;
    case JobEventType::kRelease:
      patent.pledgee = kNobody;
      return;
    case JobEventType::kOpenLicence:
      patent.is_open = true;
      return;
    case JobEventType::kWithdrawal:
      patent.is_open = false;
      return;
    case JobEventType::kLapse:
      patent.is_in_force = false;
      return;
    case JobEventType::kOrdinaryLicence:
      return;
  }
}

std::vector<JobEvent> generate(JobSize size) { return JobGenerator(size).run(); }

}  // namespace patledger
