#pragma once

// Entry: what the ledger keeps of one position: the submission and what was decided of it. What was
// received, byte for byte, and when, are kept beside it (the annex): they differ between forms and
// doors, and the tree must not.

#include <optional>
#include <string>
#include <vector>

#include "ledger/base/hash.h"
#include "ledger/model/submission.h"

namespace ledger {

enum class Outcome : std::uint8_t {
  kRecorded,
  kDuplicate,
  kRefused,
  kAcknowledgementRequired,
  kDiscrepancy,
  kConflict,
  kMalformed,
};
constexpr auto enum_names(Outcome /*of*/) {
  return std::to_array<std::string_view>({"recorded", "duplicate", "refused",
                                          "acknowledgement-required", "discrepancy", "conflict",
                                          "malformed"});
}

constexpr bool takes_effect(Outcome outcome) {
  return outcome == Outcome::kRecorded || outcome == Outcome::kDiscrepancy;
}

// What is decided for the first time. What is malformed takes no key: the same id may come again
// once it is mended.
constexpr bool takes_key(Outcome outcome) {
  switch (outcome) {
    case Outcome::kRecorded:
    case Outcome::kRefused:
    case Outcome::kAcknowledgementRequired:
    case Outcome::kDiscrepancy:
      return true;
    case Outcome::kDuplicate:
    case Outcome::kConflict:
    case Outcome::kMalformed:
      break;
  }
  return false;
}

// Every code of contract.md §2. The numbers are stored: a number is given once and never reused.
enum class Code : std::uint16_t {
  kF01 = 1,
  kF02,
  kF03,
  kF04,
  kF05,
  kF06,
  kF07,
  kF08,
  kA01 = 20,
  kV01 = 30,
  kH01 = 40,
  kT01 = 101,
  kT02,
  kT03,
  kT04,
  kT05,
  kT06,
  kT07,
  kT08,
  kT09,
  kT10,
  kT11,
  kL01 = 201,
  kL02,
  kL03,
  kL04,
  kL05,
  kL06,
  kL07,
  kL08,
  kL09,
  kL10,
  kL11,
  kL12,
  kL13,
  kP01 = 301,
  kP02,
  kP03,
  kP04,
  kP05,
  kP06,
  kP07,
  kP08,
  kP09,
  kP10,
  kP11,
  kP12,
  kO01 = 401,
  kO02,
  kO03,
  kO04,
  kO05,
  kO06,
  kO07,
  kO08,
  kO09,
  kO10,
  kO11,
  kO12,
  kO13,
  kO20 = 420,
  kO21,
  kO22,
  kW01 = 901,
  kW02,
  kW03,
  kW04,
  kW05,
};

// "T04"; and back, nothing for what is no code.
std::string code_text(Code code);
std::optional<Code> parse_code(std::string_view text);

// What is wrong with a submission that is none: the code, where, and what of it.
struct Fault {
  Code code = Code::kF01;
  std::string pointer;  // JSON pointer (RFC 6901): "/body/patents/0".
  std::string detail;   // English, for the one who must find the place.
};

// A fact behind a ground: an event that makes it so.
struct Fact {
  EventId event;
  std::string_view type;  // Of static storage: an event's name.
};

// A ground that stands against a submission, or a warning beside it. `row` is the number of the
// rule's row in the catalogue, so that texts and the version in force can be given again for ever.
struct Ground {
  Code code = Code::kF01;
  std::uint16_t row = 0;
  std::string subject;  // What it is about: a patent, a licence, a party.
  std::vector<EventId> facts;
};

struct Entry {
  Seq seq = 0;
  Outcome outcome = Outcome::kRecorded;
  std::optional<Submission> submission;  // Nothing where it is malformed beyond its envelope.
  std::string source;  // As far as it could be read, where there is no submission.
  std::string id;
  Seq first = 0;                // kDuplicate, kConflict: where the key was taken.
  std::vector<Ground> grounds;  // In order of precedence.
  std::vector<Ground> warnings;
  std::vector<Fault> faults;      // kMalformed.
  Hash raw{};                     // kMalformed: SHA-256 of the bytes received.
  std::vector<EventId> reopened;  // Later events that a correction now contradicts.

  bool takes_effect() const { return ledger::takes_effect(outcome); }
};

}  // namespace ledger
