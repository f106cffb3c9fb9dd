#include "tests/growth/world.h"

#include "tests/growth/filled.h"

namespace growth {
namespace {

using ledger::PartyId;
using ledger::test::MemoryLedger;

void add_parties(MemoryLedger& ledger, std::size_t count) {
  ledger::PartyRegister office = ledger::test::party("office", ledger::Role::kIpOffice);
  office.roles = {ledger::Role::kOperator, ledger::Role::kIpOffice, ledger::Role::kCourt,
                  ledger::Role::kTechRegistry};
  ledger.submit(from(PartyId("operator"), office));
  for (std::size_t i = 0; i < count; ++i) {
    ledger::PartyRegister body = ledger::test::party(party(i).view());
    if (i == 0) {
      body.roles = {ledger::Role::kTradingCentre, ledger::Role::kBank, ledger::Role::kInstitution};
    }
    ledger.submit(from(PartyId("operator"), body));
  }
}

void add_patent(MemoryLedger& ledger, std::size_t index, std::size_t owners) {
  auto grant = std::get<ledger::PatentGrant>(filled<ledger::PatentGrant>({owners}));
  grant.patent = patent(index);
  ledger.submit(from(kOffice, grant));
}

// Rights of each kind with this number, on the first `patents`.
void add_rights(MemoryLedger& ledger, const std::string& number, std::size_t patents) {
  const Lengths lengths{patents, "patents"};
  auto licence = std::get<ledger::LicenceRecord>(filled<ledger::LicenceRecord>(lengths));
  licence.licence = number;
  licence.kind = ledger::LicenceKind::kOrdinary;
  ledger.submit(from(kOffice, licence));
  auto pledge = std::get<ledger::PledgeRegister>(filled<ledger::PledgeRegister>(lengths));
  pledge.pledge = number;
  ledger.submit(from(kOffice, pledge));
  auto hold = std::get<ledger::HoldPlace>(filled<ledger::HoldPlace>(lengths));
  hold.hold = number;
  ledger.submit(from(kDealer, hold));  // The office holds nothing.
  auto contract = std::get<ledger::ContractRegister>(filled<ledger::ContractRegister>(lengths));
  contract.contract = number;
  ledger.submit(from(kOffice, contract));
}

std::size_t owners_in(Shape shape, std::size_t size) {
  if (shape == Shape::kOwners) return size;
  return shape == Shape::kCoOwned ? 8 : 1;
}

std::size_t rights_in(Shape shape, std::size_t size) {
  if (shape == Shape::kRights) return size;
  return shape == Shape::kPortfolio ? 4 : 1;
}

}  // namespace

ledger::PatentNumber patent(std::size_t index) {
  constexpr std::uint64_t kFirst = 201'910'000'000;
  return ledger::PatentNumber::from_key(kFirst + index).value();
}

PartyId party(std::size_t index) { return PartyId("party-" + std::to_string(index)); }

ledger::Submission from(const PartyId& source, const ledger::Body& body) {
  return ledger::test::from(source.view(), body);
}

MemoryLedger world(Shape shape, std::size_t size) {
  MemoryLedger ledger;
  add_parties(ledger, size);
  const bool is_of_one = shape == Shape::kOwners || shape == Shape::kRights;
  const std::size_t patents = is_of_one ? 1 : size;
  for (std::size_t i = 0; i < size; ++i) {
    add_patent(ledger, i, i < patents ? owners_in(shape, size) : 1);
  }
  for (std::size_t i = 0; i < rights_in(shape, size); ++i) {
    add_rights(ledger, i == 0 ? "R" : "R" + std::to_string(i), patents);
  }
  return ledger;
}

}  // namespace growth
