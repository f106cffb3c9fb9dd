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
    .title = {"备案号已被使用", "The recordation number is taken"},
    .detail = {"该备案号下已有备案的许可。", "A licence is recorded under this number."},
    .cure = {"核对备案号，以新编号重新提交；变更内容用 licence.change，改正错误用 event.correct。",
             "Check the number and file again under a new id. To change the licence file "
             "licence.change; to correct an error file event.correct."},
    .versions = {{.number = 0,
                  .sources = {{&kLicenceMeasures2011, {"第十二条第（八）项", "Art. 12(8)"}}}}},
    .concerns = {"备案号：", "Number: "}};

std::span<const Rule<LicenceRecord>> licence_rules();

}  // namespace ledger::law
