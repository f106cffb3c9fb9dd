// patledger explain: which events make a figure, and that they are in the ledger.

#include <cstdio>

#include "deploy/patledger/figures.h"
#include "deploy/patledger/position.h"
#include "deploy/patledger/show.h"
#include "ledger/service/fold.h"
#include "ledger/store/inclusion.h"
#include "projections/release/cell_filter.h"
#include "projections/statistics_query.h"

namespace patledger {
namespace {

using ledger::Fen128;
using ledger::Seq;
using projections::ColumnKind;
using projections::Indicator;
using projections::Posting;

struct Arguments {
  std::string month;
  std::string cell;
  std::string indicator = "contract_value";
  std::string known;
  std::string format = "table";
};

struct Question {
  ledger::Month month;
  projections::CellFilter filter;
  Indicator indicator = Indicator::kContractValue;
};

ledger::Result<Question> question_of(const Arguments& arguments) {
  const auto month = parse_month(arguments.month, "--month");
  if (!month) return month.error();
  auto filter = projections::CellFilter::parse(arguments.cell);
  if (!filter) return filter.error();
  const auto indicators = projections::parse_indicators(arguments.indicator);
  if (!indicators) return indicators.error();
  if (indicators->size() != 1) {
    return ledger::Error{ledger::ErrorCode::kInvalid,
                         "--indicator: one figure is explained at a time"};
  }
  return Question{*month, std::move(*filter), indicators->front()};
}

// What one posting adds to the figure; zero where it is of another one.
Fen128 share_of(const Posting& posting, const Question& question) {
  const auto figure = projections::figure_of(question.indicator, posting.subject);
  if (!figure || posting.month != question.month || !question.filter.takes(posting)) return 0;
  return posting.figures[*figure];
}

ledger::Result<std::string> proof_text(const ledger::store::Log& log, Seq seq, Seq size) {
  const auto path = ledger::store::inclusion_proof(log, seq, size);
  if (!path) return path.error();
  std::string text;
  for (const ledger::Hash& hash : *path) text += (text.empty() ? "" : " ") + ledger::hex(hash);
  return text;
}

class Explanation {
 public:
  Explanation(const ledger::store::Log& log, Seq size, const Question& question, bool with_proofs)
      : log_(log), size_(size), question_(question), with_proofs_(with_proofs) {
    table_.columns = {{"entry", ColumnKind::kCount},
                      {"event_type", ColumnKind::kText},
                      {"registered_by", ColumnKind::kCount},
                      {"cause", ColumnKind::kText},
                      projections::column_of(question.indicator)};
    if (with_proofs_) table_.columns.push_back({"proof", ColumnKind::kText});
  }

  void add(const Posting& posting) {
    const Fen128 share = share_of(posting, question_);
    if (share == 0 || !failed_) return;
    sum_ += share;
    auto row = row_of(posting, share);
    if (row) {
      table_.rows.push_back(std::move(*row));
    } else {
      failed_ = row.error();
    }
  }

  const ledger::Status& status() const { return failed_; }
  const projections::Table& table() const { return table_; }
  std::string sum() const { return projections::figure_text(sum_, question_.indicator); }

 private:
  ledger::Result<std::vector<std::string>> row_of(const Posting& posting, Fen128 share) const {
    const auto entry = entry_at_(posting.seq);
    if (!entry) return entry.error();
    std::vector<std::string> row{std::to_string(posting.seq),
                                 std::string(event_name(entry->submission->body)),
                                 std::to_string(posting.thing), std::string(name(posting.cause)),
                                 projections::figure_text(share, question_.indicator)};
    if (with_proofs_) {
      auto proof = proof_text(log_, posting.seq, size_);
      if (!proof) return proof.error();
      row.push_back(std::move(*proof));
    }
    return row;
  }

  const ledger::store::Log& log_;
  ledger::EntryAt entry_at_ = ledger::entries_of(log_);
  Seq size_;
  const Question& question_;
  bool with_proofs_;
  projections::Table table_;
  Fen128 sum_ = 0;
  ledger::Status failed_ = ledger::Done{};
};

int run(const Shared& shared, const Arguments& arguments) {
  const auto question = question_of(arguments);
  if (!question) return report_unopened(question.error());
  Figures figures;
  const auto opened = figures.open(shared, "explain");
  if (!opened) return report(opened.error());
  const auto size = figures.position_of(arguments.known);
  if (!size) return report_unopened(size.error());
  Explanation explanation(*figures.log, *size, *question, arguments.format != "table");
  const auto read = projections::read_postings(
      *figures.log, *size, [&](const Posting& posting) { explanation.add(posting); });
  if (!read) return report(read.error());
  if (!explanation.status()) return report(explanation.status().error());
  const auto root = figures.log->root_at(*size);
  if (!root) return report(root.error());
  const int shown = show_table(explanation.table(), arguments.format, shared);
  if (shown != kDone) return shown;
  std::fprintf(stderr, "%s %s = %s; tree of %llu entries, root %s\n", arguments.month.c_str(),
               std::string(name(question->indicator)).c_str(), explanation.sum().c_str(),
               static_cast<unsigned long long>(*size), ledger::hex(*root).c_str());
  return kDone;
}

}  // namespace

void add_explain(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("explain", "The events that make a figure");
  command->add_option("--month", arguments->month, "The month of the figure")->required();
  command->add_option("--cell", arguments->cell, "tx=licence,district=120116; empty: the total");
  command->add_option("--indicator", arguments->indicator, "One indicator")->capture_default_str();
  command->add_option("--known", arguments->known, "As known at a position or a moment");
  command->add_option("--format", arguments->format, "table, csv or json; the last two with proofs")
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->capture_default_str();
  command->footer(
      "Examples:\n"
      "  patledger explain --month 2024-09 --cell tx=licence,district=120113\n"
      "  patledger explain --month 2024-10 --indicator pledge_amount --format json\n"
      "A proof is the audit path of RFC 6962, from the leaf upwards; the tree is named on stderr.");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

}  // namespace patledger
