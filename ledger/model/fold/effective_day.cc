// The day on which the fact in each type of body takes effect.

#include "ledger/model/commands/one_of.h"
#include "ledger/model/fold/evolve.h"

namespace ledger {
namespace {

struct EffectiveDay {
  Instant at;

  Date operator()(const OneOf<PatentEnd, PatentRestore> auto& body) const { return body.effective; }
  Date operator()(
      const OneOf<TransferRegister, PledgeRegister, ContractRegister> auto& body) const {
    return body.registered;
  }
  Date operator()(const OneOf<PatentApply, ContractRevise> auto& body) const { return body.filed; }
  Date operator()(const OneOf<PatentResume, PatentInvalidation, LicenceChange, LicenceCancel,
                              LicenceRevoke, PledgeChange, PledgeCancel, PledgeRevoke,
                              PledgeDefault, PledgeCompensate, PledgeRecover, PledgeDispose,
                              ContractCancel, ContractReceipt, PartySucceed> auto& body) const {
    return body.on;
  }
  Date operator()(const PatentGrant& body) const { return body.granted; }
  Date operator()(const PatentSuspend& body) const { return body.from; }
  Date operator()(const PatentAnnuity& body) const {
    if (body.status == AnnuityStatus::kMissed) return body.due;
    return body.paid.value_or(body.due);
  }
  Date operator()(const LicenceRecord& body) const { return body.recorded; }
  Date operator()(const OpenLicenceDeclare& body) const {
    return body.announced.value_or(body.declared);
  }
  Date operator()(const OpenLicenceAnnounce& body) const { return body.announced; }
  Date operator()(const OpenLicenceWithdraw& body) const {
    return body.announced.value_or(body.declared);
  }
  Date operator()(const PartyRename& body) const { return body.from; }
  Date operator()(const GazetteMap& body) const { return body.from.value_or(at.day()); }
  Date operator()(const OpenLicenceAccept& body) const { return body.paid.on; }

  // These name no day of effect: the day of filing.
  Date operator()(
      const OneOf<PartyRegister, PatentExtend, PatentClassify, HoldPlace, HoldRelease, UseReport,
                  UseJustify, EventCorrect, EventRetract, ClockDay> auto& /*body*/) const {
    return at.day();
  }
};

}  // namespace

Date effective_day(const Body& body, Instant at) { return std::visit(EffectiveDay{at}, body); }

}  // namespace ledger
