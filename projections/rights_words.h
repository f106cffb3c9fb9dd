#pragma once

// The words of people for the values of the model, in Chinese as the registers write them, and in
// English. An unset value has none.

#include "projections/rights.h"

namespace projections {

struct Words {
  std::string_view zh;
  std::string_view en;
};

// "1 USD = 7.1234 CNY, 2025-04-15, CFETS"
std::string exchange_text(const ledger::Currency& currency, const ledger::Exchange& exchange);

Words words_of(ledger::Standing standing);
Words words_of(ledger::PatentType type);
Words words_of(ledger::InvalidationStage stage);
Words words_of(ledger::LicenceKind kind);
Words words_of(ledger::SuspensionKind kind);
Words words_of(ledger::HoldPurpose purpose);
Words words_of(ledger::TransferExtent extent);
Words words_of(ledger::EndCause cause);
Words words_of(ledger::PledgeEnd cause);
Words words_of(ledger::LicenceEnd cause);
Words words_of(ledger::FeeForm form);
Words words_of(ledger::ClaimKind kind);
Words words_of(ledger::DisposalPath path);
Words words_of(ledger::UseMeans means);
Words words_of(ledger::ExportControl control);
Words words_of(EncumbranceKind kind);

}  // namespace projections
