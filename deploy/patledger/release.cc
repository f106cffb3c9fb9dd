// patledger release: the statistics bureau's month, as a directory.

#include <cstdio>
#include <future>

#include "connectors/console/progress.h"
#include "deploy/patledger/figures.h"
#include "deploy/patledger/key_file.h"
#include "deploy/patledger/position.h"
#include "deploy/patledger/release_files.h"
#include "ledger/base/digits.h"
#include "projections/release/builder.h"
#include "projections/release/reconciliation.h"
#include "projections/release/tables.h"

namespace patledger {
namespace {

using connectors::console::Progress;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Seq;
using projections::Audience;
using projections::Calendar;
using projections::Release;
using projections::Vintage;

struct Arguments {
  std::string month;
  std::string out;
  std::string known;
  std::string vintage;
  std::string audience = "bureau";
  std::string key;
};

Vintage parse_vintage(const std::string& text) {
  if (text == "final") return Vintage::kFinal;
  return text == "revised" ? Vintage::kRevised : Vintage::kPreliminary;
}

// The position at which a month became of that vintage, or that of `--known`, or the newest. One
// that is yet to come is none: what it will hold nobody knows.
Result<Seq> position_for(const Figures& figures, const Arguments& arguments, ledger::Month month) {
  const Seq size = figures.log->size();
  if (arguments.vintage.empty()) {
    const auto seq = ledger::parse_digits(arguments.known);
    if (!seq || static_cast<Seq>(*seq) < size) return figures.position_of(arguments.known);
    return Error{ErrorCode::kInvalid, "--known " + arguments.known + ": the ledger has " +
                                          std::to_string(size) + " entries, from 0 on"};
  }
  const Calendar calendar(figures.days, size);
  const ledger::Month with = projections::begin_of(parse_vintage(arguments.vintage), month);
  if (const auto position = calendar.position_of_close(with)) return *position;
  return Error{ErrorCode::kInvalid, "--vintage " + arguments.vintage +
                                        ": the ledger has not come to " +
                                        projections::close_of(with).text() + " yet"};
}

// A15, of all deals.
projections::StatutoryTable reconcile(projections::Deals deals, ledger::Month month) {
  const auto canonical = projections::match(std::move(deals).take_live());
  return projections::reconciliation_table(projections::reconcile(canonical), month);
}

// The public gets no A15, which tells of single deals.
Result<Release> build(const Figures& figures, Seq position, ledger::Month month,
                      Audience audience) {
  const auto root = figures.log->root_at(position);
  if (!root) return root.error();
  const bool reconciles = audience == Audience::kBureau;
  const Calendar calendar(figures.days, position);
  projections::ReleaseBuilder builder(calendar, month, audience);
  projections::Deals deals;
  Progress progress("figures", position);
  const auto read =
      projections::read_journal(*figures.log, position, [&](projections::JournalRecord record) {
        progress.update(seq_of(record));
        if (const auto* posting = std::get_if<projections::Posting>(&record)) {
          builder.add(*posting);
        } else if (reconciles) {
          deals.take(std::get<projections::DealStatement>(std::move(record)));
        }
      });
  if (!read) return read.error();
  if (!reconciles) return std::move(builder).finish(*root);
  auto reconciled =
      std::async(std::launch::async, [&] { return reconcile(std::move(deals), month); });
  Release release = std::move(builder).finish(*root);
  projections::StatutoryTable table = reconciled.get();
  table.head = projections::table_head(table.number, release.head);
  release.tables.push_back(std::move(table));
  return release;
}

ledger::Status write(const Release& release, const Arguments& arguments) {
  std::optional<ledger::store::SignerKey> key;
  if (!arguments.key.empty()) {
    auto loaded = load_signer_key(arguments.key);
    if (!loaded) return loaded.error();
    key = std::move(*loaded);
  }
  auto staging = connectors::release::Staging::begin(arguments.out);
  if (!staging) return staging.error();
  Progress progress("files", kReleaseFileGroups);
  auto put = put_files(release, *staging, [&](std::uint64_t done) { progress.update(done); });
  if (!put) return put;
  return std::move(*staging).finish(manifest_of(release), key ? &*key : nullptr);
}

int run(const Shared& shared, const Arguments& arguments) {
  const auto month = parse_month(arguments.month, "--month");
  if (!month) return report_unopened(month.error());
  Figures figures;
  const auto opened = figures.open(shared, "release");
  if (!opened) return report(opened.error());
  const auto position = position_for(figures, arguments, *month);
  if (!position) return report_unopened(position.error());
  const Audience audience = arguments.audience == "public" ? Audience::kPublic : Audience::kBureau;
  const auto release = build(figures, *position, *month, audience);
  if (!release) return report(release.error());
  const auto written = write(*release, arguments);
  if (!written) return report_unopened(written.error());
  std::fprintf(stderr, "released: %s at position %llu in %s%s\n", release->head.id.c_str(),
               static_cast<unsigned long long>(*position), arguments.out.c_str(),
               arguments.key.empty() ? ", not signed" : "");
  return kDone;
}

}  // namespace

void add_release(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("release", "The monthly release, as a directory");
  command->add_option("--month", arguments->month, "2024-07")->required();
  command->add_option("--out", arguments->out, "The directory to make")->required();
  auto* known = command->add_option("--known", arguments->known,
                                    "As known at a position or a moment; the newest if left out");
  command
      ->add_option("--vintage", arguments->vintage,
                   "As it was when it became preliminary, revised or final")
      ->check(CLI::IsMember({"preliminary", "revised", "final"}))
      ->excludes(known);
  command
      ->add_option("--audience", arguments->audience,
                   "bureau: all figures; public: without what is confidential")
      ->check(CLI::IsMember({"bureau", "public"}))
      ->capture_default_str();
  command->add_option("--key", arguments->key, "The key to sign with (`patledger key new`)");
  command->footer(
      "Examples:\n"
      "  patledger release --month 2024-07 --out releases/2024-07\n"
      "  patledger release --month 2024-07 --vintage preliminary --key bureau.key --out 2024-07-P\n"
      "  patledger verify --release 2024-07-P --key bureau.key.pub");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

}  // namespace patledger
