#include "ledger/law/transfer.h"

#include <algorithm>

#include "ledger/law/questions.h"
#include "ledger/model/title.h"

// This file is a table of law with its questions: longer than others.

namespace ledger::law {
namespace {

using Transfer = Case<TransferRegister>;

// Succession and decisions of others: the law moves the right, no owner sells it.
bool is_voluntary(TransferCause cause) {
  switch (cause) {
    case TransferCause::kMerger:
    case TransferCause::kDivision:
    case TransferCause::kInheritance:
    case TransferCause::kCourtJudgment:
    case TransferCause::kArbitration:
    case TransferCause::kPledgeRealisation:
    case TransferCause::kBankruptcy:
    case TransferCause::kOwnershipCorrection:
      return false;
    default:
      return true;
  }
}

Finding transferor_is_not_owner(const Transfer& asked) {
  return is_not_owner(asked.state, *asked.patent, asked.command.from);
}

Finding right_ended(const Transfer& asked) { return right_has_ended(*asked.patent, asked.day); }

Finding co_owner_is_missing(const Transfer& asked) {
  if (!is_voluntary(asked.command.cause)) return Finding::passes();
  return lacks_co_owner(asked.state, *asked.patent, asked.command.from, asked.command.consents);
}

Finding pledgee_is_missing(const Transfer& asked) {
  if (!is_voluntary(asked.command.cause)) return Finding::passes();
  return lacks_pledgee(asked.state, *asked.patent, asked.day, asked.command.consents);
}

Finding ownership_is_disputed(const Transfer& asked) {
  return is_suspended(*asked.patent, SuspensionKind::kOwnershipDispute, asked.day);
}

Finding is_preserved(const Transfer& asked) {
  return is_suspended(*asked.patent, SuspensionKind::kPreservation, asked.day);
}

bool goes_abroad(const Transfer& asked) {
  return std::ranges::any_of(asked.command.to, [&](const OwnerEntry& entry) {
    return is_foreign(asked.state, entry.party);
  });
}

bool is_export(const Transfer& asked) {
  return is_exportable(*asked.patent) && has_mainlander(asked.state, asked.command.from) &&
         goes_abroad(asked);
}

Finding export_paper_is_missing(const Transfer& asked) {
  return Finding::stands_if(is_export(asked) && !asked.command.export_paper);
}

Finding export_is_prohibited(const Transfer& asked) {
  return is_export(asked) ? is_prohibited_from_export(*asked.patent) : Finding::passes();
}

Finding agency_is_missing(const Transfer& asked) {
  const bool is_abroad = goes_abroad(asked) || has_foreigner(asked.state, asked.command.from);
  return Finding::stands_if(is_abroad && asked.command.agency.empty());
}

Finding form_is_wrong(const Transfer& asked) {
  const bool is_pending = standing(*asked.patent, asked.day) == Standing::kPending;
  const bool names_application = asked.command.object == TransferObject::kApplication;
  const bool is_ended = static_cast<bool>(right_has_ended(*asked.patent, asked.day));
  return Finding::stands_if(asked.command.signed_on > asked.day ||
                            (!is_ended && is_pending != names_application));
}

bool is_same_title(const std::vector<Owner>& one, const std::vector<Owner>& other) {
  return std::ranges::is_permutation(one, other, [](const Owner& a, const Owner& b) {
    return a.party == b.party && a.share == b.share && a.is_stated == b.is_stated;
  });
}

// The same transfer is registered already and this one changes nothing, or the shares do not fit
// those in the register.
Finding is_stale(const Transfer& asked) {
  std::vector<PartyIndex> from;
  std::vector<Claimant> to;
  for (const PartyId& party : asked.command.from) {
    if (const auto index = asked.state.parties.index_of(party)) from.push_back(*index);
  }
  for (const OwnerEntry& entry : asked.command.to) {
    if (const auto index = asked.state.parties.index_of(entry.party)) {
      to.push_back({*index, entry.share});
    }
  }
  const auto is_owner = [&](PartyIndex party) { return asked.patent->owner(party) != nullptr; };
  const bool is_done =
      std::ranges::none_of(from, is_owner) &&
      std::ranges::all_of(to, [&](const Claimant& claimant) { return is_owner(claimant.party); });
  if (is_done) return Finding::stands_by(asked.patent->title_by);
  if (!std::ranges::all_of(from, is_owner)) return Finding::passes();  // T01 says it.
  const auto owners = owners_after(asked.patent->owners, from, to);
  const bool changes = owners && !is_same_title(*owners, asked.patent->owners);
  return changes ? Finding::passes() : Finding::stands_by(asked.patent->title_by);
}

constexpr Text kNotOwner{"转让人不是登记的专利权人", "A transferor is not a registered owner"};
constexpr Text kPledged{"专利权已出质，未经质权人同意",
                        "The patent is pledged and a pledgee has not consented"};

constexpr auto kPresent = std::to_array<Rule<TransferRegister>>({
    {.row =
         {.number = row_number(Code::kT01),
          .code = Code::kT01,
          .article = {"专利法 第十条", "Patent Law, Art. 10"},
          .title = kNotOwner,
          .detail = {"列为转让人的当事人不在专利登记簿的权利人之中。",
                     "A party named as transferor is not among the owners in the register."},
          .cure = {"由登记的权利人转让，或先登记在先的转让。",
                   "Let the registered owners transfer, or register the earlier transfer first."}},
     .ask = transferor_is_not_owner},
    {.row = {.number = row_number(Code::kT02),
             .code = Code::kT02,
             .article = {"专利法 第四十四条、第四十七条", "Patent Law, Arts. 44 and 47"},
             .title = {"专利权已终止", "The right has ended"},
             .detail = {"登记日专利权已届满、终止、放弃或被宣告全部无效。",
                        "On the day of registration the right has expired, lapsed, been abandoned "
                        "or been invalidated in full."},
             .cure = {"先恢复权利（实施细则第六条）；已届满或无效的不能转让。",
                      "Have the right restored first (Implementing Rules, Art. 6); an expired or "
                      "invalidated right cannot be transferred."}},
     .ask = right_ended},
    {.row = {.number = row_number(Code::kT03),
             .code = Code::kT03,
             .article = {"专利法 第十四条第二款", "Patent Law, Art. 14(2)"},
             .title = {"缺少共有人同意", "A co-owner has not consented"},
             .detail = {"一名登记的共有人既未转让也未同意，且无另行约定。",
                        "A registered co-owner neither transfers nor consents, and the owners have "
                        "not agreed otherwise."},
             .cure = {"提交该共有人的同意书，或由其共同转让。",
                      "File the co-owner's consent, or let the co-owner join the transfer."},
             .in_force = {.from = kPatentLaw2020}},
     .ask = co_owner_is_missing},
    {.row = {.number = row_number(Code::kT04),
             .code = Code::kT04,
             .article = {"物权法 第二百二十七条第二款", "Property Law, Art. 227(2)"},
             .title = kPledged,
             .detail = {"质权登记存续，转让须经质权人同意。",
                        "A registered pledge stands; a transfer needs the pledgee's consent."},
             .cure = {"提交质权人的同意书，或先办理质权注销登记。",
                      "File the pledgee's consent, or have the pledge cancelled first."},
             .in_force = {.from = kPropertyLaw, .until = kCivilCode}},
     .ask = pledgee_is_missing},
    {.row = {.number = row_number(Code::kT04, 1),
             .code = Code::kT04,
             .article = {"民法典 第四百四十四条第二款", "Civil Code, Art. 444(2)"},
             .title = kPledged,
             .detail = {"质权登记存续，出质人不得转让，但出质人与质权人协商同意的除外；转让所得价款"
                        "应提前清偿或提存。",
                        "A registered pledge stands: the pledgor may not transfer unless pledgor "
                        "and pledgee agree; the price is to prepay the debt or to be deposited."},
             .cure = {"提交质权人的同意书，或先办理质权注销登记。",
                      "File the pledgee's consent, or have the pledge cancelled first."},
             .in_force = {.from = kCivilCode}},
     .ask = pledgee_is_missing},
    {.row = {.number = row_number(Code::kT05),
             .code = Code::kT05,
             .article = {"专利法实施细则 第一百零三条、第一百零五条",
                         "Implementing Rules, Arts. 103 and 105"},
             .title = {"因权属纠纷中止", "Suspended for an ownership dispute"},
             .detail = {"登记日权属纠纷中止程序尚未结束，不得办理转让手续。",
                        "On the day of registration the proceedings are suspended for an ownership "
                        "dispute; transfers are not processed."},
             .cure = {"待中止期满或恢复程序后再登记。",
                      "Register after the suspension has ended or the proceedings are resumed."},
             .in_force = {.from = kRules2023}},
     .ask = ownership_is_disputed},
    {.row = {.number = row_number(Code::kT06),
             .code = Code::kT06,
             .article = {"专利法实施细则 第一百零四条、第一百零五条",
                         "Implementing Rules, Arts. 104 and 105"},
             .title = {"法院保全", "Preserved by a court"},
             .detail = {"登记日专利权处于财产保全之下。",
                        "On the day of registration the right is under a court's preservation."},
             .cure = {"待保全解除或期满后再登记。",
                      "Register after the preservation is lifted or has run out."},
             .in_force = {.from = kRules2023}},
     .ask = is_preserved},
    {.row =
         {.number = row_number(Code::kT07),
          .code = Code::kT07,
          .article = {"专利法 第十条第二款；技术进出口管理条例 第三十至三十九条",
                      "Patent Law, Art. 10(2); Technology Import and Export Regulations, Arts. "
                      "30 to 39"},
          .title = {"缺少技术出口证件", "The export paper is missing"},
          .detail = {"发明或实用新型由内地权利人转让给境外受让人，须有技术出口许可证或登记证书。",
                     "An invention or utility model goes from the mainland to a party abroad: a "
                     "technology export licence or registration certificate is required."},
          .cure = {"提交技术出口许可证或自由出口技术合同登记证书。",
                   "File the export licence or the export contract registration certificate."},
          .on_fact = OnFact::kIsSilent},
     .ask = export_paper_is_missing},
    {.row = {.number = row_number(Code::kT08),
             .code = Code::kT08,
             .article = {"技术进出口管理条例 第二十九条",
                         "Technology Import and Export Regulations, Art. 29"},
             .title = {"禁止出口的技术", "The technology is prohibited from export"},
             .detail = {"该专利技术属于禁止出口的技术，不得由内地权利人转让给境外受让人。",
                        "The patent's technology is prohibited from export: it cannot go from the "
                        "mainland to a party abroad."},
             .cure = {"转让给境内受让人。", "Transfer it to a party in the mainland."}},
     .ask = export_is_prohibited},
    {.row = {.number = row_number(Code::kT09),
             .code = Code::kT09,
             .article = {"专利法 第十八条第一款", "Patent Law, Art. 18(1)"},
             .title = {"境外当事人未委托代理机构", "A party abroad has no agency"},
             .detail = {"在中国没有经常居所或营业所的境外当事人应当委托专利代理机构。",
                        "A party without residence or establishment in China must act through a "
                        "patent agency."},
             .cure = {"委托专利代理机构并填写其名称。", "Appoint a patent agency and name it."},
             .in_force = {.from = kPatentLaw2020},
             .on_fact = OnFact::kIsSilent},
     .asked = Asked::kOfEachPatent,
     .ask = agency_is_missing},
    {.row = {.number = row_number(Code::kT10),
             .code = Code::kT10,
             .article = {"专利法 第十条第三款", "Patent Law, Art. 10(3)"},
             .title = {"形式不符", "The form is not met"},
             .detail = {"合同签订日晚于登记日，或合同标的（专利权、专利申请权）与登记簿不符。",
                        "The contract is signed after the day of registration, or its object "
                        "(patent or application) is not what the register shows."},
             .cure = {"更正签订日或标的后重新提交。",
                      "Put the day or the object right and file again."},
             .on_fact = OnFact::kIsSilent},
     .ask = form_is_wrong},
    {.row = {.number = row_number(Code::kT11),
             .code = Code::kT11,
             .article = {"专利法 第十条第三款", "Patent Law, Art. 10(3)"},
             .title = {"重复登记或份额与登记簿不符",
                       "Already registered, or shares that do not fit"},
             .detail = {"该转让已经登记、登记簿不因其改变，或转让后的份额合计不等于一。",
                        "The transfer is registered already, changes nothing in the register, or "
                        "the shares after it do not sum to one."},
             .cure = {"核对登记簿的现有份额后重新提交。",
                      "Compare with the shares in the register and file again."}},
     .ask = is_stale},
});

// The Patent Law of 2008 and the Implementing Rules of 2010, which count otherwise.
constexpr auto kFormer = std::to_array<Former>({
    {Code::kT03,
     1,
     {"专利法（2008年） 第十五条第二款", "Patent Law (2008), Art. 15(2)"},
     {.until = kPatentLaw2020}},
    {Code::kT05,
     1,
     {"专利法实施细则（2010年） 第八十六条、第八十八条",
      "Implementing Rules (2010), Arts. 86 and 88"},
     {.until = kRules2023}},
    {Code::kT06,
     1,
     {"专利法实施细则（2010年） 第八十七条、第八十八条",
      "Implementing Rules (2010), Arts. 87 and 88"},
     {.until = kRules2023}},
    {Code::kT09,
     1,
     {"专利法（2008年） 第十九条第一款", "Patent Law (2008), Art. 19(1)"},
     {.until = kPatentLaw2020}},
});

constexpr auto kRules = with_former(kPresent, kFormer);

}  // namespace

std::span<const Rule<TransferRegister>> transfer_rules() { return kRules; }

}  // namespace ledger::law
