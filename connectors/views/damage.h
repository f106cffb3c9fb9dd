#pragma once

// What `verify` found damaged: each damage with what it means and what to do about it. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "connectors/terminal/style.h"
#include "ledger/base/bilingual.h"
#include "ledger/base/damage.h"

namespace connectors::views {

struct DamageTexts {
  ledger::Bilingual name;    // "stored figures"
  ledger::Bilingual means;   // A sentence.
  ledger::Bilingual remedy;  // A sentence. DIR in it is the ledger's directory.
};
const DamageTexts& texts_of(ledger::DamageKind kind);

// For people: a table, then each kind's meaning and remedy. `directory` takes the place of DIR.
std::string damage_text(const std::vector<ledger::Damage>& damages, std::string_view directory,
                        ledger::Language language, const terminal::Style& style);

// One object a line: kind, object, from, until (exclusive), found, means, remedy.
std::string damage_json_lines(const std::vector<ledger::Damage>& damages,
                              std::string_view directory, ledger::Language language);

// "entry 41" or "entries 41 to 63", else the object.
std::string place_of(const ledger::Damage& damage);

// "3 entries: 41, 44 to 45"; the first ranges, and the count of the others.
std::string entries_text(const std::vector<ledger::Seq>& ascending);

}  // namespace connectors::views
