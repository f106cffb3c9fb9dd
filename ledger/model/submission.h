#pragma once

// Submission: what a source asks or states (contract.md §1). Body is the list of all types; its
// order is stored, so a new type is added at the end.

#include <string>
#include <variant>
#include <vector>

#include "ledger/model/contract_commands.h"
#include "ledger/model/correction_commands.h"
#include "ledger/model/hold_commands.h"
#include "ledger/model/licence_commands.h"
#include "ledger/model/life_commands.h"
#include "ledger/model/open_licence_commands.h"
#include "ledger/model/party_commands.h"
#include "ledger/model/patent_commands.h"
#include "ledger/model/pledge_commands.h"
#include "ledger/model/realisation_commands.h"
#include "ledger/model/transfer_commands.h"

namespace ledger {

using Body =
    std::variant<PartyRegister, PatentApply, PatentGrant, PatentAnnuity, PatentSuspend,
                 PatentResume, PatentInvalidation, PatentEnd, PatentRestore, PatentExtend,
                 PatentClassify, TransferRegister, LicenceRecord, LicenceChange, LicenceCancel,
                 LicenceRevoke, PledgeRegister, PledgeChange, PledgeCancel, PledgeRevoke,
                 PledgeDefault, PledgeCompensate, PledgeRecover, PledgeDispose, HoldPlace,
                 HoldRelease, OpenLicenceDeclare, OpenLicenceAnnounce, OpenLicenceWithdraw,
                 OpenLicenceAccept, ContractRegister, ContractRevise, ContractCancel,
                 ContractReceipt, UseReport, UseJustify, EventCorrect, EventRetract>;

struct Expectation {
  PatentNumber patent;
  std::uint64_t version = 0;

  static constexpr auto fields() {
    return std::tuple{required("patent", &Expectation::patent),
                      required("version", &Expectation::version)};
  }
};

struct Submission {
  std::string id;  // The sender's own; (source, id) is the idempotency key, for ever.
  PartyId source;
  Instant at;                            // The moment of filing; selects the rows in force.
  std::vector<std::string> acknowledge;  // Waivable codes that the parties accept.
  std::vector<Expectation> expect;       // In the order of the patents' numbers.
  Body body;
};

// The names of a body's type and of the event that it leads to.
std::string_view type_name(const Body& body);
std::string_view event_name(const Body& body);

// A correction or a retraction: what speaks of an event, not of a right.
bool is_correction(const Body& body);

}  // namespace ledger
