#include "projections/release/disclosure/additive.h"

#include <algorithm>
#include <map>

#include "ledger/model/commands/contract.h"
#include "ledger/model/values/patent_number.h"

namespace projections::release {
namespace {

using ledger::ContractKind;

std::optional<std::uint8_t> find_cut(const std::vector<cells::Dimension>& by,
                                     cells::Subject subject) {
  const auto all = cuts();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& subjects = all[i].subjects;
    const bool has_it = std::ranges::find(subjects, subject) != subjects.end();
    if (has_it && all[i].by == by) return static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

// The cell of the cut without the dimension at `place`, which this cell is part of.
std::optional<CubeCellId> without(const CubeCellId& id, std::size_t place) {
  std::vector<cells::Dimension> by = cuts()[id.cut].by;
  by.erase(by.begin() + static_cast<std::ptrdiff_t>(place));
  const auto cut = find_cut(by, id.subject);
  if (!cut) return std::nullopt;
  CubeCellId total = id;
  total.cut = *cut;
  const auto at = total.codes.begin() + static_cast<std::ptrdiff_t>(place);
  std::copy(at + 1, total.codes.end(), at);
  total.codes.back() = 0;
  return total;
}

class SumCollector {
 public:
  explicit SumCollector(std::span<const CubeCell> cells) : cells_(cells) {}

  // Sums over one dimension of a cut.
  void over_dimensions() {
    for (std::uint32_t part = 0; part < cells_.size(); ++part) {
      const CubeCellId& id = cells_[part].id;
      for (std::size_t place = 0; place < cuts()[id.cut].by.size(); ++place) {
        const auto total = without(id, place);
        if (!total) continue;
        if (const auto index = find(*total))
          parts_[{*index, place_of_sum(id, place)}].push_back(part);
      }
    }
  }

  // A licence contract counts as licence or open licence; contracts of other kinds than transfer
  // and licence count as `other`.
  void over_kinds() {
    equal(cells::Dimension::kTx, cells::Tx::kTransfer, cells::Dimension::kContractKind,
          {ContractKind::kTransfer});
    equal(cells::Dimension::kTx, cells::Tx::kOther, cells::Dimension::kContractKind,
          {ContractKind::kDevelopment, ContractKind::kConsulting, ContractKind::kService});
    equal(cells::Dimension::kContractKind, ContractKind::kLicence, cells::Dimension::kTx,
          {cells::Tx::kLicence, cells::Tx::kOpenLicence});
  }

  // The cell without an IPC holds exactly the designs.
  void over_designs() {
    const auto by_ipc =
        find_cut({cells::Dimension::kTx, cells::Dimension::kIpc}, cells_.front().id.subject);
    const auto by_type =
        find_cut({cells::Dimension::kTx, cells::Dimension::kPatentType}, cells_.front().id.subject);
    if (!by_ipc || !by_type) return;
    for (std::uint32_t total = 0; total < cells_.size(); ++total) {
      CubeCellId id = cells_[total].id;
      if (id.cut != *by_type || id.codes[1] != kDesign) continue;
      id.cut = *by_ipc;
      id.codes[1] = cells::kIpcDesign;
      if (const auto part = find(id)) parts_[{total, kBetweenKinds}] = {*part};
    }
  }

  std::vector<Sum> take() && {
    std::vector<Sum> sums;
    for (auto& [key, parts] : parts_) sums.push_back({key.first, std::move(parts)});
    return sums;
  }

 private:
  // One total has a sum for each cut and dimension.
  static std::uint32_t place_of_sum(const CubeCellId& id, std::size_t place) {
    return static_cast<std::uint32_t>(id.cut) << 8U | static_cast<std::uint32_t>(place);
  }

  std::optional<std::uint32_t> find(const CubeCellId& id) const {
    const auto found = std::ranges::lower_bound(cells_, id, {}, &CubeCell::id);
    if (found == cells_.end() || found->id != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - cells_.begin());
  }

  template <typename Code>
  std::optional<std::uint32_t> find(cells::Dimension by, Code code) const {
    if (cells_.empty()) return std::nullopt;
    const auto cut = find_cut({by}, cells_.front().id.subject);
    if (!cut) return std::nullopt;
    CubeCellId id = cells_.front().id;
    id.cut = *cut;
    id.codes = {static_cast<std::uint32_t>(code)};
    return find(id);
  }

  template <typename Code, typename Part>
  void equal(cells::Dimension total_by, Code total_code, cells::Dimension parts_by,
             std::initializer_list<Part> part_codes) {
    const auto total = find(total_by, total_code);
    if (!total) return;
    std::vector<std::uint32_t> parts;
    for (const Part code : part_codes) {
      if (const auto part = find(parts_by, code)) parts.push_back(*part);
    }
    if (!parts.empty()) parts_[{*total, kBetweenKinds}] = std::move(parts);
  }

  static constexpr std::uint32_t kBetweenKinds = UINT32_MAX;
  static constexpr auto kDesign = static_cast<std::uint32_t>(ledger::PatentType::kDesign);

  std::span<const CubeCell> cells_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> parts_;
};

}  // namespace

std::vector<Sum> sums_among(std::span<const CubeCell> cells) {
  if (cells.empty()) return {};
  SumCollector collector(cells);
  collector.over_dimensions();
  collector.over_designs();
  if (cells.front().id.subject == cells::Subject::kContract) collector.over_kinds();
  return std::move(collector).take();
}

}  // namespace projections::release
