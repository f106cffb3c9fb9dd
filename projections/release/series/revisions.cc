#include "projections/release/series/revisions.h"

#include <algorithm>
#include <tuple>

namespace projections::release {
namespace {

// Collects the revisions of one cell.
class RevisionCollector {
 public:
  RevisionCollector(const CubeCell& cell, const std::vector<Publication>& publications,
                    Audience audience, std::vector<Revision>& out)
      : cell_(cell), publications_(publications), audience_(audience), out_(out) {}

  void collect(std::size_t figure) {
    ledger::Fen128 before = 0;
    for (const CellChange& change : cell_.changes) {
      const ledger::Fen128 after = before + change.sums[figure];
      for (const auto& [cause, by_cause] : change.causes) {
        if (by_cause.sums[figure] != 0) add(figure, change, cause, by_cause, before, after);
      }
      before = after;
    }
  }

 private:
  void add(std::size_t figure, const CellChange& change, RevisionCause cause,
           const CauseOfChange& by_cause, ledger::Fen128 before, ledger::Fen128 after) {
    Revision revision;
    revision.month = cell_.id.month;
    revision.indicator = indicators_of(cell_.id.subject)[figure];
    revision.codes = codes_of(cell_.id);
    revision.published_with = publications_[change.publication].with;
    revision.before = before;
    revision.after = after;
    revision.cause = cause;
    revision.amount = by_cause.sums[figure];
    if (audience_ == Audience::kBureau) revision.events = by_cause.events_of(figure);
    out_.push_back(std::move(revision));
  }

  const CubeCell& cell_;
  const std::vector<Publication>& publications_;
  Audience audience_;
  std::vector<Revision>& out_;
};

}  // namespace

std::vector<Revision> revisions_of(const std::vector<CubeCell>& cells,
                                   const std::vector<CellDisclosure>& disclosures,
                                   const Aggregate& aggregate, Audience audience) {
  std::vector<Revision> revisions;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const CubeCell& cell = cells[i];
    RevisionCollector collector(cell, aggregate.publications_of(cell.id.month), audience,
                                revisions);
    const auto indicators = indicators_of(cell.id.subject);
    for (std::size_t figure = 0; figure < indicators.size(); ++figure) {
      const bool is_shown =
          audience == Audience::kBureau || is_past_public(cell, disclosures[i], figure);
      if (is_shown) collector.collect(figure);
    }
  }
  std::ranges::stable_sort(revisions, {}, [](const Revision& one) {
    return std::tie(one.month, one.codes, one.indicator, one.published_with, one.cause);
  });
  return revisions;
}

}  // namespace projections::release
