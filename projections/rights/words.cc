// Tables of texts, each in the order of its enumeration.

#include "projections/rights/words.h"

namespace projections::rights {
namespace {

template <typename Value, std::size_t N>
ledger::Bilingual pick(const std::array<ledger::Bilingual, N>& table, Value value) {
  if constexpr (requires { enum_names(value); }) static_assert(N == enum_names(Value{}).size());
  return table.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string exchange_text(const ledger::Currency& currency, const ledger::Exchange& exchange) {
  return "1 " + std::string(currency.code.view()) + " = " + exchange.rate.text() + " CNY, " +
         exchange.on.text() + ", " + std::string(exchange.source.name.view());
}

ledger::Bilingual words_of(ledger::LegalStatus status) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{"未知", "unknown"},
                                        {"申请中", "pending"},
                                        {"有效", "in force"},
                                        {"未缴年费终止", "lapsed"},
                                        {"期限届满", "expired"},
                                        {"放弃", "abandoned"},
                                        {"宣告全部无效", "invalidated"}});
  return pick(kWords, status);
}

ledger::Bilingual words_of(ledger::PatentType type) {
  static constexpr auto kWords = std::to_array<ledger::Bilingual>(
      {{}, {"发明", "invention"}, {"实用新型", "utility model"}, {"外观设计", "design"}});
  return pick(kWords, type);
}

ledger::Bilingual words_of(ledger::InvalidationStage stage) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{},
                                        {"请求宣告无效", "invalidation requested"},
                                        {"撤回无效请求", "request withdrawn"},
                                        {"维持有效", "upheld"},
                                        {"宣告部分无效", "invalidated in part"},
                                        {"宣告全部无效", "invalidated in full"}});
  return pick(kWords, stage);
}

ledger::Bilingual words_of(ledger::LicenceKind kind) {
  static constexpr auto kWords = std::to_array<ledger::Bilingual>({{},
                                                                   {"独占许可", "exclusive"},
                                                                   {"排他许可", "sole"},
                                                                   {"普通许可", "ordinary"},
                                                                   {"分许可", "sub-licence"},
                                                                   {"交叉许可", "cross-licence"}});
  return pick(kWords, kind);
}

ledger::Bilingual words_of(ledger::ExportControl control) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{},
                                        {"自由出口技术", "free to export"},
                                        {"限制出口技术", "restricted from export"},
                                        {"禁止出口技术", "prohibited from export"}});
  return pick(kWords, control);
}

ledger::Bilingual words_of(ledger::SuspensionKind kind) {
  static constexpr auto kWords = std::to_array<ledger::Bilingual>(
      {{}, {"权属纠纷中止", "ownership dispute"}, {"财产保全", "preservation"}});
  return pick(kWords, kind);
}

ledger::Bilingual words_of(ledger::HoldPurpose purpose) {
  static constexpr auto kWords = std::to_array<ledger::Bilingual>(
      {{}, {"质押", "pledge"}, {"转让", "transfer"}, {"许可", "licence"}});
  return pick(kWords, purpose);
}

ledger::Bilingual words_of(ledger::TransferExtent extent) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{},
                                        {"全部转让", "whole right"},
                                        {"增加共有人", "co-owner added"},
                                        {"减少共有人", "co-owner leaves"},
                                        {"份额变更", "shares changed"}});
  return pick(kWords, extent);
}

ledger::Bilingual words_of(ledger::EndCause cause) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{},
                                        {"未缴年费终止", "lapsed, the annuity unpaid"},
                                        {"期限届满", "expired"},
                                        {"放弃", "abandoned"}});
  return pick(kWords, cause);
}

ledger::Bilingual words_of(ledger::PledgeEnd cause) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{},
                                        {"债务已履行", "debt performed"},
                                        {"质权已实现", "pledge realised"},
                                        {"质权人放弃", "waived by the pledgee"},
                                        {"合同无效或被撤销", "contract void"},
                                        {"专利权消灭", "right extinguished"}});
  return pick(kWords, cause);
}

ledger::Bilingual words_of(ledger::LicenceEnd cause) {
  static constexpr auto kWords = std::to_array<ledger::Bilingual>(
      {{}, {"期限届满", "expired"}, {"合同终止", "terminated"}, {"专利权终止", "right ended"}});
  return pick(kWords, cause);
}

ledger::Bilingual words_of(ledger::FeeForm form) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{},
                                        {"一次总付", "lump sum"},
                                        {"分期支付", "instalments"},
                                        {"提成支付", "royalty"},
                                        {"入门费加提成", "entry fee plus royalty"},
                                        {"股权作价", "equity"},
                                        {"认股权", "warrant"},
                                        {"先使用后付费", "try first, pay later"},
                                        {"免费", "free"},
                                        {"交叉许可", "cross-licence"}});
  return pick(kWords, form);
}

ledger::Bilingual words_of(ledger::ClaimKind kind) {
  static constexpr auto kWords = std::to_array<ledger::Bilingual>({{},
                                                                   {"贷款", "loan"},
                                                                   {"授信额度", "credit line"},
                                                                   {"债券", "bond"},
                                                                   {"融资租赁", "lease"},
                                                                   {"反担保", "counter-guarantee"},
                                                                   {"其他", "other"}});
  return pick(kWords, kind);
}

ledger::Bilingual words_of(ledger::DisposalPath path) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{},
                                        {"协议折价", "agreed appropriation"},
                                        {"拍卖", "auction"},
                                        {"变卖", "sale"},
                                        {"法院执行", "court"},
                                        {"回购", "repurchase"},
                                        {"许可收益", "licensing out"}});
  return pick(kWords, path);
}

ledger::Bilingual words_of(ledger::UseMeans means) {
  static constexpr auto kWords = std::to_array<ledger::Bilingual>({{},
                                                                   {"自行实施", "own use"},
                                                                   {"产品", "product"},
                                                                   {"许可", "licence"},
                                                                   {"转让", "transfer"},
                                                                   {"作价入股", "equity"}});
  return pick(kWords, means);
}

ledger::Bilingual words_of(EncumbranceKind kind) {
  static constexpr auto kWords =
      std::to_array<ledger::Bilingual>({{"质押", "pledge"},
                                        {"许可", "licence"},
                                        {"开放许可", "open licence"},
                                        {"权属纠纷中止", "ownership dispute"},
                                        {"财产保全", "preservation"},
                                        {"优先预告", "priority notice"}});
  return pick(kWords, kind);
}

}  // namespace projections::rights
