// patledger release: writes a monthly release into a directory.

#include "connectors/terminal/progress.h"
#include "deploy/patledger/cli/key_file.h"
#include "deploy/patledger/cli/position.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/commands/figures/release_files.h"
#include "deploy/patledger/session/journal_reader.h"
#include "projections/release/series/calendar.h"
#include "projections/storage/release_reader.h"

namespace patledger {
namespace {

using connectors::terminal::Progress;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Seq;
using projections::release::Audience;
using projections::release::Calendar;
using projections::release::Release;
using projections::release::Vintage;

struct Arguments {
  std::string month;
  std::string out;
  std::string known;
  std::string vintage;
  std::string audience = "bureau";
  bool is_draft = false;
  std::string key;
};

Vintage parse_vintage(const std::string& text) {
  if (text == "final") return Vintage::kFinal;
  return text == "revised" ? Vintage::kRevised : Vintage::kPreliminary;
}

Result<Seq> position_of_vintage(const JournalReader& reader, const std::string& vintage,
                                ledger::Month month) {
  const Calendar calendar(reader.days, reader.log->size());
  const ledger::Month with = projections::release::begin_of(parse_vintage(vintage), month);
  if (const auto position = calendar.position_of_close(with)) return *position;
  return Error{ErrorCode::kInvalid, "--vintage: " + month.text() + " is " + vintage +
                                        " only from " +
                                        projections::release::close_of(with).text() +
                                        " on, which the ledger has not reached"};
}

ledger::Status check_not_empty(Seq position) {
  if (position > 0) return ledger::Done{};
  return Error{ErrorCode::kInvalid, "--draft: the ledger has no entries"};
}

// kInvalid if the month is open there.
ledger::Status check_closed(const JournalReader& reader, Seq position, ledger::Month month) {
  const Calendar calendar(reader.days, position);
  if (calendar.position_of_close(month)) return ledger::Done{};
  const auto today = calendar.today();
  return Error{ErrorCode::kInvalid, "--month: " + month.text() + " is not closed: it closes on " +
                                        projections::release::close_of(month).text() +
                                        ", and the calendar there is " +
                                        (today ? today->text() : "empty") +
                                        ". Move it with a clock.day, or give --draft"};
}

Result<Seq> position_for(const JournalReader& reader, const Arguments& arguments,
                         ledger::Month month) {
  if (!arguments.vintage.empty()) return position_of_vintage(reader, arguments.vintage, month);
  auto position = reader.position_of(arguments.known);
  if (!position) return position;
  const auto allowed =
      arguments.is_draft ? check_not_empty(*position) : check_closed(reader, *position, month);
  if (!allowed) return allowed.error();
  return position;
}

Result<Release> read(const JournalReader& reader,
                     const projections::storage::ReleaseRequest& request) {
  Progress progress("figures", request.position);
  return projections::storage::read_release(*reader.log, reader.days, request,
                                            [&](Seq seq) { progress.update(seq); });
}

ledger::Status write(const Release& release, const Arguments& arguments) {
  std::optional<ledger::crypto::SignerKey> key;
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

int run(const GlobalOptions& options, const Arguments& arguments) {
  const auto month = parse_month(arguments.month, "--month");
  if (!month) return report_usage(month.error());
  if (arguments.is_draft && arguments.audience == "public") {
    return report_usage({ErrorCode::kInvalid, "--draft: a draft is not for the public"});
  }
  JournalReader reader;
  const auto opened = reader.open(options.directory, "release");
  if (!opened) return report(opened.error());
  const auto position = position_for(reader, arguments, *month);
  if (!position) return report_usage(position.error());
  const Audience audience = arguments.audience == "public" ? Audience::kPublic : Audience::kBureau;
  const auto release = read(reader, {*position, *month, audience, arguments.is_draft});
  if (!release) return report(release.error());
  const auto written = write(*release, arguments);
  if (!written) return report_usage(written.error());
  print_note((arguments.is_draft ? "draft, not for publication: " : "released: ") +
             release->head.id + " at position " + std::to_string(release->head.position) + " in " +
             arguments.out + (arguments.key.empty() ? ", not signed" : ""));
  return kDone;
}

}  // namespace

void add_release(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add("release", "Write a monthly release into a directory");
  command.text("--month", arguments->month, "The month: 2024-07").required();
  command.text("--out", arguments->out, "Create this directory").required();
  const Option draft = command.flag("--draft", arguments->is_draft,
                                    "Write a draft, also of a month that is not closed");
  const Option known =
      add_known(command, arguments->known,
                "Release what was known at a position or a moment; everything if left out");
  command
      .choice("--vintage", arguments->vintage, {"preliminary", "revised", "final"},
              "Release the month as it was when it reached this state")
      .excludes(known)
      .excludes(draft);
  command.choice("--audience", arguments->audience, {"bureau", "public"},
                 "bureau: include all figures; public: suppress confidential ones");
  command.text("--key", arguments->key, "Sign with this key (`patledger key new`)");
  command.footer(
      "Examples:\n"
      "  patledger release --month 2024-07 --out releases/2024-07\n"
      "  patledger release --month 2024-07 --vintage preliminary --key bureau.key --out 2024-07-P\n"
      "  patledger verify --release 2024-07-P --key bureau.key.pub");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
