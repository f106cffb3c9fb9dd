#pragma once

// What a ground names, for people. A ground stores words and numbers that are the same in each
// language ("bank, 91120116MA990001XT"); in Chinese the roles have their names, and the separators
// and brackets are those of a Chinese text.

#include <string>

#include "ledger/law/catalogue/catalogue.h"

namespace ledger::law {

std::string subject_text(const RuleVersion& rule, std::string_view subject, Language language);

}  // namespace ledger::law
