#pragma once

// The submission types in groups, for visitors of a Body. Each type belongs to one group of each of
// the two partitions; a new type that is missing from them does not compile where a group is used.

#include "ledger/model/commands/one_of.h"
#include "ledger/model/commands/submission.h"

namespace ledger {

// By what the submission is about.
template <typename T>
concept OfParty = OneOf<T, PartyRegister, PartyRename, PartySucceed, GazetteMap>;
template <typename T>
concept OfPatent =
    OneOf<T, PatentApply, PatentGrant, PatentAnnuity, PatentSuspend, PatentResume,
          PatentInvalidation, PatentEnd, PatentRestore, PatentExtend, PatentClassify, UseReport,
          UseJustify, OpenLicenceDeclare, OpenLicenceAnnounce, OpenLicenceWithdraw>;
template <typename T>
concept OfTransfer = OneOf<T, TransferRegister>;
template <typename T>
concept OfLicence = OneOf<T, LicenceRecord, LicenceChange, LicenceCancel, LicenceRevoke>;
template <typename T>
concept OfAcceptance = OneOf<T, OpenLicenceAccept>;
template <typename T>
concept OfPledge = OneOf<T, PledgeRegister, PledgeChange, PledgeCancel, PledgeRevoke, PledgeDefault,
                         PledgeCompensate, PledgeRecover, PledgeDispose>;
template <typename T>
concept OfHold = OneOf<T, HoldPlace, HoldRelease>;
template <typename T>
concept OfContract = OneOf<T, ContractRegister, ContractRevise, ContractCancel, ContractReceipt>;
template <typename T>
concept OfEvent = OneOf<T, EventCorrect, EventRetract>;
template <typename T>
concept OfClock = OneOf<T, ClockDay>;

// By the patents that the submission names: one in `patent`, a list in `patents`, or none. A change
// of a right names patents in its `set`, which replaces those of the right.
template <typename T>
concept NamesPatent = OfPatent<T> || OfAcceptance<T>;
template <typename T>
concept NamesPatents =
    OneOf<T, TransferRegister, LicenceRecord, PledgeRegister, HoldPlace, ContractRegister>;
template <typename T>
concept NamesNoPatent =
    OneOf<T, PartyRegister, PartyRename, PartySucceed, LicenceChange, LicenceCancel, LicenceRevoke,
          PledgeChange, PledgeCancel, PledgeRevoke, PledgeDefault, PledgeCompensate, PledgeRecover,
          PledgeDispose, HoldRelease, ContractRevise, ContractCancel, ContractReceipt, EventCorrect,
          EventRetract, ClockDay, GazetteMap>;

// A type that is in exactly one group of each partition.
template <typename T>
concept Grouped = (int{OfParty<T>} + int{OfPatent<T>} + int{OfTransfer<T>} + int{OfLicence<T>} +
                       int{OfAcceptance<T>} + int{OfPledge<T>} + int{OfHold<T>} +
                       int{OfContract<T>} + int{OfEvent<T>} + int{OfClock<T>} ==
                   1) &&
                  (int{NamesPatent<T>} + int{NamesPatents<T>} + int{NamesNoPatent<T>} == 1);

template <typename... Types>
consteval bool are_grouped(const std::variant<Types...>* /*of*/) {
  return (Grouped<Types> && ...);
}
static_assert(are_grouped(static_cast<const Body*>(nullptr)),
              "a submission type is missing from the groups of this header");

}  // namespace ledger
