#pragma once

// Components of the dataflow, the same in every format: the dimensions of the key, the measure and
// the attributes, each with a codelist or a type. They are those of the cube and those that SDMX
// adds (frequency, statuses, units).
//
// Internal to the writers. Returned references have static storage.

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "projections/release/cube/release.h"

namespace connectors::sdmx {

struct CodeList {
  std::string id;
  std::string zh;
  std::string en;
  std::span<const projections::release::CubeCode> codes;
};
std::span<const CodeList> codelists();                // Each once, also if two dimensions share it.
const CodeList& codelist_by_id(std::string_view id);  // `id` is one of them.

constexpr std::string_view kFrequencyList = "CL_FREQ";
constexpr std::string_view kIndicatorList = "CL_INDICATOR";
constexpr std::string_view kObsStatusList = "CL_OBS_STATUS";
constexpr std::string_view kConfStatusList = "CL_CONF_STATUS";

struct Component {
  std::string_view id;  // Also of its concept.
  ledger::Bilingual title;
  const CodeList* codelist = nullptr;  // Null if the component has a type.
  std::string_view text_type;          // A textType of SDMX: "Double".
  bool is_mandatory = true;
};

constexpr std::size_t kKeyLength = projections::cells::kDimensions + 2;  // FREQ and INDICATOR.
constexpr std::size_t kSeriesAttributes = 3;
constexpr std::size_t kObservationAttributes = 4;

// The dimensions of the cube in the order of the key, between FREQ and INDICATOR.
std::span<const projections::cells::Dimension> cube_order();

std::span<const Component> key_dimensions();          // In the order of the key, without time.
const Component& time_dimension();                    // TIME_PERIOD
const Component& measure();                           // OBS_VALUE
std::span<const Component> series_attributes();       // UNIT_MEASURE, UNIT_MULT, DECIMALS
std::span<const Component> observation_attributes();  // OBS_STATUS, CONF_STATUS, REV_NO, …

}  // namespace connectors::sdmx
