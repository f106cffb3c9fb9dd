#include "deploy/patledger/commands/rights/submit_summary.h"

#include <numeric>
#include <set>

#include "ledger/model/codes.h"

namespace patledger {
namespace {

using ledger::Bilingual;
using ledger::Fate;
using ledger::Language;
using ledger::Outcome;

// In the order of Outcome.
constexpr auto kWords =
    std::to_array<Bilingual>({{"已记录", "recorded"},
                              {"重复", "duplicate"},
                              {"驳回", "refused"},
                              {"需当事人确认", "acknowledgement required"},
                              {"已记录但与账本不一致", "recorded as a discrepancy"},
                              {"编号冲突", "in conflict"},
                              {"格式有误", "malformed"}});

Bilingual words_of(Outcome outcome, Fate fate) {
  if (fate == Fate::kDropped && takes_effect(outcome)) return {"未记录", "not recorded"};
  if (fate == Fate::kDryRun && outcome == Outcome::kRecorded) {
    return {"将予记录", "would be recorded"};
  }
  return kWords.at(static_cast<std::size_t>(outcome));
}

std::string in_brackets(const std::string& text, Language language) {
  if (text.empty()) return {};
  return language == Language::kZh ? "（" + text + "）" : " (" + text + ")";
}

}  // namespace

SubmitSummary::SubmitSummary(std::span<const SubmittedFile> files) : files_(files.size()) {
  if (files_ == 1) name_ = files.front().path;
}

void SubmitSummary::read(std::span<const connectors::files::Item> items) {
  for (const auto& item : items) lines_.push_back(item.line);
}

void SubmitSummary::note(const ledger::Entry& entry) {
  if (first_line_ == 0 && !entry.faults.empty() && !lines_.empty()) {
    const ledger::Fault& fault = entry.faults.front();
    first_line_ = lines_.front();
    first_place_ = std::string(code_text(fault.code));
    if (!fault.pointer.empty()) first_place_ += " " + fault.pointer;
  }
  if (entry.outcome == Outcome::kRefused) {
    std::set<std::string> codes;
    for (const ledger::Ground& ground : entry.grounds) codes.emplace(code_text(ground.code));
    for (const std::string& code : codes) ++grounds_[code];
  }
  note(entry.outcome);
}

void SubmitSummary::note(Outcome outcome) {
  ++counts_.at(static_cast<std::size_t>(outcome));
  if (!lines_.empty()) lines_.pop_front();
}

std::uint64_t SubmitSummary::count(Outcome outcome) const {
  return counts_.at(static_cast<std::size_t>(outcome));
}

std::string SubmitSummary::codes() const {
  std::string text;
  for (const auto& [code, count] : grounds_) {
    if (!text.empty()) text += ", ";
    text += code + " " + std::to_string(count);
  }
  return text;
}

std::string SubmitSummary::name(Language language) const {
  const bool is_zh = language == Language::kZh;
  if (files_ != 1) return std::to_string(files_) + (is_zh ? " 个文件" : " files");
  if (name_ == "-") return is_zh ? "标准输入" : "standard input";
  return name_;
}

std::string SubmitSummary::first_fault(Language language) const {
  if (first_line_ == 0) return {};
  const std::string line = std::to_string(first_line_);
  return language == Language::kZh ? "首处：第 " + line + " 行 " + first_place_
                                   : "the first at line " + line + ": " + first_place_;
}

std::string SubmitSummary::part(Outcome outcome, Fate fate, Language language) const {
  std::string number = std::to_string(count(outcome));
  std::string words(pick(words_of(outcome, fate), language));
  const bool is_zh = language == Language::kZh;
  std::string text = std::move(is_zh ? words : number);
  text.append(" ").append(is_zh ? number : words);
  if (outcome == Outcome::kRefused) text += in_brackets(codes(), language);
  if (outcome == Outcome::kMalformed) text += in_brackets(first_fault(language), language);
  return text;
}

std::string SubmitSummary::text(Language language, Fate fate) const {
  const bool is_zh = language == Language::kZh;
  const auto all = std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
  std::string text = name(language) + (is_zh ? "：共 " : ": ") + std::to_string(all);
  text += is_zh ? " 份提交" : all == 1 ? " submission" : " submissions";
  std::string_view separator = is_zh ? "：" : ": ";
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const auto outcome = static_cast<Outcome>(i);
    if (count(outcome) == 0) continue;
    text.append(separator).append(part(outcome, fate, language));
    separator = is_zh ? "，" : ", ";
  }
  return text;
}

}  // namespace patledger
