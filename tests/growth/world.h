#pragma once

// World: a ledger of some size, in one of the shapes in which lists, owners and rights can meet.

#include "tests/support/memory_ledger.h"

namespace growth {

enum class Shape {
  kPatents,    // Many patents of one owner.
  kOwners,     // A patent of many owners.
  kCoOwned,    // Many patents of eight owners.
  kRights,     // A patent with many rights.
  kPortfolio,  // Many patents, and four rights of each kind on all of them.
};
constexpr Shape kShapes[] = {Shape::kPatents, Shape::kOwners, Shape::kCoOwned, Shape::kRights,
                             Shape::kPortfolio};

ledger::PatentNumber patent(std::size_t index);  // An invention.
ledger::PartyId party(std::size_t index);
// Who states facts, and who proposes.
inline const ledger::PartyId kOffice("office");
inline const ledger::PartyId kDealer = party(0);

ledger::Submission from(const ledger::PartyId& source, const ledger::Body& body);

// Its rights "R" are on all its patents, or on the one.
ledger::test::MemoryLedger world(Shape shape, std::size_t size);

}  // namespace growth
