// Codelists: those of the cube and those that SDMX adds.

#include <algorithm>
#include <vector>

#include "connectors/sdmx/components.h"
#include "ledger/base/assert.h"

namespace connectors::sdmx {
namespace {

using projections::release::Confidentiality;
using projections::release::CubeCode;
using Codes = std::vector<CubeCode>;

CubeCode code_of(Codes& codes, std::string id, ledger::Bilingual title) {
  const auto code = static_cast<std::uint32_t>(codes.size());
  return {code, std::move(id), std::string(title.zh), std::string(title.en), "", ""};
}

void add(Codes& codes, std::string id, ledger::Bilingual title) {
  codes.push_back(code_of(codes, std::move(id), title));
}

Codes frequencies() {
  Codes codes;
  add(codes, "M", {"月", "Monthly"});
  return codes;
}

// In the order of Indicator; key_of relies on it.
Codes indicators() {
  Codes codes;
  for (const auto& indicator : projections::release::cube_indicators()) {
    add(codes, std::string(indicator.id), indicator.title);
  }
  return codes;
}

// The codes of the cross-domain codelists CL_OBS_STATUS and CL_CONF_STATUS that a release uses.
Codes observation_statuses() {
  Codes codes;
  add(codes, "A", {"正常值", "Normal value"});
  add(codes, "P", {"初步值", "Provisional value"});
  add(codes, "Q", {"缺失值:保密", "Missing value; suppressed"});
  return codes;
}

Codes confidentiality_statuses() {
  const auto id = [](Confidentiality value) { return std::string(1, conf_status(value)); };
  Codes codes;
  add(codes, id(Confidentiality::kFree), {"可公开", "Free"});
  add(codes, id(Confidentiality::kSmallCount),
      {"主要保密:单位过少", "Primary confidentiality due to small counts"});
  add(codes, id(Confidentiality::kDominance),
      {"主要保密:单位占优", "Primary confidentiality due to dominance"});
  add(codes, id(Confidentiality::kSecondary), {"次要保密", "Secondary confidentiality"});
  add(codes, id(Confidentiality::kFewContracts),
      {"不公布,限内部使用", "Not for publication, restricted for internal use only"});
  return codes;
}

void add_cube(std::vector<CodeList>& lists) {
  for (const projections::cells::Dimension dimension : cube_order()) {
    const auto& [_, id, codelist, title] = projections::release::cube_dimension(dimension);
    const auto shared = std::ranges::find(lists, codelist, &CodeList::id);
    if (shared == lists.end()) {
      lists.push_back({std::string(codelist), std::string(title.zh), std::string(title.en),
                       projections::release::codelist(dimension)});
      continue;
    }
    (shared->zh += "、") += title.zh;
    (shared->en += ", ") += title.en;
  }
}

std::vector<CodeList> make_codelists() {
  static const Codes frequency_codes = frequencies();
  static const Codes indicator_codes = indicators();
  static const Codes obs_codes = observation_statuses();
  static const Codes conf_codes = confidentiality_statuses();
  std::vector<CodeList> lists;
  lists.push_back({std::string(kFrequencyList), "频率", "Frequency", frequency_codes});
  add_cube(lists);
  lists.push_back({std::string(kIndicatorList), "指标", "Indicator", indicator_codes});
  lists.push_back({std::string(kObsStatusList), "观测状态", "Observation status", obs_codes});
  lists.push_back({std::string(kConfStatusList), "保密状态", "Confidentiality status", conf_codes});
  return lists;
}

}  // namespace

std::span<const CodeList> codelists() {
  static const std::vector<CodeList> lists = make_codelists();
  return lists;
}

const CodeList& codelist_by_id(std::string_view id) {
  const auto lists = codelists();
  const auto found = std::ranges::find(lists, id, &CodeList::id);
  LEDGER_ASSERT(found != lists.end());
  return *found;
}

}  // namespace connectors::sdmx
