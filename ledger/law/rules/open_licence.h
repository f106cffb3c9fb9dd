#pragma once

// Open licences (PL 50 to 52, in force since 2021-06-01; IR 85 to 88): the grounds O01 to O13 for a
// statement and O20 to O22 for its acceptance; O02 and O20 also for a withdrawal and an
// announcement.
//
// Not modelled: advertising language (IR 85(3)), for which a submission has no text.

#include <span>

#include "ledger/law/named.h"
#include "ledger/model/commands/open_licence.h"

namespace ledger::law {

std::span<const Rule<OpenLicenceDeclare>> open_licence_rules();
std::span<const Rule<OpenLicenceAccept>> open_licence_acceptance_rules();
std::span<const Rule<OpenLicenceWithdraw>> open_licence_withdrawal_rules();
std::span<const Rule<OpenLicenceAnnounce>> open_licence_announcement_rules();

}  // namespace ledger::law
