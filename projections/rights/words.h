#pragma once

// The texts of the values of the model: in Chinese as the registers write them, and in English. The
// text of an unset value is empty.

#include "ledger/base/bilingual.h"
#include "projections/rights/rights.h"

namespace projections::rights {

// "1 USD = 7.1234 CNY, 2025-04-15, CFETS"
std::string exchange_text(const ledger::Currency& currency, const ledger::Exchange& exchange);

ledger::Bilingual words_of(ledger::LegalStatus status);
ledger::Bilingual words_of(ledger::PatentType type);
ledger::Bilingual words_of(ledger::InvalidationStage stage);
ledger::Bilingual words_of(ledger::LicenceKind kind);
ledger::Bilingual words_of(ledger::SuspensionKind kind);
ledger::Bilingual words_of(ledger::HoldPurpose purpose);
ledger::Bilingual words_of(ledger::TransferExtent extent);
ledger::Bilingual words_of(ledger::EndCause cause);
ledger::Bilingual words_of(ledger::PledgeEnd cause);
ledger::Bilingual words_of(ledger::LicenceEnd cause);
ledger::Bilingual words_of(ledger::FeeForm form);
ledger::Bilingual words_of(ledger::ClaimKind kind);
ledger::Bilingual words_of(ledger::DisposalPath path);
ledger::Bilingual words_of(ledger::UseMeans means);
ledger::Bilingual words_of(ledger::ExportControl control);
ledger::Bilingual words_of(EncumbranceKind kind);

}  // namespace projections::rights
