#pragma once

// The receipt of an entry, in the words of one language: made from the entry and the catalogue of
// law alone, so that it can be given again for ever.

#include <functional>
#include <optional>

#include "ledger/law/rule.h"
#include "ledger/model/receipt.h"

namespace ledger {

enum class Language : std::uint8_t { kZh, kEn };

constexpr std::string_view pick(const law::Text& text, Language language) {
  return language == Language::kZh ? text.zh : text.en;
}

// The article of a row and its version: "Civil Code, Art. 444(2) (in force since 2021-01-01)". The
// row's period is left out where it has neither end; empty where no article stands behind the row.
std::string article_text(const law::Row& row, Language language);

// `recorded_at` is missing in a dry run, and with it the receipt's seq and the names of its events.
// `event_type` gives the name of an older event ("pledge.registered").
//
// For a duplicate pass the first entry, and then set the receipt's outcome. A conflict has no
// reasons: its receipt names the source, the id and its own seq.
Receipt make_receipt(const Entry& entry, std::optional<Instant> recorded_at, Language language,
                     const std::function<std::string_view(EventId)>& event_type);

}  // namespace ledger
