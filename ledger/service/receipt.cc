#include "ledger/service/receipt.h"

#include "ledger/law/catalogue/catalogue.h"
#include "ledger/law/catalogue/fault_texts.h"
#include "ledger/law/catalogue/subject_text.h"

namespace ledger::service {
namespace {

using EventType = std::function<std::string_view(EventId)>;

std::string period_text(const law::Period& period, Language language) {
  const bool is_zh = language == Language::kZh;
  const std::string from = period.from.text();
  const std::string last = period.until.plus_days(-1).text();
  if (period.from == kFirstDay) return (is_zh ? "施行至" : "in force until ") + last;
  if (period.until == kLastDay) return is_zh ? from + "起施行" : "in force since " + from;
  return is_zh ? from + "至" + last + "施行" : "in force " + from + " to " + last;
}

// "Civil Code, Art. 444(2) (in force since 2021-01-01)": the period is that of the source. If
// several have other periods, each has its own; no period for a source that is always in force.
// Empty for a rule without a source.
std::string article_text(const law::RuleVersion& rule, Language language) {
  const bool is_zh = language == Language::kZh;
  std::string text;
  for (const law::Citation& citation : rule.sources) {
    const law::Period& period = citation.source->in_force;
    const law::Citation* const next = &citation + 1;
    const bool is_last_of_period = next == rule.sources.end() || next->source->in_force != period;
    if (!text.empty()) text += is_zh ? "；" : "; ";
    text += law::citation_text({citation}, language);
    if (!is_last_of_period || period == law::kAlways) continue;
    text += is_zh ? "（" + period_text(period, language) + "）"
                  : " (" + period_text(period, language) + ")";
  }
  return text;
}

std::string ground_detail(const law::RuleVersion& rule, const Ground& ground, Language language) {
  std::string detail(pick(rule.detail, language));
  if (ground.subject.empty()) return detail;
  const std::string named = std::string(pick(rule.concerns, language)) +
                            law::subject_text(rule, ground.subject, language);
  return language == Language::kZh ? detail + named + "。" : detail + " " + named + ".";
}

Reason reason_of(const Ground& ground, Language language, const EventType& event_type) {
  Reason reason;
  reason.code = code_text(ground.code);
  if (const law::RuleVersion* rule = law::find_rule(ground.row)) {
    reason.article = article_text(*rule, language);
    reason.title = pick(rule->title, language);
    reason.detail = ground_detail(*rule, ground, language);
    reason.cure = pick(rule->cure, language);
  } else {  // A rule of a newer build: only its code and the subject are known.
    reason.title = reason.code;
    reason.detail = ground.subject;
  }
  for (const EventId fact : ground.facts) {
    reason.facts.push_back({fact, std::string(event_type(fact))});
  }
  return reason;
}

Reason reason_of(const Fault& fault, Language language) {
  Reason reason;
  reason.code = code_text(fault.code);
  reason.title = pick(law::fault_title(fault.code), language);
  reason.detail = fault.detail;
  if (language == Language::kZh && !fault.detail.empty()) {
    reason.detail = law::fault_text_zh(fault.detail) + "。";
  }
  reason.pointer = fault.pointer;
  return reason;
}

}  // namespace

Receipt make_receipt(const Entry& entry, std::optional<Instant> recorded_at, Language language,
                     const EventType& event_type) {
  Receipt receipt;
  receipt.source = entry.submission ? entry.submission->source.view() : entry.source;
  receipt.id = entry.submission ? entry.submission->id : entry.id;
  receipt.outcome = entry.outcome;
  if (entry.submission) receipt.type = type_name(entry.submission->body);
  if (recorded_at) {
    receipt.seq = std::to_string(entry.seq);
    receipt.recorded_at = recorded_at->text();
    if (entry.takes_effect() && entry.submission) {
      receipt.events.push_back(
          {{entry.seq, 0}, std::string(ledger::event_name(entry.submission->body))});
    }
  }
  for (const Fault& fault : entry.faults) receipt.refusals.push_back(reason_of(fault, language));
  for (const Ground& ground : entry.grounds) {
    receipt.refusals.push_back(reason_of(ground, language, event_type));
  }
  for (const Ground& ground : entry.warnings) {
    receipt.warnings.push_back(reason_of(ground, language, event_type));
  }
  return receipt;
}

}  // namespace ledger::service
