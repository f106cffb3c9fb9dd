// Reads the JSON of the bodies of all types.

#include <utility>

#include "ledger/codec/json/body.h"
#include "ledger/codec/json/values.h"

namespace ledger::codec {
namespace {

using Read = void (*)(JsonReader& reader, Body& body);

template <std::size_t I>
void read_type(JsonReader& reader, Body& body) {
  read_value(reader, Need::kRequired, body.emplace<I>());
}

template <std::size_t... I>
constexpr auto readers(std::index_sequence<I...> /*indices*/) {
  return std::array<Read, sizeof...(I)>{&read_type<I>...};
}

constexpr auto kReaders = readers(std::make_index_sequence<kBodyTypes>());

}  // namespace

void read_body(JsonReader& reader, std::size_t index, Body& body) {
  kReaders.at(index)(reader, body);
}

void read_correction(JsonReader& reader, Body& body) {
  std::visit(
      [&](auto& command) {
        read_rows(reader, kJsonRows<std::decay_t<decltype(command)>>, &command);
      },
      body);
}

}  // namespace ledger::codec
