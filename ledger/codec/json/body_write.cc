// Writes the JSON of the bodies of all types.

#include "ledger/codec/json/body.h"
#include "ledger/codec/json/writer.h"

namespace ledger::codec {

void write_body(std::string& out, const Body& body) {
  std::visit([&](const auto& command) { write_value(out, command); }, body);
}

}  // namespace ledger::codec
