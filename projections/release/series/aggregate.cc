#include "projections/release/series/aggregate.h"

#include <algorithm>

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"

namespace projections::release {
namespace {

void put(cells::Key& key, std::size_t& at, std::uint32_t number, std::size_t width) {
  ledger::store_be(key.data() + at, number, width);
  at += width;
}

cells::Key key_of(const CubeCellId& id) {
  cells::Key key{};
  std::size_t at = 0;
  put(key, at, id.cut, 1);
  put(key, at, static_cast<std::uint32_t>(id.subject), 1);
  put(key, at, static_cast<std::uint32_t>(id.month.index), 4);
  for (const std::uint32_t code : id.codes) put(key, at, code, 4);
  return key;
}

template <typename Sum>
void add(std::array<Sum, cells::kFiguresMax>& sums, const cells::Figures& figures) {
  for (std::size_t i = 0; i < cells::kFiguresMax; ++i) sums[i] += figures[i];
}

bool has(const Cut& cut, cells::Subject subject) {
  return std::ranges::find(cut.subjects, subject) != cut.subjects.end();
}

bool is_royalty(const cells::Breakdown& breakdown) {
  const auto form = static_cast<ledger::FeeForm>(breakdown.code(cells::Dimension::kFeeForm));
  return form == ledger::FeeForm::kRoyalty || form == ledger::FeeForm::kEntryFeePlusRoyalty;
}

}  // namespace

CubeCodes codes_of(const CubeCellId& id) {
  CubeCodes codes{};
  codes.fill(kTotal);
  const auto& by = cuts()[id.cut].by;
  for (std::size_t i = 0; i < by.size(); ++i) codes[static_cast<std::size_t>(by[i])] = id.codes[i];
  return codes;
}

CubeCellId cell_of(std::uint8_t cut, const cells::Posting& posting) {
  CubeCellId id{cut, posting.subject, posting.month, {}};
  const auto& by = cuts()[cut].by;
  for (std::size_t i = 0; i < by.size(); ++i) {
    id.codes[i] = rolled_up(by[i], posting.breakdown.code(by[i]));
  }
  return id;
}

RevisionCause cause_of(const cells::Posting& posting) {
  switch (posting.cause) {
    case cells::PostingCause::kRegistration:
    case cells::PostingCause::kReceipt:
      return RevisionCause::kLateArrival;
    case cells::PostingCause::kRevision:
      return is_royalty(posting.breakdown) ? RevisionCause::kRoyaltyRevised
                                           : RevisionCause::kValueRevised;
    case cells::PostingCause::kCancellation:
      return RevisionCause::kCancelled;
    case cells::PostingCause::kCorrection:
      return RevisionCause::kCorrection;
    case cells::PostingCause::kRetraction:
      return RevisionCause::kRetraction;
    case cells::PostingCause::kReclassification:
      return RevisionCause::kReclassification;
    case cells::PostingCause::kBundle:
      break;
  }
  return RevisionCause::kBundle;
}

std::vector<ledger::Seq> CauseOfChange::events_of(std::size_t figure) const {
  std::vector<ledger::Seq> events;
  for (const EntryOfChange& entry : entries) {
    if (entry.figures[figure] != 0) events.push_back(entry.seq);
  }
  return events;
}

Aggregate::Aggregate(const Calendar& calendar, Audience audience, ledger::Month from,
                     ledger::Month until)
    : from_(from), until_(until) {
  for (ledger::Month month = from; month <= until; ++month.index) {
    months_.push_back({calendar.publications_of(month, audience), 0});
  }
  for (const Cut& cut : cuts()) LEDGER_ASSERT(cut.by.size() <= kCutDimensionsMax);
}

void Aggregate::add(const cells::Posting& posting) {
  if (!covers(posting.month)) return;
  Published& published = months_[static_cast<std::size_t>(posting.month.index - from_.index)];
  while (published.at < published.list.size() &&
         posting.seq >= published.list[published.at].position) {
    ++published.at;
  }
  if (published.at == published.list.size()) return;  // Not published yet.
  for (std::uint8_t cut = 0; cut < cuts().size(); ++cut) {
    if (!has(cuts()[cut], posting.subject)) continue;
    add_to(cell_at(cell_of(cut, posting)), published.at, posting);
  }
}

void Aggregate::add_to(CubeCell& cell, std::uint32_t publication, const cells::Posting& posting) {
  if (cell.changes.empty() || cell.changes.back().publication != publication) {
    cell.changes.push_back({publication, {}, {}});
  }
  CellChange& change = cell.changes.back();
  release::add(change.sums, posting.figures);
  if (publication == 0) return;
  CauseOfChange& cause = change.causes[cause_of(posting)];
  release::add(cause.sums, posting.figures);
  if (cause.entries.empty() || cause.entries.back().seq != posting.seq) {
    cause.entries.push_back({posting.seq, {}});
  }
  release::add(cause.entries.back().figures, posting.figures);
}

const std::vector<Publication>& Aggregate::publications_of(ledger::Month month) const {
  return months_[static_cast<std::size_t>(month.index - from_.index)].list;
}

CubeCell& Aggregate::cell_at(const CubeCellId& id) {
  const std::uint32_t index = index_.intern(key_of(id));
  if (index == cells_.size()) cells_.push_back({id, {}});
  return cells_[index];
}

std::vector<CubeCell> Aggregate::take_cells() {
  std::ranges::sort(cells_, {}, &CubeCell::id);
  return std::move(cells_);
}

}  // namespace projections::release
