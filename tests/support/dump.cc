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

std::string day_text(std::optional<Date> day) { return day ? day_text(*day) : "-"; }

std::string exchange_text(const std::optional<Exchange>& exchange) {
  if (!exchange) return " at -";
  return " at " + exchange->rate.text() + " of " + day_text(exchange->on) + " by " +
         std::string(exchange->source.name.view());
}

std::string claim_text(const std::optional<Claim>& claim) {
  if (!claim) return " -";
  return " " + std::string(name_of(claim->kind)) + " " + claim->amount.text() + " " +
         std::string(claim->currency.code.view()) + exchange_text(claim->exchange) + " " +
         day_text(claim->from) + ".." + day_text(claim->until) + " maximum " +
         (claim->maximum ? claim->maximum->text() : "-");
}

std::string shares_text(const std::optional<RiskShares>& shares) {
  if (!shares) return "-";
  std::string text;
  for (const auto& share : {shares->government, shares->guarantor, shares->bank, shares->insurer}) {
    text += (text.empty() ? "" : "/") + (share ? share->text() : "-");
  }
  return text;
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
  std::string text_of(const TitleStep& step) const;
  std::string text_of(const Deed& deed) const;
  std::string text_of(const Statements& stated, const std::vector<ChangeMark>& changes) const;

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
  for (const PartyClass& each : party.classes) {
    out << " from " << day_text(each.from) << by(each.stated_by) << ' ' << name_of(each.kind) << ' '
        << each.country.view() << ' ' << each.district.view();
  }
  for (const DatedName& name : party.names) {
    out << " from " << day_text(name.from) << " \"" << name.name << '"';
  }
  for (const Succession& each : party.successions) {
    out << " succeeded by " << this->party(each.successor) << ' ' << day_text(each.on)
        << by(each.stated_by);
  }
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
  for (const Tenure& tenure : patent.tenures) {
    out << " tenure " << party(tenure.party) << ' ' << term_text(tenure.term)
        << (tenure.was_joint ? " joint" : "");
  }
  if (detail_ == Detail::kEverything) out << " newest " << day_text(patent.newest_filing);
  for (const Suspension& suspension : patent.suspensions) {
    out << " suspended " << name_of(suspension.kind) << ' ' << term_text(suspension.term)
        << by(suspension.stated_by) << " by " << party(suspension.source) << " order "
        << suspension.order;
  }
  for (const Episode& episode : patent.episodes) {
    out << " episode " << static_cast<int>(episode.kind) << ' ' << name_of(episode.cause) << ' '
        << term_text(episode.term) << by(episode.stated_by);
  }
  out << " paid " << day_text(patent.paid_until) << ' ' << day_text(patent.paid_in_time);
  for (const LifeFact& fact : patent.life) {
    out << " life " << static_cast<int>(fact.kind) << ' ' << name_of(fact.cause) << ' '
        << name_of(fact.stage) << ' ' << name_of(fact.suspension) << ' ' << fact.fits << ' '
        << day_text(fact.day) << ' ' << day_text(fact.other) << by(fact.seq);
  }
  for (const Link& each : patent.links) out << ' ' << link(each);
  for (const PatentClass& each : patent.classes) {
    out << " from " << day_text(each.from) << by(each.stated_by) << ' ' << each.main_class.view()
        << ' ' << each.industry.view();
  }
  const auto index = state_.patents.index_of(patent.number);
  if (!index) return out.str();
  const auto title = state_.titles.find(*index);
  if (title != state_.titles.end()) {
    for (const TitleStep& step : title->second) out << text_of(step);
  }
  const auto statements = state_.statements.find(*index);
  if (statements == state_.statements.end()) return out.str();
  for (const OpenStatement& statement : statements->second) out << text_of(statement);
  return out.str();
}

std::string Dumper::text_of(const TitleStep& step) const {
  std::ostringstream out;
  out << " step " << day_text(step.day) << ' ' << step.fits << ' ' << step.has_agreement
      << by(step.seq) << by(step.confirms) << by(step.title_by);
  for (const Owner& owner : step.after) {
    out << ' ' << party(owner.party) << ' ' << owner.share.text()
        << (owner.is_stated ? "" : " presumed");
  }
  const auto deed = state_.deeds.find(step.seq);
  if (deed != state_.deeds.end()) out << text_of(deed->second);
  return out.str();
}

std::string Dumper::text_of(const Deed& deed) const {
  std::ostringstream out;
  out << " deed " << deed.is_fact << ' ' << deed.is_whole << ' ' << deed.has_extent << ' '
      << deed.has_agreement << ' ' << deed.patents << (deed.is_beginning() ? "" : " by ")
      << (deed.is_beginning() ? "" : party(deed.source)) << " from";
  std::vector<std::string> from;
  for (const PartyIndex each : deed.from) from.push_back(party(each));
  std::ranges::sort(from);
  out << ' ' << list(from);
  out << " to";
  for (const Claimant& to : deed.to) {
    out << ' ' << party(to.party) << ' ' << (to.share ? to.share->text() : "-");
  }
  return out.str();
}

std::string Dumper::text_of(const Statements& stated,
                            const std::vector<ChangeMark>& changes) const {
  std::ostringstream out;
  out << " stated " << stated.by_office << stated.by_report << by(stated.adopted)
      << by(stated.completed);
  for (const ChangeMark& change : changes) {
    out << " change " << day_text(change.on) << ' ' << change.fields << by(change.seq);
  }
  return out.str();
}

std::string Dumper::text_of(const OpenStatement& statement) const {
  std::ostringstream out;
  out << " statement " << day_text(statement.declared) << ' ' << day_text(statement.announced)
      << ' ' << day_text(statement.until) << ' ' << day_text(statement.withdrawn) << ' '
      << name_of(statement.form) << ' ' << (statement.amount ? statement.amount->text() : "-")
      << ' ' << statement.currency.code.view() << exchange_text(statement.exchange) << ' '
      << statement.is_per_year << by(statement.stated_by) << by(statement.announced_by) << " by "
      << party(statement.source) << " withdrawing "
      << (statement.withdrawing ? day_text(*statement.withdrawing) : "-") << ' '
      << day_text(statement.withdrawn_at);
  return out.str();
}

std::string Dumper::text_of(const Licence& licence) const {
  std::ostringstream out;
  out << "recorded " << licence.is_recorded << " revoked " << licence.is_revoked << " open "
      << licence.is_open << ' ' << name_of(licence.kind) << ' ' << list(licence.territory.entries())
      << ' ' << term_text(licence.term) << " unknown " << licence.unknown << ' '
      << day_text(licence.recorded) << " ended " << day_text(licence.ended) << by(licence.ended_by)
      << by(licence.registered_by) << ' ' << patents(licence.patents) << ' '
      << parties(licence.licensors) << " to " << parties(licence.licensees) << " uses "
      << list(licence.fields_of_use) << " carves " << list(licence.carve_out) << " parent "
      << licence.parent << " contract " << licence.contract << " by " << parties(licence.sources)
      << " signed " << day_text(licence.signed_on) << text_of(licence.stated, licence.changes);
  return out.str();
}

std::string Dumper::text_of(const Pledge& pledge) const {
  std::ostringstream out;
  out << "recorded " << pledge.is_registered() << " revoked " << pledge.is_revoked << " default "
      << pledge.is_in_default << " loss " << pledge.loss.text() << " shares "
      << shares_text(pledge.risk_shares) << claim_text(pledge.claim) << " registered "
      << day_text(pledge.registered) << " ended " << day_text(pledge.ended) << ' '
      << name_of(pledge.end_cause) << by(pledge.ended_by) << by(pledge.registered_by)
      << by(pledge.claimed_by) << ' ' << patents(pledge.patents) << ' ' << parties(pledge.pledgors)
      << " to " << parties(pledge.pledgees) << " debtor "
      << (pledge.debtor ? party(*pledge.debtor) : "") << " others " << pledge.other_rights
      << " bundle " << pledge.bundle << " disposed by " << parties(pledge.disposed_by) << " signed "
      << day_text(pledge.signed_on) << text_of(pledge.stated, pledge.changes);
  return out.str();
}

std::string Dumper::text_of(const Hold& hold) const {
  std::ostringstream out;
  out << "recorded " << hold.is_registered() << " released " << day_text(hold.released)
      << by(hold.released_by) << ' ' << name_of(hold.purpose) << ' '
      << (hold.is_registered() ? party(hold.source) : "") << ' ' << term_text(hold.term)
      << by(hold.registered_by) << ' ' << patents(hold.patents);
  return out.str();
}

std::string Dumper::text_of(const Contract& contract) const {
  std::ostringstream out;
  out << "recorded " << contract.is_registered() << " cancelled " << contract.is_cancelled
      << " open " << contract.is_open_licence << " in " << contract.currency.code.view()
      << " known " << contract.is_total_known << " at "
      << (contract.rate ? contract.rate->text() : "-") << ' ' << name_of(contract.kind) << ' '
      << name_of(contract.ip) << ' ' << name_of(contract.form) << " by "
      << (contract.is_registered() ? party(contract.source) : "") << ' '
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
  std::map<Seq, std::string> deeds;
  for (const auto& [seq, deed] : state_.deeds) deeds[seq] = text_of(deed);
  for (const auto& [seq, text] : deeds) out << "deed " << seq << ':' << text << '\n';
  std::map<PatentIndex, std::size_t> titles;
  for (const auto& [patent, steps] : state_.titles) titles[patent] = steps.size();
  for (const auto& [patent, steps] : titles) out << "title " << patent << ' ' << steps << '\n';
  out << "next " << state_.next << " types";
  const LedgerDay& today = state_.today;
  out << "next " << state_.next << " today " << (today.day ? today.day->text() : "-")
      << (today.is_stated ? " stated" : " filed") << " types";
  for (const std::uint8_t type : state_.types) out << ' ' << static_cast<int>(type);
  std::map<Seq, bool> restated;
  for (const auto& [seq, body] : state_.restated) restated[seq] = body.has_value();
  for (const auto& [seq, is_corrected] : restated) {
    out << (is_corrected ? " corrected " : " retracted ") << seq;
  }
  for (const StatedRate& stated : state_.rates.all()) {
    out << " rate " << stated.currency.view() << ' ' << stated.on.text() << ' '
        << stated.rate.text() << " @" << stated.stated_by;
  }
  for (const ContractBetween& deal : state_.deals) {
    out << " deal " << deal.seller << ' ' << deal.buyer << ' ' << day_text(deal.signed_on) << ' '
        << deal.contract;
  }
  for (const auto& [seq, what] : std::map(state_.retractions.begin(), state_.retractions.end())) {
    out << " retraction " << seq << " of " << what.event << (what.body ? " corrected" : "");
  }
  for (const auto& [document, seqs] : std::map(state_.documents.begin(), state_.documents.end())) {
    out << " document " << document;
    for (const Seq seq : seqs) out << ' ' << seq;
  }
  for (std::uint32_t i = 0; i < state_.names.size(); ++i) {
    const Name& name = state_.names.at(i);
    out << " name " << name.id << " of " << parties(name.bearers);
    for (const NameMap& map : name.maps) {
      out << " is " << party(map.party) << " from " << day_text(map.from) << " @" << map.stated_by;
    }
    for (const Seq fact : name.facts) out << " in " << fact;
  }
  for (const auto& [seq, fact] : std::map(state_.named.begin(), state_.named.end())) {
    out << " named " << seq << ' ' << day_text(fact.day);
    for (const std::uint32_t name : fact.names) out << ' ' << name;
    out << " of " << parties(fact.parties);
  }
  for (const Seq seq : state_.waiting) out << " waits " << seq;
  for (const std::uint32_t name : state_.unsettled) out << " unsettled " << name;
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
