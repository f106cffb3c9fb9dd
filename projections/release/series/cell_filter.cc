#include "projections/release/series/cell_filter.h"

#include <algorithm>

namespace projections::release {
namespace {

using ledger::Error;
using ledger::ErrorCode;

// Whether `text` is the code as `stats` prints it, or as the release does.
bool is_name_of(cells::Dimension dimension, std::uint32_t code, std::string_view text) {
  return code_text(dimension, code) == text ||
         published_code(dimension, rolled_up(dimension, code)).id == text;
}

// Whether `text` can be a code of the dimension, even if no posting has it.
bool is_code(cells::Dimension dimension, std::string_view text) {
  const auto is_it = [&](const CubeCode& code) {
    if (code.code == kTotal) return false;
    return code.id == text || code_text(dimension, code.code) == text;
  };
  if (std::ranges::any_of(codelist(dimension), is_it)) return true;
  const bool is_free =
      dimension == cells::Dimension::kDistrict || dimension == cells::Dimension::kIndustry;
  return is_free && !text.empty() && text.size() <= 6;
}

}  // namespace

ledger::Result<CellFilter> CellFilter::parse(std::string_view text) {
  CellFilter filter;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view term = text.substr(0, comma);
    text.remove_prefix(std::min(comma + 1, text.size()));
    const std::size_t equals = std::min(term.find('='), term.size());
    const auto dimension = cells::parse_dimension(term.substr(0, equals));
    if (!dimension || equals == term.size()) {
      return Error{ErrorCode::kInvalid,
                   "--cell " + std::string(term) + ": expected DIMENSION=CODE, as in tx=licence"};
    }
    const std::string code(term.substr(equals + 1));
    if (!is_code(*dimension, code)) {
      return Error{ErrorCode::kInvalid, "--cell " + std::string(term) + ": unknown code"};
    }
    if (std::ranges::find(filter.conditions_, *dimension, &Condition::dimension) !=
        filter.conditions_.end()) {
      return Error{ErrorCode::kInvalid, "--cell " + std::string(term) + ": dimension named twice"};
    }
    filter.conditions_.push_back({*dimension, code});
  }
  return filter;
}

bool CellFilter::matches(const cells::Posting& posting) const {
  return std::ranges::all_of(conditions_, [&](const Condition& term) {
    return is_name_of(term.dimension, posting.breakdown.code(term.dimension), term.text);
  });
}

}  // namespace projections::release
