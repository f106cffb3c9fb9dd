#pragma once

// The options that every command takes.

#include <string>

#include "ledger/base/bilingual.h"

namespace patledger {

struct GlobalOptions {
  std::string directory = "./patledger-data";
  std::string language = "zh";
  std::string log_format = "text";

  ledger::Language lang() const {
    return language == "en" ? ledger::Language::kEn : ledger::Language::kZh;
  }
};

}  // namespace patledger
