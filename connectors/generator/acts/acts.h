#pragma once

// Acts, by subject. Each files one submission (pledge_contested() files two) and returns true, or
// returns false and files nothing if the city has no case for it now.

#include "connectors/generator/city/city.h"

namespace connectors::generator {

// grants.cc
void register_party(City& city, CityParty party);
void grant_stock(City& city);     // A patent granted before the ledger opened.
void grant_or_apply(City& city);  // Grants a new patent, or applies for one that is granted later.
bool grant_application(City& city);

// life.cc
bool pay_annuity(City& city);
bool miss_annuity(City& city);
bool pay_missed(City& city);
bool lapse(City& city);
bool restore(City& city);
bool abandon(City& city);
bool expire(City& city);
bool dispute_ownership(City& city);
bool preserve(City& city);
bool resume(City& city);
bool request_invalidation(City& city);
bool decide_invalidation(City& city);
bool extend(City& city);
bool classify(City& city);
bool report_use(City& city);
bool justify(City& city);

// transfers.cc
bool transfer_other(City& city);  // Without a technology contract.
bool transfer_abroad(City& city);
bool transfer_application(City& city);
bool change_co_owners(City& city);
bool office_transfers_pledged(City& city);  // A fact that contradicts the ledger (T04).
void register_transfer(City& city, const CityDeal& deal, ledger::Date day);
// A transfer of the whole to `buyer` on `day`. The caller adds cause, contract and fee.
ledger::TransferRegister transfer_of(City& city, const std::vector<CityPatent>& patents,
                                     CityParty buyer, ledger::Date day);
// Draws a domestic buyer that is not an owner of the patent.
CityParty any_stranger(City& city, const PatentLife& life);

// contracts.cc
bool open_transfer_deal(City& city);
bool open_licence_deal(City& city);
bool register_deal(City& city);
bool other_contract(City& city);
bool recognise_open_licence(City& city);
bool revise_contract(City& city);
bool cancel_contract(City& city);
bool receive_payment(City& city);
// Adds the contract to the expected results (sign 1), or takes it out (sign -1).
void count_contract(City& city, const CityContract& record, int sign);
// Changes the counted values of a contract, in its month of registration.
void restate_contract(City& city, CityContract& record, ledger::Amount total,
                      ledger::Amount technology);

// licences.cc
bool license(City& city);
bool sublicense(City& city);
bool change_licence(City& city);
bool cancel_licence(City& city);
bool revoke_licence(City& city);
void record_licence(City& city, const CityDeal& deal, ledger::Date day);
ledger::LicenceRecord licence_of(City& city, const std::vector<CityPatent>& patents,
                                 ledger::LicenceKind kind, ledger::Date day);

// pledges.cc
bool pledge(City& city);
bool pledge_contested(City& city);  // Without the acknowledgement of P11, then with it.
bool change_pledge(City& city);
bool cancel_pledge(City& city);
bool revoke_pledge(City& city);
bool default_on_pledge(City& city);
bool realise_pledge(City& city);
ledger::PledgeRegister pledge_of(City& city, const std::vector<CityPatent>& patents,
                                 std::uint8_t bank, ledger::Date day);
std::uint8_t any_bank(City& city);

// open_licences.cc
bool declare_open(City& city);
bool announce_open(City& city);
bool accept_open(City& city);
bool withdraw_open(City& city);
ledger::OpenLicenceDeclare declaration_of(City& city, CityPatent patent, ledger::Date day);

// holds.cc
bool place_hold(City& city);
bool release_hold(City& city);

// corrections.cc
bool correct_contract(City& city);
bool correct_transfer(City& city);
bool correct_licence(City& city);
bool correct_pledge(City& city);
bool retract_contract(City& city);
bool retract_transfer(City& city);
bool resend(City& city);
bool resend_changed(City& city);

// unlawful.cc: a random unlawful or malformed case.
bool break_law(City& city);

}  // namespace connectors::generator
