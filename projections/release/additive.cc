#include "projections/release/additive.h"

#include <algorithm>
#include <map>

#include "ledger/model/contract_commands.h"
#include "ledger/model/patent_number.h"

namespace projections {
namespace {

using ledger::ContractKind;

std::optional<std::uint8_t> find_cut(const std::vector<Dimension>& by, Subject subject) {
  const auto all = cuts();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& subjects = all[i].subjects;
    const bool has_it = std::ranges::find(subjects, subject) != subjects.end();
    if (has_it && all[i].by == by) return static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

// The cell that a cell is part of when its cut is not split by the dimension at `place`.
std::optional<CubeCellId> without(const CubeCellId& id, std::size_t place) {
  std::vector<Dimension> by = cuts()[id.cut].by;
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

class Gathering {
 public:
  explicit Gathering(std::span<const CubeCell> cells) : cells_(cells) {}

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

  // As a licence it may count as an open one; what is neither transfer nor licence is another.
  void over_kinds() {
    equal(Dimension::kTx, Tx::kTransfer, Dimension::kContractKind, {ContractKind::kTransfer});
    equal(Dimension::kTx, Tx::kOther, Dimension::kContractKind,
          {ContractKind::kDevelopment, ContractKind::kConsulting, ContractKind::kService});
    equal(Dimension::kContractKind, ContractKind::kLicence, Dimension::kTx,
          {Tx::kLicence, Tx::kOpenLicence});
  }

  // Designs have no IPC, and nothing else lacks it for that reason.
  void over_designs() {
    const auto by_ipc = find_cut({Dimension::kTx, Dimension::kIpc}, cells_.front().id.subject);
    const auto by_type =
        find_cut({Dimension::kTx, Dimension::kPatentType}, cells_.front().id.subject);
    if (!by_ipc || !by_type) return;
    for (std::uint32_t total = 0; total < cells_.size(); ++total) {
      CubeCellId id = cells_[total].id;
      if (id.cut != *by_type || id.codes[1] != kDesign) continue;
      id.cut = *by_ipc;
      id.codes[1] = kIpcDesign;
      if (const auto part = find(id)) parts_[{total, kBetweenKinds}] = {*part};
    }
  }

  std::vector<Sum> take() && {
    std::vector<Sum> sums;
    for (auto& [key, parts] : parts_) sums.push_back({key.first, std::move(parts)});
    return sums;
  }

 private:
  // Sums of one total over different dimensions, and of different cuts, are different ones.
  static std::uint32_t place_of_sum(const CubeCellId& id, std::size_t place) {
    return static_cast<std::uint32_t>(id.cut) << 8U | static_cast<std::uint32_t>(place);
  }

  std::optional<std::uint32_t> find(const CubeCellId& id) const {
    const auto found = std::ranges::lower_bound(cells_, id, {}, &CubeCell::id);
    if (found == cells_.end() || found->id != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - cells_.begin());
  }

  template <typename Code>
  std::optional<std::uint32_t> find(Dimension by, Code code) const {
    if (cells_.empty()) return std::nullopt;
    const auto cut = find_cut({by}, cells_.front().id.subject);
    if (!cut) return std::nullopt;
    CubeCellId id = cells_.front().id;
    id.cut = *cut;
    id.codes = {static_cast<std::uint32_t>(code)};
    return find(id);
  }

  template <typename Code, typename Part>
  void equal(Dimension total_by, Code total_code, Dimension parts_by,
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
  Gathering gathering(cells);
  gathering.over_dimensions();
  gathering.over_designs();
  if (cells.front().id.subject == Subject::kContract) gathering.over_kinds();
  return std::move(gathering).take();
}

}  // namespace projections
