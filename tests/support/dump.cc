#include "tests/support/dump.h"

#include <algorithm>
#include <map>
#include <span>
#include <sstream>
#include <vector>

namespace ledger::test {
namespace {

template <typename Enum>
std::string_view name_of(Enum value) {
  return enum_names(value).at(static_cast<std::size_t>(value));
}

std::string day_text(Date day) {
  if (day == kFirstDay) return "never";
  return day == kLastDay ? "open" : day.text();
}

std::string exchange_text(const std::optional<Exchange>& exchange) {
  if (!exchange) return " at -";
  return " at " + exchange->rate.text() + " of " + day_text(exchange->on) + " by " +
         std::string(exchange->source.name.view());
}

std::string list(std::vector<std::string> items) {
  std::string text = "[";
  for (const std::string& item : items) text += (text.size() > 1 ? " " : "") + item;
  return text + "]";
}

class Dumper {
 public:
  Dumper(const State& state, Detail detail) : state_(state), detail_(detail) {}

  std::string run();

 private:
  // One thing on one line. A thing that equals a new one is left out, as if it did not exist.
  void add(const std::string& key, const std::string& text, const std::string& blank,
           const std::vector<Seq>& history) {
    if (detail_ != Detail::kEverything && text == blank) return;
    std::string line = text;
    if (detail_ == Detail::kEverything) {
      line += " history";
      for (const Seq seq : history) line += " " + std::to_string(seq);
    }
    lines_[key] = line;
  }
  template <typename T>
  void add_table(const std::string& kind, const ThingTable<T>& table) {
    for (std::uint32_t i = 0; i < table.size(); ++i) {
      add(kind + " " + table.at(i).id, text_of(table.at(i)), text_of(T{}), table.at(i).history);
    }
  }

  std::string by(OptionalSeq seq) const {
    if (detail_ == Detail::kWithoutSeqs) return "";
    return " @" + (seq.has_value() ? std::to_string(*seq) : "-");
  }
  std::string party(PartyIndex index) const {
    return std::string(state_.parties.at(index).id.view());
  }
  std::string parties(const std::vector<PartyIndex>& indices) const {
    std::vector<std::string> names;
    for (const PartyIndex index : indices) names.push_back(party(index));
    return list(names);
  }
  std::string patents(std::span<const PatentIndex> indices) const {
    std::vector<std::string> names;
    for (const PatentIndex index : indices) names.push_back(state_.patents.at(index).number.text());
    return list(names);
  }
  std::string link(const Link& link) const;
  std::string text_of(const Party& party) const;
  std::string text_of(const Patent& patent) const;
  std::string text_of(const Licence& licence) const;
  std::string text_of(const Pledge& pledge) const;
  std::string text_of(const Hold& hold) const;
  std::string text_of(const Contract& contract) const;
  std::string text_of(const OpenStatement& statement) const;

  const State& state_;
  Detail detail_;
  std::map<std::string, std::string> lines_;
};

std::string term_text(const Term& term) {
  return day_text(term.from) + ".." + day_text(term.until);
}

std::string Dumper::link(const Link& link) const {
  switch (link.kind) {
    case LinkKind::kLicence:
      return "licence:" + state_.licences.at(link.index).id;
    case LinkKind::kPledge:
      return "pledge:" + state_.pledges.at(link.index).id;
    case LinkKind::kHold:
      break;
  }
  return "hold:" + state_.holds.at(link.index).id;
}

std::string Dumper::text_of(const Party& party) const {
  std::ostringstream out;
  out << (party.is_registered ? "registered " : "unknown ") << name_of(party.kind) << " roles "
      << party.roles << ' ' << party.country.view() << ' ' << party.district.view() << " \""
      << party.name << '"' << by(party.registered_by);
  return out.str();
}

std::string Dumper::text_of(const Patent& patent) const {
  std::ostringstream out;
  out << "stage " << static_cast<int>(patent.stage) << " filed " << patent.filed.text()
      << " applied " << day_text(patent.applied) << " granted " << patent.granted.text()
      << by(patent.created_by) << " class " << patent.main_class.view() << ' '
      << patent.industry.view() << by(patent.classified_by) << " export "
      << name_of(patent.export_control) << " report " << name_of(patent.evaluation_report)
      << " funded " << patent.is_funded << " agreement " << patent.has_agreement << " used "
      << patent.is_used << " justified " << day_text(patent.justified_until) << " extended "
      << day_text(patent.extended_until) << " invalidation " << name_of(patent.invalidation)
      << by(patent.invalidation_by) << " end " << name_of(patent.end_cause) << ' '
      << day_text(patent.end_effective) << ' ' << day_text(patent.end_announced)
      << by(patent.ended_by) << " owners" << by(patent.title_by);
  for (const Owner& owner : patent.owners) {
    out << ' ' << party(owner.party) << ' ' << owner.share.text()
        << (owner.is_stated ? "" : " presumed");
  }
  for (const Suspension& suspension : patent.suspensions) {
    out << " suspended " << name_of(suspension.kind) << ' ' << term_text(suspension.term)
        << by(suspension.stated_by);
  }
  for (const Episode& episode : patent.episodes) {
    out << " episode " << static_cast<int>(episode.kind) << ' ' << name_of(episode.cause) << ' '
        << term_text(episode.term) << by(episode.stated_by);
  }
  for (const Link& each : patent.links) out << ' ' << link(each);
  const auto index = state_.patents.index_of(patent.number);
  if (!index) return out.str();
  const auto statements = state_.statements.find(*index);
  if (statements == state_.statements.end()) return out.str();
  for (const OpenStatement& statement : statements->second) out << text_of(statement);
  return out.str();
}

std::string Dumper::text_of(const OpenStatement& statement) const {
  std::ostringstream out;
  out << " statement " << day_text(statement.declared) << ' ' << day_text(statement.announced)
      << ' ' << day_text(statement.until) << ' ' << day_text(statement.withdrawn) << ' '
      << name_of(statement.form) << ' ' << (statement.amount ? statement.amount->text() : "-")
      << ' ' << statement.currency.code.view() << exchange_text(statement.exchange) << ' '
      << statement.is_per_year << by(statement.stated_by);
  return out.str();
}

std::string Dumper::text_of(const Licence& licence) const {
  std::ostringstream out;
  out << "recorded " << licence.is_recorded << " revoked " << licence.is_revoked << " open "
      << licence.is_open << ' ' << name_of(licence.kind) << ' ' << list(licence.territory.entries())
      << ' ' << term_text(licence.term) << ' ' << day_text(licence.recorded) << " ended "
      << day_text(licence.ended) << by(licence.registered_by) << ' ' << patents(licence.patents)
      << ' ' << parties(licence.licensors) << " to " << parties(licence.licensees) << " uses "
      << list(licence.fields_of_use) << " carves " << list(licence.carve_out) << " parent "
      << licence.parent << " contract " << licence.contract;
  return out.str();
}

std::string Dumper::text_of(const Pledge& pledge) const {
  std::ostringstream out;
  out << "recorded " << pledge.is_registered() << " revoked " << pledge.is_revoked << " default "
      << pledge.is_in_default << ' ' << name_of(pledge.claim.kind) << ' '
      << pledge.claim.amount.text() << ' ' << pledge.claim.currency.code.view()
      << exchange_text(pledge.claim.exchange) << ' ' << day_text(pledge.claim.from) << ".."
      << day_text(pledge.claim.until) << " maximum "
      << (pledge.claim.maximum ? pledge.claim.maximum->text() : "-") << " registered "
      << day_text(pledge.registered) << " ended " << day_text(pledge.ended)
      << by(pledge.registered_by) << ' ' << patents(pledge.patents) << ' '
      << parties(pledge.pledgors) << " to " << parties(pledge.pledgees) << " debtor "
      << (pledge.is_registered() ? party(pledge.debtor) : "") << " others " << pledge.other_rights
      << " bundle " << pledge.bundle;
  return out.str();
}

std::string Dumper::text_of(const Hold& hold) const {
  std::ostringstream out;
  out << "recorded " << hold.is_registered() << " released " << hold.is_released << ' '
      << name_of(hold.purpose) << ' ' << (hold.is_registered() ? party(hold.source) : "") << ' '
      << term_text(hold.term) << by(hold.registered_by) << ' ' << patents(hold.patents);
  return out.str();
}

std::string Dumper::text_of(const Contract& contract) const {
  std::ostringstream out;
  out << "recorded " << contract.is_registered() << " cancelled " << contract.is_cancelled
      << " open " << contract.is_open_licence << " yuan " << contract.is_in_yuan << " at "
      << (contract.rate ? contract.rate->text() : "-") << ' ' << name_of(contract.kind) << ' '
      << name_of(contract.ip) << ' ' << name_of(contract.form) << ' '
      << day_text(contract.signed_on) << ' ' << day_text(contract.registered) << " total "
      << contract.total.text() << " technology " << contract.technology.text()
      << by(contract.registered_by) << ' ' << patents(contract.patents) << ' '
      << parties(contract.sellers) << " to " << parties(contract.buyers);
  for (const Receipts& receipts : contract.receipts) {
    out << ' ' << receipts.month.text() << ' ' << receipts.amount.text();
  }
  return out.str();
}

std::string Dumper::run() {
  for (PartyIndex i = 0; i < state_.parties.size(); ++i) {
    const Party& party = state_.parties.at(i);
    add("party " + std::string(party.id.view()), text_of(party), text_of(Party{}), party.history);
  }
  for (PatentIndex i = 0; i < state_.patents.size(); ++i) {
    const Patent& patent = state_.patents.at(i);
    add("patent " + patent.number.text(), text_of(patent), text_of(Patent{}), patent.history);
  }
  add_table("licence", state_.licences);
  add_table("pledge", state_.pledges);
  add_table("hold", state_.holds);
  add_table("contract", state_.contracts);
  std::ostringstream out;
  for (const auto& [key, text] : lines_) out << key << ": " << text << '\n';
  if (detail_ != Detail::kEverything) return out.str();
  out << "next " << state_.next << " types";
  for (const std::uint8_t type : state_.types) out << ' ' << static_cast<int>(type);
  std::map<Seq, bool> restated;
  for (const auto& [seq, body] : state_.restated) restated[seq] = body.has_value();
  for (const auto& [seq, is_corrected] : restated) {
    out << (is_corrected ? " corrected " : " retracted ") << seq;
  }
  return out.str();
}

}  // namespace

std::string dump(const State& state, Detail detail) { return Dumper(state, detail).run(); }

std::string first_difference(const std::string& a, const std::string& b) {
  std::istringstream lines_a(a);
  std::istringstream lines_b(b);
  for (int number = 1;; ++number) {
    std::string line_a;
    std::string line_b;
    const bool has_a = static_cast<bool>(std::getline(lines_a, line_a));
    const bool has_b = static_cast<bool>(std::getline(lines_b, line_b));
    if (!has_a && !has_b) return "";
    if (has_a == has_b && line_a == line_b) continue;
    return "line " + std::to_string(number) + "\n  " + line_a + "\n  " + line_b;
  }
}

}  // namespace ledger::test
