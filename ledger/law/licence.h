#pragma once

// Recordation of a licence contract (M62, in force since 2011-08-01; PL 12, 14, 51; CC 444, 865):
// the grounds L01 to L13.

#include <span>

#include "ledger/law/rule.h"

namespace ledger::law {

// Also of an acceptance of an open licence, which may be recorded under a number of the same kind.
inline constexpr Row kFiledAgain{
    .number = row_number(Code::kL08),
    .code = Code::kL08,
    .article = {"专利实施许可合同备案办法 第十二条第（八）项",
                "Licence Recordation Measures, Art. 12(8)"},
    .title = {"重复申请备案", "The same contract again"},
    .detail = {"该备案号已经备案。", "This recordation number is recorded already."},
    .cure = {"变更内容请用许可变更；改正错误请用更正。",
             "To alter it file a change; to mend a mistake file a correction."},
    .in_force = {.from = kM62}};

std::span<const Rule<LicenceRecord>> licence_rules();

}  // namespace ledger::law
