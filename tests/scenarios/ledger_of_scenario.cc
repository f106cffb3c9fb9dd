#include "tests/scenarios/ledger_of_scenario.h"

#include <algorithm>
#include <sstream>

#include "ledger/law/catalogue.h"
#include "tests/support/dump.h"

namespace scenarios {
namespace {

using ledger::Code;
using ledger::Ground;
using ledger::Outcome;

std::vector<std::string> split(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string outcome_text(Outcome outcome) {
  return std::string(enum_names(outcome)[static_cast<std::size_t>(outcome)]);
}

std::string codes_of(const std::vector<Ground>& grounds) {
  std::string text;
  for (const Ground& ground : grounds) text += " " + code_text(ground.code);
  return text;
}

std::string rest_of(const std::string& words) {
  const std::size_t blank = words.find(' ');
  return blank == std::string::npos ? "" : words.substr(blank + 1);
}

std::string unless(bool is_right, const std::string& complaint) {
  return is_right ? "" : complaint;
}

}  // namespace

std::string LedgerOfScenario::named(const std::string& word) const {
  const auto found = script_.names.find(word);
  return found == script_.names.end() ? word : found->second;
}

std::string LedgerOfScenario::json_of(const Step& step) const {
  const std::string day = ledger::Instant::parse(step.at).value_or(ledger::Instant{}).day().text();
  Names names = script_.names;
  for (const auto& [label, seq] : labels_) names[label] = std::to_string(seq) + ".0";
  Value body = step.act.fields;
  std::string json = "{\"id\":\"" + step.where + "\",\"source\":\"" + named(step.source) +
                     "\",\"at\":\"" + step.at + "\",\"type\":\"" + step.act.type + "\"";
  for (const std::string key : {"acknowledge", "expect"}) {
    if (const Value* value = body.find(key)) {
      json += ",\"" + key + "\":" + to_json(*value, names, day);
      body.erase(key);
    }
  }
  return json + ",\"body\":" + to_json(body, names, day) + "}";
}

void LedgerOfScenario::act(const Step& step) {
  const ledger::codec::Decoded decoded = decoder_.decode(json_of(step));
  if (!decoded.submission) {
    answer_ = {Outcome::kMalformed, {}, {}, decoded.faults};
    return;
  }
  const auto corrected = [&](const ledger::Body& body) {
    const auto* correct = std::get_if<ledger::EventCorrect>(&decoded.submission->body);
    return decoder_.corrected(body, correct->set);
  };
  const ledger::Entry& entry = ledger_.submit(*decoded.submission, corrected);
  answer_ = {entry.outcome, entry.grounds, entry.warnings, entry.faults};
  has_corrections_ = has_corrections_ || is_correction(entry.submission->body);
  if (!step.label.empty()) labels_[step.label] = entry.seq;
  for (const auto* grounds : {&answer_.grounds, &answer_.warnings}) {
    for (const Ground& ground : *grounds) ++coverage_.raised[ground.row];
  }
}

std::string LedgerOfScenario::take(const Step& step) {
  if (step.kind == Step::Kind::kThen) {
    const std::string complaint = judge(step.words);
    return unless(complaint.empty(),
                  step.where + ": then " + step.words + "\n  " + complaint + text_of_answer());
  }
  act(step);
  const bool is_as_given = step.kind == Step::Kind::kWhen || answer_.outcome == Outcome::kRecorded;
  return unless(is_as_given, step.where + ": what is given is not recorded" + text_of_answer());
}

std::string LedgerOfScenario::finish() const {
  if (!has_corrections_) return "";
  constexpr auto kDetail = ledger::test::Detail::kWithoutHistories;
  return ledger::test::first_difference(dump(ledger_.state(), kDetail),
                                        dump(ledger_.folded_anew(), kDetail));
}

std::string LedgerOfScenario::text_of_answer() const {
  std::string text = "\n  the answer is " + outcome_text(answer_.outcome);
  text += codes_of(answer_.grounds) + "; warnings" + codes_of(answer_.warnings);
  for (const ledger::Fault& fault : answer_.faults) {
    text += "\n  " + code_text(fault.code) + " " + fault.pointer + ": " + fault.detail;
  }
  return text;
}

std::string LedgerOfScenario::judge(const std::string& words) const {
  const std::vector<std::string> all = split(words);
  const std::vector<std::string> rest(all.begin() + 1, all.end());
  if (all[0] == "because") return judge_facts(rest);
  if (all[0] == "not") return judge_not(rest);
  if (all[0] == "owners") return judge_owners(rest);
  if (all[0] == "standing") return judge_standing(rest);
  if (all[0] == "stands") return judge_right(rest, true);
  if (all[0] == "ended") return judge_right(rest, false);
  if (all[0] == "warned") {
    return unless(codes_of(answer_.warnings) == " " + rest_of(words), "other warnings");
  }
  if (all[0] == "article") {
    const auto* row =
        answer_.grounds.empty() ? nullptr : ledger::law::find_row(answer_.grounds.front().row);
    const std::string_view article = row == nullptr ? "" : row->article.en;
    return unless(article == rest_of(words), "the article is " + std::string(article));
  }
  return judge_outcome(all);
}

// "refused T04 P09", "malformed F03 /body/until": all of them, in their order.
std::string LedgerOfScenario::judge_outcome(const std::vector<std::string>& words) const {
  std::string expected;
  for (const std::string& word : words) expected += (expected.empty() ? "" : " ") + word;
  std::string actual = outcome_text(answer_.outcome) + codes_of(answer_.grounds);
  for (const ledger::Fault& fault : answer_.faults) {
    actual += " " + code_text(fault.code) + " " + fault.pointer;
  }
  return unless(actual == expected, "other answer");
}

std::string LedgerOfScenario::judge_facts(const std::vector<std::string>& labels) const {
  std::vector<ledger::Seq> expected;
  for (const std::string& label : labels) expected.push_back(labels_.at(label));
  std::vector<ledger::Seq> actual;
  for (const Ground& ground : answer_.grounds) {
    for (const ledger::EventId& fact : ground.facts) actual.push_back(fact.seq);
  }
  std::ranges::sort(expected);
  std::ranges::sort(actual);
  std::string text = "the facts are";
  for (const ledger::Seq seq : actual) text += " " + std::to_string(seq);
  return unless(actual == expected, text);
}

std::string LedgerOfScenario::judge_not(const std::vector<std::string>& codes) const {
  for (const std::string& text : codes) {
    const auto code = ledger::parse_code(text);
    if (!code) return text + " is no code";
    for (const auto* grounds : {&answer_.grounds, &answer_.warnings}) {
      if (std::ranges::find(*grounds, *code, &Ground::code) != grounds->end()) return "it stands";
    }
    if (answer_.outcome == Outcome::kMalformed) return "the law was not asked";
    ++coverage_.passed[*code];
  }
  return "";
}

std::string LedgerOfScenario::judge_owners(const std::vector<std::string>& words) const {
  const auto number = ledger::PatentNumber::parse(named(words.at(0)));
  const auto* patent = number ? ledger_.state().patents.find(*number) : nullptr;
  if (patent == nullptr) return "no such patent";
  std::map<std::string, std::string> expected;
  for (std::size_t i = 1; i + 1 < words.size(); i += 2) expected[named(words[i])] = words[i + 1];
  std::map<std::string, std::string> actual;
  std::string text = "the owners are";
  for (const ledger::Owner& owner : patent->owners) {
    const std::string id(ledger_.state().parties.at(owner.party).id.view());
    actual[id] = owner.share.text();
    text += " " + id + " " + owner.share.text();
  }
  return unless(actual == expected, text);
}

std::string LedgerOfScenario::judge_standing(const std::vector<std::string>& words) const {
  const auto number = ledger::PatentNumber::parse(named(words.at(0)));
  const auto* patent = number ? ledger_.state().patents.find(*number) : nullptr;
  if (patent == nullptr) return "no such patent";
  const auto standing = ledger::standing(*patent, *ledger::Date::parse(words.at(1)));
  const auto name = enum_names(standing)[static_cast<std::size_t>(standing)];
  return unless(name == words.at(2), "it is " + std::string(name));
}

// "stands licence X1 2025-01-01", "ended pledge Y1 2025-01-01".
std::string LedgerOfScenario::judge_right(const std::vector<std::string>& words,
                                          bool stands) const {
  const auto& state = ledger_.state();
  const ledger::Date day = *ledger::Date::parse(words.at(2));
  const auto ask = [&](const auto* right) { return right != nullptr && right->stands_on(day); };
  const bool is_standing = words[0] == "licence"  ? ask(state.licences.find(words[1]))
                           : words[0] == "pledge" ? ask(state.pledges.find(words[1]))
                                                  : ask(state.holds.find(words[1]));
  return unless(is_standing == stands, stands ? "it does not stand" : "it stands");
}

}  // namespace scenarios
