#pragma once

// The catalogue: every version of every rule, flattened for people. Receipts take the texts of a
// ground from it, `patledger law` prints it, `patledger check` finds the consent that is missing.
// It is made from the tables on first use, and is immutable afterwards.

#include <string>
#include <vector>

#include "ledger/law/rule.h"

namespace ledger::law {

// How one type of submission uses a rule.
struct RuleUse {
  std::string_view type;  // "pledge.register"
  Scope scope = Scope::kPatent;
  Bilingual day;  // Empty: the rule depends on no day of the fact.
  std::vector<std::string_view> reads;
  std::vector<std::string_view> not_on_change;
};

struct RuleVersion {
  std::uint16_t number = 0;  // Code * 10 + version, as stored in a ground.
  Code code{};
  Citations sources;
  Bilingual title;
  Bilingual detail;
  Bilingual cure;
  Bilingual concerns;  // Before what the ground names.
  Period in_force;
  Weight weight = Weight::kRefuses;
  OnFact on_fact = OnFact::kContradicts;
  ConsentKind consent = ConsentKind::kUnset;
  std::vector<RuleUse> uses;  // Empty for the general rules.
};

struct Act {
  Bilingual title;
  std::vector<RuleVersion> rules;  // Each number once, ascending.
};

// The general rules, then each act.
const std::vector<Act>& acts();

// Of all acts. Each number once, ascending.
const std::vector<RuleVersion>& catalogue();

// Null for a number that is not in the catalogue.
const RuleVersion* find_rule(std::uint16_t number);

// The kind of consent that cures the ground; kUnset if none does.
ConsentKind consent_for(Code code);

// The cited articles: "Civil Code, Art. 444(2); Licence Recordation Measures, Art. 12(9)". Empty
// for a rule without a source.
std::string citation_text(const Citations& sources, Language language);

// What an F code means in general; no rule of law is behind it.
Bilingual fault_title(Code code);

}  // namespace ledger::law
