#pragma once

// Recordation of a licence contract (M62, in force since 2011-08-01; PL 12, 14, 51; CC 444, 865):
// the grounds L01 to L13, and W03.

#include <span>

#include "ledger/law/named.h"
#include "ledger/model/codes.h"
#include "ledger/model/commands/licence.h"

namespace ledger::law {

// L08, also for the acceptance of an open licence, which is recorded under a number of the same
// kind.
inline constexpr Provision kLicenceNumberTaken{
    .code = Code::kL08,
    .title = {"重复申请备案", "The contract is already recorded"},
    .detail = {"该备案号已经备案。", "A licence is already recorded under this number."},
    .cure = {"变更内容请用许可变更；改正错误请用更正。",
             "To change it, file a change; to correct an error, file a correction."},
    .versions = {
        {.number = 0, .sources = {{&kLicenceMeasures2011, {"第十二条第（八）项", "Art. 12(8)"}}}}}};

std::span<const Rule<LicenceRecord>> licence_rules();

}  // namespace ledger::law
