// The text of each kind of event in the history of a patent.

#include "projections/rights/lines.h"

#include "ledger/model/commands/one_of.h"
#include "projections/rights/line_texts.h"
#include "projections/rights/words.h"

namespace projections::rights {
namespace {

using ledger::PartyId;

// One overload for each kind of event, in the order of docs/contract.md §3.
class EventText {
 public:
  explicit EventText(const Names& names) : names_(names) {}

  EventLine operator()(const ledger::PatentApply& body) const {
    const std::string who = owners(body.applicants);
    return {"申请专利，申请人：" + who, "Applied for by " + who};
  }
  EventLine operator()(const ledger::PatentGrant& body) const {
    const std::string who = owners(body.owners);
    return {"授予专利权，专利权人：" + who, "Granted to " + who};
  }
  EventLine operator()(const ledger::PatentAnnuity& body) const {
    const std::string due = body.due.text();
    if (body.status == ledger::AnnuityStatus::kMissed) {
      return {"年费未按期缴纳，应缴日 " + due, "Annuity due on " + due + " missed"};
    }
    return {"年费已缴纳，应缴日 " + due, "Annuity due on " + due + " paid"};
  }
  EventLine operator()(const ledger::PatentSuspend& body) const {
    const std::string days = span_text(body.from, body.until);
    return with("程序中止：", "Suspended: ", words_of(body.kind), days);
  }
  EventLine operator()(const ledger::PatentResume& body) const {
    return with("恢复程序：", "Suspension over: ", words_of(body.kind), "");
  }
  EventLine operator()(const ledger::PatentInvalidation& body) const {
    return with("无效宣告程序：", "Invalidity: ", words_of(body.stage), "");
  }
  EventLine operator()(const ledger::PatentEnd& body) const {
    EventLine line = with("专利权终止：", "Ended: ", words_of(body.cause), "");
    line.zh += "，公告日 " + body.announced.text();
    line.en += ", announced " + body.announced.text();
    return line;
  }
  EventLine operator()(const ledger::PatentRestore& /*body*/) const {
    return {"专利权恢复", "Restored"};
  }
  EventLine operator()(const ledger::PatentExtend& body) const {
    const std::string until = body.until.text();
    return {"专利权期限补偿，至 " + until, "Term extended until " + until};
  }
  EventLine operator()(const ledger::PatentClassify& body) const {
    const std::string classes = joined(body.ipc, body.ipc.empty() ? "" : ", ", body.industry);
    const ledger::Bilingual control = words_of(body.export_control);
    const std::string_view between = classes.empty() ? "" : ", ";
    return {"分类变更：" + joined(classes, between, std::string(control.zh)),
            "Reclassified: " + joined(classes, between, std::string(control.en))};
  }
  EventLine operator()(const ledger::TransferRegister& body) const {
    const std::string who = parties(body.from) + " → " + owners(body.to);
    return with("转让登记：", "Transfer: ", words_of(body.extent), who);
  }
  EventLine operator()(const ledger::LicenceRecord& body) const {
    const std::string who = parties(body.licensors) + " → " + parties(body.licensees);
    return with("许可备案 " + body.licence + "：", "Licence " + body.licence + ": ",
                words_of(body.kind), joined(who, ", ", span_text(body.from, body.until)));
  }
  EventLine operator()(const ledger::LicenceChange& body) const {
    return {"许可备案变更 " + body.licence, "Licence " + body.licence + " changed"};
  }
  EventLine operator()(const ledger::LicenceCancel& body) const {
    return ended("许可备案注销 " + body.licence, "Licence " + body.licence + " cancelled",
                 words_of(body.cause));
  }
  EventLine operator()(const ledger::LicenceRevoke& body) const {
    return {"许可备案撤销 " + body.licence + "：" + body.reason,
            "Licence " + body.licence + " revoked: " + body.reason};
  }
  EventLine operator()(const ledger::PledgeRegister& body) const {
    const std::string who = parties(body.pledgors) + " → " + parties(body.pledgees);
    return {"质押登记 " + body.pledge + "：" + who, "Pledge " + body.pledge + ": " + who};
  }
  EventLine operator()(const ledger::PledgeChange& body) const {
    return {"质押登记变更 " + body.pledge, "Pledge " + body.pledge + " changed"};
  }
  EventLine operator()(const ledger::PledgeCancel& body) const {
    return ended("质押登记注销 " + body.pledge, "Pledge " + body.pledge + " cancelled",
                 words_of(body.cause));
  }
  EventLine operator()(const ledger::PledgeRevoke& body) const {
    return {"质押登记撤销 " + body.pledge + "：" + body.reason,
            "Pledge " + body.pledge + " revoked: " + body.reason};
  }
  EventLine operator()(const ledger::PledgeDefault& body) const {
    return {"质押债务违约 " + body.pledge, "Debt under pledge " + body.pledge + " in default"};
  }
  EventLine operator()(const ledger::PledgeCompensate& body) const {
    const std::string payer = party(body.payer);
    return {"质押债务代偿 " + body.pledge + "：" + payer,
            "Debt under pledge " + body.pledge + " compensated by " + payer};
  }
  EventLine operator()(const ledger::PledgeRecover& body) const {
    return {"质押债务追偿 " + body.pledge, "Recovery under pledge " + body.pledge};
  }
  EventLine operator()(const ledger::PledgeDispose& body) const {
    return with("质押财产处置 " + body.pledge + "：", "Disposal under pledge " + body.pledge + ": ",
                words_of(body.path), "");
  }
  EventLine operator()(const ledger::HoldPlace& body) const {
    return with("优先预告 " + body.hold + "：", "Priority notice " + body.hold + ": ",
                words_of(body.purpose), body.until.text());
  }
  EventLine operator()(const ledger::HoldRelease& body) const {
    return {"优先预告解除 " + body.hold, "Priority notice " + body.hold + " released"};
  }
  EventLine operator()(const ledger::OpenLicenceDeclare& body) const {
    const std::string fee = fee_text(body.fee);
    return {joined("开放许可声明，至 " + body.until.text(), "，许可使用费 ", fee),
            joined("Open licence declared until " + body.until.text(), ", fee ", fee)};
  }
  EventLine operator()(const ledger::OpenLicenceAnnounce& /*body*/) const {
    return {"开放许可声明公告", "Open licence announced"};
  }
  EventLine operator()(const ledger::OpenLicenceWithdraw& /*body*/) const {
    return {"开放许可声明撤回", "Open licence withdrawn"};
  }
  EventLine operator()(const ledger::OpenLicenceAccept& body) const {
    const std::string who =
        joined(party(body.licensee), ", ", body.licence) + ", " + span_text(body.from, body.until);
    return {"开放许可达成：" + who, "Open licence accepted by " + who};
  }
  EventLine operator()(const ledger::UseReport& body) const {
    return with("实施报告：", "Use reported: ", words_of(body.means), party(body.by));
  }
  EventLine operator()(const ledger::UseJustify& body) const {
    const std::string until = body.until.text();
    return {"未实施正当理由，至 " + until + "：" + body.reason,
            "Good reason for not using it until " + until + ": " + body.reason};
  }
  EventLine operator()(const ledger::EventCorrect& body) const {
    return {"更正事件 " + body.event.text() + "：" + body.reason,
            "Event " + body.event.text() + " corrected: " + body.reason};
  }
  EventLine operator()(const ledger::EventRetract& body) const {
    return {"撤回事件 " + body.event.text() + "：" + body.reason,
            "Event " + body.event.text() + " retracted: " + body.reason};
  }
  // An entry that settled a fact about the patent (ledger/model/fold/naming.h).
  EventLine operator()(const ledger::GazetteMap& body) const {
    const std::string who = party(body.party);
    return {"公告所列名称“" + body.name + "”对应为 " + who,
            "Published name " + body.name + " is " + who};
  }
  // Other entries about parties, contracts and the calendar are rarely in the history of a patent.
  EventLine operator()(
      const ledger::OneOf<ledger::PartyRegister, ledger::PartyRename, ledger::PartySucceed,
                          ledger::ContractRegister, ledger::ContractRevise, ledger::ContractCancel,
                          ledger::ContractReceipt, ledger::ClockDay> auto& body) const {
    const std::string event(std::remove_cvref_t<decltype(body)>::kEvent);
    return {event, event};
  }

 private:
  // An end, and its cause if it is published.
  static EventLine ended(const std::string& zh, const std::string& en, ledger::Bilingual cause) {
    if (cause.en.empty()) return {zh, en};
    return with(zh + "：", en + ": ", cause, "");
  }
  std::string party(const PartyId& id) const { return party_text(names_, id); }
  std::string parties(const std::vector<PartyId>& ids) const { return parties_text(names_, ids); }
  std::string owners(const std::vector<ledger::OwnerEntry>& entries) const {
    return owners_text(names_, entries);
  }

  const Names& names_;
};

}  // namespace

EventLine line_of(const Names& names, const ledger::Body& body) {
  return std::visit(EventText(names), body);
}

}  // namespace projections::rights
