#pragma once

// Submission: a proposal or a fact, as a source files it (docs/contract.md §1). Body is the list of
// all types. Its order is stored: a new type is added at the end, and to groups.h.

#include <string>
#include <variant>
#include <vector>

#include "ledger/model/commands/clock.h"
#include "ledger/model/commands/contract.h"
#include "ledger/model/commands/correction.h"
#include "ledger/model/commands/hold.h"
#include "ledger/model/commands/licence.h"
#include "ledger/model/commands/life.h"
#include "ledger/model/commands/open_licence.h"
#include "ledger/model/commands/party.h"
#include "ledger/model/commands/patent.h"
#include "ledger/model/commands/pledge.h"
#include "ledger/model/commands/realisation.h"
#include "ledger/model/commands/transfer.h"

namespace ledger {

using BodyTypes = std::variant<
    PartyRegister, PatentApply, PatentGrant, PatentAnnuity, PatentSuspend, PatentResume,
    PatentInvalidation, PatentEnd, PatentRestore, PatentExtend, PatentClassify, TransferRegister,
    LicenceRecord, LicenceChange, LicenceCancel, LicenceRevoke, PledgeRegister, PledgeChange,
    PledgeCancel, PledgeRevoke, PledgeDefault, PledgeCompensate, PledgeRecover, PledgeDispose,
    HoldPlace, HoldRelease, OpenLicenceDeclare, OpenLicenceAnnounce, OpenLicenceWithdraw,
    OpenLicenceAccept, ContractRegister, ContractRevise, ContractCancel, ContractReceipt, UseReport,
    UseJustify, EventCorrect, EventRetract, PartyRename, PartySucceed, ClockDay, GazetteMap>;

// One of them. submission.cc has its copies, moves and destruction: each is a function for each
// type, compiled once.
struct Body : BodyTypes {
  using BodyTypes::variant;
  using BodyTypes::operator=;
  Body() noexcept;
  Body(const Body& other);
  Body(Body&& other) noexcept;
  Body& operator=(const Body& other);
  Body& operator=(Body&& other) noexcept;
  ~Body();
};

inline constexpr std::size_t kBodyTypes = std::variant_size_v<BodyTypes>;
template <std::size_t I>
using BodyTypeAt = std::variant_alternative_t<I, BodyTypes>;

struct Expectation {
  PatentNumber patent;
  std::uint64_t version = 0;

  static constexpr auto fields() {
    return field_list(required("patent", &Expectation::patent),
                      required("version", &Expectation::version));
  }
};

struct Submission {
  std::string id;  // The sender's. (source, id) is the idempotency key.
  PartyId source;
  Instant at;                            // The time of filing; selects the law in force.
  std::vector<std::string> acknowledge;  // Waivable codes that the parties accept.
  std::vector<Expectation> expect;       // In the order of the patents' numbers.
  Body body;
};

// The names of a body's type and of the event that it makes.
std::string_view type_name(const Body& body);
std::string_view event_name(const Body& body);

// Whether it is a correction or a retraction.
bool is_correction(const Body& body);

}  // namespace ledger
