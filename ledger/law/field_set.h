#pragma once

// fields(): a constant FieldSet (model/values/field.h), given by pointers to members of a command.
// names_of(): the names of its fields.

#include <string_view>
#include <vector>

#include "ledger/model/values/field.h"

namespace ledger::law {

// fields(&PledgeRegister::claim, &PledgeRegister::patents)
template <HasFields Command, typename... Members>
consteval FieldSet<Command> fields(Members Command::*... members) {
  return FieldSet<Command>{members...};
}

// As in JSON, in the order of the field table.
template <HasFields Command>
std::vector<std::string_view> names_of(FieldSet<Command> set) {
  std::vector<std::string_view> names;
  for_each_field<Command>([&](const auto& field, std::size_t index) {
    if ((set.bits >> index & 1U) != 0) names.push_back(field.name);
  });
  return names;
}

}  // namespace ledger::law
