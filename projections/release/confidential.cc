#include "projections/release/confidential.h"

#include <algorithm>

#include "projections/release/month_system.h"

namespace projections {
namespace {

// With which publication a posting came.
std::uint32_t publication_of(const std::vector<Publication>& list, ledger::Seq seq) {
  const auto found = std::ranges::upper_bound(list, seq, {}, &Publication::position);
  return static_cast<std::uint32_t>(found - list.begin());
}

}  // namespace

void Confidential::add(const Posting& posting) {
  if (is_protected(posting.subject) && aggregate_.covers(posting.month)) {
    postings_[{posting.month, posting.subject}].push_back(posting);
  }
}

std::vector<Marking> Confidential::mark(std::vector<CubeCell>& cells) const {
  std::vector<Marking> markings(cells.size());
  for (const auto& [key, postings] : postings_) {
    mark_month(key.first, key.second, postings, cells, markings);
  }
  return markings;
}

// The bureau's marks are those of a public that sees this release and no other.
void Confidential::mark_month(ledger::Month month, Subject subject,
                              const std::vector<Posting>& postings, std::vector<CubeCell>& cells,
                              std::vector<Marking>& markings) const {
  std::vector<std::uint32_t> places;
  std::vector<CubeCell> of_month;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (cells[i].id.month != month || cells[i].id.subject != subject) continue;
    places.push_back(i);
    of_month.push_back(cells[i]);
  }
  const auto& list = aggregate_.publications_of(month);
  const bool is_public = audience_ == Audience::kPublic;
  const auto publications = is_public ? static_cast<std::uint32_t>(list.size()) : 1;
  MonthSystem system(of_month, publications, rules_);
  for (const Posting& posting : postings) {
    const std::uint32_t publication = publication_of(list, posting.seq);
    if (publication < list.size()) system.add(is_public ? publication : 0, posting);
  }
  const MonthSystem::Protection protection = system.protect();
  for (std::size_t i = 0; i < places.size(); ++i) {
    markings[places[i]].confidentiality = protection.cells[i];
    if (!is_public) continue;
    if (protection.publication + 1 < publications) {  // The public has one of each vintage.
      markings[places[i]].held_at = static_cast<Vintage>(protection.publication);
    }
    std::erase_if(cells[places[i]].changes, [&](const CellChange& change) {
      return change.publication > protection.publication;
    });
  }
}

}  // namespace projections
