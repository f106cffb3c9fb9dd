#include "ledger/law/rules/existence.h"

#include <array>

#include "ledger/law/conditions.h"
#include "ledger/law/names.h"
#include "ledger/model/codes.h"
#include "ledger/model/commands/one_of.h"
#include "ledger/model/state/state.h"

namespace ledger::law {
namespace {

constexpr Provision kEnded{
    .code = Code::kE01,
    .title = {"所涉事项已终止", "What this acts upon has ended"},
    .detail = {"该质权、许可、预告或声明已经终止，自所列之日起不再有效。",
               "The pledge, licence, notice or statement has ended: it is "
               "not in force from the stated day on."},
    .cure = {"核对其终止之日；需要继续的，以新的登记号（备案号）和新编号另行登记。",
             "Compare the day of its end. What is to continue is registered again, under a new "
             "number and a new id."},
    .versions = {{.number = 0}},
    .concerns = {"所涉事项（终止之日）：", "Acts upon (ended on): "}};

constexpr Provision kExpired{
    .code = Code::kE01,
    .title = {"所涉事项期限已届满", "The term of what this acts upon has expired"},
    .detail = {"该许可、预告或声明的期限已于所列之日届满。",
               "The term of the licence, notice or statement expired with the stated day."},
    .cure = {"核对其终止之日；需要继续的，以新的登记号（备案号）和新编号另行登记。",
             "Compare the day of its end. What is to continue is registered again, under a new "
             "number and a new id."},
    .versions = {{.number = 6}},
    .concerns = {"所涉事项（期限的最后一日）：", "Acts upon (last day of its term): "}};

constexpr Provision kRevoked{
    .code = Code::kE01,
    .title = {"所涉事项已被撤销", "What this acts upon was revoked"},
    .detail = {"该质权或许可的登记、备案已被撤销，视为自始未予登记。",
               "The registration of the pledge or licence was revoked: it never applied."},
    .cure = {"核对撤销的决定；需要设立的，以新的登记号（备案号）和新编号另行登记。",
             "Compare the decision. What is to be created is registered again, under a new number "
             "and a new id."},
    .versions = {{.number = 5}},
    .concerns = {"所涉事项：", "Acts upon: "}};

constexpr Provision kNotBegun{
    .code = Code::kE01,
    .title = {"所涉事项在所填之日尚未开始", "What this acts upon has not begun on the stated day"},
    .detail = {"所填日期早于该质权、许可或声明登记、备案或公告之日。",
               "The stated day is before the pledge, licence or statement was registered, recorded "
               "or announced."},
    .cure = {"更正所填日期，以新编号重新提交。",
             "Correct the stated day and file again under a new id."},
    .versions = {{.number = 2}},
    .concerns = {"所涉事项（开始之日）：", "Acts upon (begins on): "}};

constexpr Provision kNoDefault{
    .code = Code::kE01,
    .title = {"尚无违约登记", "No default is recorded"},
    .detail = {"补偿和追偿须以已登记的违约为前提。",
               "Compensation and recovery follow a recorded default."},
    .cure = {"先报送违约（pledge.default），再以新编号重新提交。",
             "State the default first (pledge.default), then file again under a new id."},
    .versions = {{.number = 3}},
    .concerns = {"所涉质权：", "Pledge: "}};

constexpr Provision kContractCancelled{
    .code = Code::kE01,
    .title = {"该技术合同已注销", "The technology contract has been cancelled"},
    .detail =
        {"合同登记已注销，不能再变更或注销。",
         "Its registration has been cancelled: it can be neither revised nor cancelled again."},
    .cure = {"核对合同登记编号，以新编号重新提交；需要继续的，另行登记。",
             "Check the number and file again under a new id. What is to continue is registered "
             "again, under a new number."},
    .versions = {{.number = 1, .on_fact = OnFact::kRefuses}},
    .concerns = {"合同登记编号：", "Contract: "}};

constexpr Provision kContractNotBegun{
    .code = Code::kE01,
    .title = {"所填日期早于合同登记日",
              "The stated day is before the registration of the contract"},
    .detail =
        {"变更和注销不能早于该技术合同的登记。",
         "A revision or a cancellation does not come before the registration of the contract."},
    .cure = {"更正所填日期，以新编号重新提交。",
             "Correct the stated day and file again under a new id."},
    .versions = {{.number = 4, .on_fact = OnFact::kRefuses}},
    .concerns = {"合同（登记日）：", "Contract (registered on): "}};

constexpr std::array kProvisions{kEnded,     kExpired,           kRevoked,         kNotBegun,
                                 kNoDefault, kContractCancelled, kContractNotBegun};

// Why the act cannot be upon the thing, and the day of its end or beginning.
struct Outside {
  Finding finding;
  const Provision* provision = &kEnded;
  std::optional<Date> day = {};
};

class ExistenceTest {
 public:
  ExistenceTest(const State& state, Date filed, bool is_fact)
      : state_(state), filed_(filed), is_fact_(is_fact) {}

  Existence operator()(const LicenceChange& body) const {
    return of_licence(body.licence, [&](const Licence& licence) {
      if (body.on <= licence.term.until) return outside(licence, body.on);
      return Outside{Finding::applies_by(licence.registered_by), &kExpired, licence.term.until};
    });
  }
  Existence operator()(const LicenceCancel& body) const {
    return of_licence(body.licence,
                      [&](const Licence& licence) { return cancelled_again(licence, body.on); });
  }
  Existence operator()(const LicenceRevoke& body) const {
    return of_licence(body.licence,
                      [&](const Licence& licence) { return before_beginning(licence, body.on); });
  }
  Existence operator()(const PledgeCancel& body) const {
    return of_pledge(body.pledge,
                     [&](const Pledge& pledge) { return cancelled_again(pledge, body.on); });
  }
  Existence operator()(const PledgeRevoke& body) const {
    return of_pledge(body.pledge,
                     [&](const Pledge& pledge) { return before_beginning(pledge, body.on); });
  }
  Existence operator()(const OneOf<PledgeChange, PledgeDefault, PledgeDispose> auto& body) const {
    return of_pledge(body.pledge, [&](const Pledge& pledge) { return outside(pledge, body.on); });
  }
  Existence operator()(const OneOf<PledgeCompensate, PledgeRecover> auto& body) const {
    return of_pledge(body.pledge, [&](const Pledge& pledge) {
      if (!pledge.is_in_default) {
        return Outside{Finding::applies_by(pledge.registered_by), &kNoDefault};
      }
      const bool is_realised = !pledge.is_revoked && pledge.end_cause == PledgeEnd::kRealised;
      return is_realised ? Outside{} : outside(pledge, body.on);
    });
  }
  Existence operator()(const HoldRelease& body) const {
    const Hold* hold = state_.holds.find(body.hold);
    if (hold == nullptr || !hold->is_registered()) return {};
    if (hold->is_released()) {
      return existence({Finding::applies_by(hold->released_by), &kEnded, hold->released},
                       body.hold);
    }
    if (hold->term.until >= filed_) return {};
    return existence({Finding::applies_by(hold->registered_by), &kExpired, hold->term.until},
                     body.hold);
  }
  Existence operator()(const ContractRevise& body) const {
    return of_contract(body.contract, body.filed);
  }
  Existence operator()(const ContractCancel& body) const {
    return of_contract(body.contract, body.on);
  }
  // A statement that was made, and is not in force on the last day before its end.
  Existence operator()(const OpenLicenceWithdraw& body) const {
    const Patent* patent = state_.patents.find(body.patent);
    if (patent == nullptr) return {};
    const OpenStatement* newest = state_.newest_statement(state_.patents.index_of(*patent));
    const Date last = body.announced ? body.announced->plus_days(-1) : body.declared;
    const bool is_in_force = statement_on(state_, *patent, last) != nullptr;
    if (newest == nullptr || is_in_force) return {};
    return existence(outside(*newest, last), body.patent.text());
  }
  // These create what they are about, or state a fact about a patent; a receipt may come before the
  // registration and after the cancellation. Of an acceptance or an announcement: O20.
  Existence operator()(
      const OneOf<PartyRegister, PartyRename, PartySucceed, PatentApply, PatentGrant, PatentAnnuity,
                  PatentSuspend, PatentResume, PatentInvalidation, PatentEnd, PatentRestore,
                  PatentExtend, PatentClassify, TransferRegister, LicenceRecord, PledgeRegister,
                  HoldPlace, OpenLicenceDeclare, OpenLicenceAnnounce, OpenLicenceAccept,
                  ContractRegister, ContractReceipt, UseReport, UseJustify, EventCorrect,
                  EventRetract, ClockDay, GazetteMap> auto& /*body*/) const {
    return {};
  }

 private:
  template <typename Test>
  Existence of_licence(const std::string& id, const Test& test) const {
    const Licence* licence = state_.licences.find(id);
    if (licence == nullptr || !licence->is_registered()) return {};
    return existence(test(*licence), id);
  }
  template <typename Test>
  Existence of_pledge(const std::string& id, const Test& test) const {
    const Pledge* pledge = state_.pledges.find(id);
    if (pledge == nullptr || !pledge->is_registered()) return {};
    return existence(test(*pledge), id);
  }
  Existence of_contract(const std::string& id, Date on) const {
    const Contract* contract = state_.contracts.find(id);
    if (contract == nullptr || !contract->is_registered()) return {};
    const Finding by = Finding::applies_by(contract->registered_by);
    if (contract->is_cancelled) return existence({by, &kContractCancelled}, id);
    if (on >= contract->registered) return {};
    return existence({by, &kContractNotBegun, contract->registered}, id);
  }

  static Existence existence(const Outside& outside, const std::string& thing) {
    if (!outside.finding) return {};
    return {outside.finding, outside.provision,
            subject_of(thing, outside.day ? outside.day->text() : "")};
  }

  // An open licence that is not recorded has no day on which it begins in the register.
  static Outside before_beginning(const Licence& licence, Date on) {
    if (!licence.is_recorded || on >= licence.recorded) return {};
    return {Finding::applies_by(licence.registered_by), &kNotBegun, licence.recorded};
  }
  static Outside before_beginning(const Pledge& pledge, Date on) {
    if (on >= pledge.registered) return {};
    return {Finding::applies_by(pledge.registered_by), &kNotBegun, pledge.registered};
  }

  template <typename Right>
  static Outside end_of(const Right& right) {
    if (right.is_revoked) return {Finding::applies_by(right.ended_by), &kRevoked};
    return {Finding::applies_by(right.ended_by), &kEnded, right.ended};
  }

  template <typename Right>
  Outside outside(const Right& right, Date on) const {
    if (right.is_revoked) return end_of(right);
    const bool is_over = is_fact_ ? on >= right.ended : right.ended != kLastDay;
    return is_over ? end_of(right) : before_beginning(right, on);
  }

  // Of a statement that is not in force on that day.
  static Outside outside(const OpenStatement& statement, Date day) {
    const Finding by = Finding::applies_by(statement.stated_by);
    if (statement.announced == kLastDay) return {by, &kNotBegun};
    if (day < statement.announced) return {by, &kNotBegun, statement.announced};
    if (statement.withdrawn <= day) return {by, &kEnded, statement.withdrawn};
    return {by, &kExpired, statement.until};
  }

  // A fact that states the same day again contradicts nothing.
  template <typename Right>
  Outside cancelled_again(const Right& right, Date on) const {
    const bool is_the_same = is_fact_ && !right.is_revoked && right.ended == on;
    const bool is_over = right.is_revoked || right.ended != kLastDay;
    return is_over && !is_the_same ? end_of(right) : before_beginning(right, on);
  }

  const State& state_;
  Date filed_;
  bool is_fact_;
};

}  // namespace

std::span<const Provision> existence_provisions() { return kProvisions; }

Existence acts_on_ended(const State& state, const Body& body, Date filed, bool is_fact) {
  return std::visit(ExistenceTest(state, filed, is_fact), body);
}

}  // namespace ledger::law
