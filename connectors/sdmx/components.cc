#include "connectors/sdmx/components.h"

#include <algorithm>
#include <vector>

namespace connectors::sdmx {
namespace {

using projections::cells::Dimension;

// The dimensions that are filtered most come first; the others follow in the cube's order.
constexpr std::array kFirst{Dimension::kDistrict, Dimension::kTx, Dimension::kPatentType,
                            Dimension::kIpc, Dimension::kSellerKind};

std::vector<Dimension> make_cube_order() {
  std::vector<Dimension> order(kFirst.begin(), kFirst.end());
  for (const auto& row : projections::release::cube_dimensions()) {
    if (std::ranges::find(kFirst, row.dimension) == kFirst.end()) order.push_back(row.dimension);
  }
  return order;
}

Component coded(std::string_view id, ledger::Bilingual title, std::string_view codelist) {
  return {id, title, &codelist_by_id(codelist), "", true};
}

Component typed(std::string_view id, ledger::Bilingual title, std::string_view type) {
  return {id, title, nullptr, type, true};
}

Component optional(Component component) {
  component.is_mandatory = false;
  return component;
}

std::vector<Component> make_key_dimensions() {
  std::vector<Component> components{coded("FREQ", {"频率", "Frequency"}, kFrequencyList)};
  for (const Dimension dimension : cube_order()) {
    const projections::release::CubeDimension& row =
        projections::release::cube_dimension(dimension);
    components.push_back(coded(row.id, row.title, row.codelist));
  }
  components.push_back(coded("INDICATOR", {"指标", "Indicator"}, kIndicatorList));
  return components;
}

}  // namespace

std::span<const Dimension> cube_order() {
  static const std::vector<Dimension> order = make_cube_order();
  return order;
}

std::span<const Component> key_dimensions() {
  static const std::vector<Component> components = make_key_dimensions();
  return components;
}

const Component& time_dimension() {
  static const Component component =
      typed("TIME_PERIOD", {"时期", "Time period"}, "ObservationalTimePeriod");
  return component;
}

// Double, not Decimal: SDMX marks a suppressed value by NaN, which only a floating-point type has.
// The values are written as exact decimals.
const Component& measure() {
  static const Component component =
      optional(typed("OBS_VALUE", {"观测值", "Observation value"}, "Double"));
  return component;
}

std::span<const Component> series_attributes() {
  static const std::array<Component, kSeriesAttributes> components{
      typed("UNIT_MEASURE", {"计量单位", "Unit of measure"}, "String"),
      typed("UNIT_MULT", {"单位倍数", "Unit multiplier"}, "Integer"),
      optional(typed("DECIMALS", {"小数位数", "Decimals"}, "Integer"))};
  return components;
}

std::span<const Component> observation_attributes() {
  static const std::array<Component, kObservationAttributes> components{
      coded("OBS_STATUS", {"观测状态", "Observation status"}, kObsStatusList),
      optional(coded("CONF_STATUS", {"保密状态", "Confidentiality status"}, kConfStatusList)),
      optional(typed("REV_NO", {"修订次数", "Revision number"}, "Integer")),
      optional(typed("OBS_PREV_VALUE", {"修订前数值", "Previous value"}, "Decimal"))};
  return components;
}

}  // namespace connectors::sdmx
