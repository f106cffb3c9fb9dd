#include "projections/storage/release_reader.h"

#include <future>
#include <utility>

#include "projections/release/builder.h"
#include "projections/release/deals/deals.h"
#include "projections/release/tables/reconciliation.h"
#include "projections/storage/journal.h"

namespace projections::storage {

using release::Release;

ledger::Result<Release> read_release(const ledger::store::Log& log,
                                     const std::vector<statistics::CalendarDay>& days,
                                     const ReleaseRequest& request,
                                     const std::function<void(ledger::Seq)>& progress) {
  const auto root = log.root_at(request.position);
  if (!root) return root.error();
  const bool has_reconciliation = request.audience == release::Audience::kBureau;
  const release::Calendar calendar(days, request.position);
  release::ReleaseBuilder builder(calendar, request.month, request.audience, request.is_draft);
  release::Deals deals;
  const auto read = read_journal(log, request.position, [&](JournalRecord record) {
    progress(seq_of(record));
    if (const auto* posting = std::get_if<cells::Posting>(&record)) {
      builder.add(*posting);
    } else if (has_reconciliation) {
      deals.apply(std::get<release::DealUpdate>(std::move(record)));
    }
  });
  if (!read) return read.error();
  if (!has_reconciliation) return std::move(builder).finish(*root);

  const auto head =
      release::head_of(calendar, request.month, request.audience, request.is_draft, *root);
  auto reconciliation = std::async(
      std::launch::async, [&] { return release::reconciliation_table(std::move(deals), head); });
  Release release = std::move(builder).finish(*root);
  release.tables.push_back(reconciliation.get());
  return release;
}

}  // namespace projections::storage
