#include "projections/release/disclosure/disclosure_control.h"

#include <algorithm>

namespace projections::release {
namespace {

// The index of the publication that first contains a posting.
std::uint32_t publication_of(const std::vector<Publication>& list, ledger::Seq seq) {
  const auto found = std::ranges::upper_bound(list, seq, {}, &Publication::position);
  return static_cast<std::uint32_t>(found - list.begin());
}

void add(CellChange& to, const CellChange& change) {
  for (std::size_t i = 0; i < cells::kFiguresMax; ++i) to.sums[i] += change.sums[i];
  for (const auto& [cause, what] : change.causes) {
    CauseOfChange& all = to.causes[cause];
    for (std::size_t i = 0; i < cells::kFiguresMax; ++i) all.sums[i] += what.sums[i];
    all.entries.insert(all.entries.end(), what.entries.begin(), what.entries.end());
  }
}

// Moves the changes of held-back publications to the next one that is published, or removes them.
void hold_back(CubeCell& cell, const std::vector<std::uint32_t>& published) {
  std::vector<CellChange> changes;
  for (CellChange& change : cell.changes) {
    const auto next = std::ranges::lower_bound(published, change.publication);
    if (next == published.end()) continue;
    const bool is_first = *next == published.front();
    change.publication = is_first ? 0 : *next;  // The first publication has no causes.
    if (is_first) change.causes.clear();
    if (changes.empty() || changes.back().publication != change.publication) {
      changes.push_back(std::move(change));
    } else {
      add(changes.back(), change);
    }
  }
  cell.changes = std::move(changes);
}

}  // namespace

void DisclosureControl::add(const cells::Posting& posting) {
  if (is_protected(posting.subject) && aggregate_.covers(posting.month)) {
    postings_[{posting.month, posting.subject}].push_back(posting);
  }
}

std::vector<CellDisclosure> DisclosureControl::apply(std::vector<CubeCell>& cells) const {
  std::vector<CellDisclosure> disclosures(cells.size());
  for (const auto& [key, postings] : postings_) {
    apply_to_month(key, postings, cells, disclosures);
  }
  return disclosures;
}

// The bureau's release is marked for a public that sees this publication and no other.
void DisclosureControl::apply_to_month(const MonthKey& key,
                                       const std::vector<cells::Posting>& postings,
                                       std::vector<CubeCell>& cells,
                                       std::vector<CellDisclosure>& disclosures) const {
  std::vector<std::uint32_t> indices;
  std::vector<CubeCell> of_month;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (MonthKey{cells[i].id.month, cells[i].id.subject} != key) continue;
    indices.push_back(i);
    of_month.push_back(cells[i]);
  }
  // The public has one publication for each vintage.
  const bool is_public = audience_ == Audience::kPublic;
  const auto& list = aggregate_.publications_of(key.first);
  const auto publications = is_public ? static_cast<std::uint32_t>(list.size()) : 1;
  Protection protection(of_month, rules_);
  for (const cells::Posting& posting : postings) {
    const std::uint32_t publication = publication_of(list, posting.seq);
    if (publication < list.size()) protection.add(std::min(publication, publications - 1), posting);
  }
  protection.publish(publications);
  for (std::uint32_t i = 0; i < indices.size(); ++i) {
    disclosures[indices[i]] = protection.disclosure(i);
    if (!is_public || protection.published().empty()) continue;
    hold_back(cells[indices[i]], protection.published());
    const std::uint32_t last = protection.published().back();
    if (last + 1 < publications) disclosures[indices[i]].held_at = static_cast<Vintage>(last);
  }
}

}  // namespace projections::release
