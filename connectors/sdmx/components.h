#pragma once

// Components of the dataflow, for every format the same: the dimensions of its key, its measure and
// its attributes, each with its codelist or its type. They are the cube's, and what SDMX adds.
//
// Internal to the writers. All that is returned lives as long as the program.

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "projections/release/release.h"

namespace connectors::sdmx {

struct CodeList {
  std::string id;
  std::string zh;
  std::string en;
  std::span<const projections::CubeCode> codes;
};
std::span<const CodeList> codelists();  // One that two dimensions share stands once.
const CodeList& codelist_by_id(std::string_view id);

constexpr std::string_view kFrequencyList = "CL_FREQ";
constexpr std::string_view kIndicatorList = "CL_INDICATOR";
constexpr std::string_view kObsStatusList = "CL_OBS_STATUS";
constexpr std::string_view kConfStatusList = "CL_CONF_STATUS";

struct Component {
  std::string_view id;  // Of its concept, too.
  projections::Bilingual title;
  const CodeList* codelist = nullptr;  // Null: of the type.
  std::string_view text_type;          // A textType of SDMX: "Double".
  bool is_mandatory = true;
};

constexpr std::size_t kKeyLength = projections::kDimensions + 2;  // FREQ and INDICATOR.
constexpr std::size_t kSeriesAttributes = 3;
constexpr std::size_t kObservationAttributes = 4;

// The cube's dimensions in the order of the key: FREQ comes before them, INDICATOR after.
std::span<const projections::Dimension> cube_order();

std::span<const Component> key_dimensions();          // In the order of the key, without time.
const Component& time_dimension();                    // TIME_PERIOD
const Component& measure();                           // OBS_VALUE
std::span<const Component> series_attributes();       // UNIT_MEASURE, UNIT_MULT, DECIMALS
std::span<const Component> observation_attributes();  // OBS_STATUS, CONF_STATUS, REV_NO, …

}  // namespace connectors::sdmx
