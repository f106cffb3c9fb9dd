#include "ledger/law/catalogue/catalogue.h"

#include <algorithm>

#include "ledger/law/authority.h"
#include "ledger/law/rules/existence.h"
#include "ledger/law/rules/facts.h"
#include "ledger/law/rules/figures.h"
#include "ledger/law/rules/general.h"
#include "ledger/law/rules/licence.h"
#include "ledger/law/rules/open_licence.h"
#include "ledger/law/rules/pledge.h"
#include "ledger/law/rules/transfer.h"
#include "ledger/model/codes.h"

namespace ledger::law {
namespace {

const Bilingual& first_given(const Bilingual& own, const Bilingual& general) {
  return own == Bilingual{} ? general : own;
}

RuleVersion flattened(const Provision& provision, const Version& version) {
  return {.number = rule_number(provision.code, version.number),
          .code = provision.code,
          .sources = version.sources,
          .title = provision.title,
          .detail = first_given(version.detail, provision.detail),
          .cure = first_given(version.cure, provision.cure),
          .concerns = provision.concerns,
          .in_force = version.in_force,
          .weight = version.weight,
          .on_fact = version.on_fact,
          .consent = provision.consent,
          .uses = {}};
}

template <typename Command>
RuleUse use_of(const Rule<Command>& rule) {
  return {Command::kType, rule.scope, rule.day.name, names_of(rule.reads),
          names_of(rule.not_on_change)};
}

// Adds the version. If its number is already listed, adds only its uses.
void add(Act& act, RuleVersion added) {
  const auto found = std::ranges::lower_bound(act.rules, added.number, {}, &RuleVersion::number);
  if (found == act.rules.end() || found->number != added.number) {
    act.rules.insert(found, std::move(added));
  } else {
    found->uses.insert(found->uses.end(), added.uses.begin(), added.uses.end());
  }
}

void add(Act& act, std::span<const Provision> provisions) {
  for (const Provision& provision : provisions) {
    for (const Version& version : provision.versions) add(act, flattened(provision, version));
  }
}

template <typename Command>
void add(Act& act, std::span<const Rule<Command>> rules) {
  for (const Rule<Command>& rule : rules) {
    for (const Version& version : rule.provision.versions) {
      RuleVersion added = flattened(rule.provision, version);
      added.uses = {use_of(rule)};
      add(act, std::move(added));
    }
  }
}

std::vector<Act> collect() {
  std::vector<Act> all{{{"通则", "General"}, {}},
                       {{"转让登记", "Transfer"}, {}},
                       {{"许可备案", "Licence"}, {}},
                       {{"质押登记", "Pledge"}, {}},
                       {{"开放许可", "Open licence"}, {}}};
  add(all[0], authority_provisions());
  add(all[0], existence_provisions());
  add(all[0], general_provisions());
  add(all[0], fact_provisions());
  add(all[0], figure_provisions());
  add(all[1], transfer_rules());
  add(all[2], licence_rules());
  add(all[3], pledge_rules());
  add(all[4], open_licence_rules());
  add(all[4], open_licence_acceptance_rules());
  add(all[4], open_licence_withdrawal_rules());
  add(all[4], open_licence_announcement_rules());
  return all;
}

std::vector<RuleVersion> merged(const std::vector<Act>& all) {
  Act one;
  for (const Act& act : all) {
    for (const RuleVersion& rule : act.rules) add(one, rule);
  }
  return std::move(one.rules);
}

}  // namespace

const std::vector<Act>& acts() {
  static const std::vector<Act> all = collect();
  return all;
}

const std::vector<RuleVersion>& catalogue() {
  static const std::vector<RuleVersion> rules = merged(acts());
  return rules;
}

const RuleVersion* find_rule(std::uint16_t number) {
  const auto& rules = catalogue();
  const auto found = std::ranges::lower_bound(rules, number, {}, &RuleVersion::number);
  return found == rules.end() || found->number != number ? nullptr : &*found;
}

ConsentKind consent_for(Code code) {
  for (const RuleVersion& rule : catalogue()) {
    if (rule.code == code && rule.consent != ConsentKind::kUnset) return rule.consent;
  }
  return ConsentKind::kUnset;
}

std::string citation_text(const Citations& sources, Language language) {
  const bool is_zh = language == Language::kZh;
  std::string text;
  for (const Citation& citation : sources) {
    if (!text.empty()) text += is_zh ? "；" : "; ";
    text += pick(citation.source->name, language);
    const std::string_view article = pick(citation.article, language);
    if (!article.empty()) text += (is_zh ? " " : ", ") + std::string(article);
  }
  return text;
}

Bilingual fault_title(Code code) {
  switch (code) {
    case Code::kF02:
      return {"专利号有误", "Wrong patent number"};
    case Code::kF03:
      return {"日期有误", "Wrong date"};
    case Code::kF04:
      return {"金额、币种或比率有误", "Wrong amount, currency or rate"};
    case Code::kF05:
      return {"类型未知", "Unknown type"};
    case Code::kF06:
      return {"当事人未知", "Unknown party"};
    case Code::kF07:
      return {"专利未知", "Unknown patent"};
    case Code::kF08:
      return {"超出大小限制", "Over a size limit"};
    default:
      return {"格式有误，或字段缺失、未知", "Malformed, or a missing or unknown field"};
  }
}

}  // namespace ledger::law
