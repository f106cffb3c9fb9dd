#pragma once

// OneOf: a visitor of a Body names the types that it does nothing for, instead of accepting every
// type. A new submission type then fails to compile in each visit that does not name it.
//
//   void operator()(const PledgeCancel& body) { ... }
//   void operator()(const OneOf<PartyRegister, UseReport> auto& /*body*/) {}

#include <concepts>

namespace ledger {

template <typename T, typename... Listed>
concept OneOf = (std::same_as<T, Listed> || ...);

}  // namespace ledger
