#include "ledger/codec/name_text.h"

#include "ledger/base/characters.h"
#include "ledger/base/limits.h"
#include "ledger/codec/nfkc.h"
#include "ledger/codec/value_text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool check_folded(FaultList& faults, std::string_view name, std::size_t bytes_max) {
  if (name.empty()) faults.add(Code::kF01, "must not be blank");
  return !name.empty() && check_bytes(faults, name, bytes_max);
}

void fold(FaultList& faults, std::string& name) {
  name = folded_name(name);
  faults.enter("name");
  check_folded(faults, name, kTextBytesMax);
  faults.leave();
}

// A name where the code of a party belongs.
void fold(FaultList& faults, PartyId& party) {
  if (!is_published_name(party)) return;
  const std::string name = folded_name(published_name(party));
  if (check_folded(faults, name, kPublishedNameBytesMax)) party = *as_published(name);
}

}  // namespace

std::string folded_name(std::string_view text) {
  std::string folded;
  bool is_after_blank = false;
  for (const char c : is_ascii(text) ? std::string(text) : nfkc(text)) {
    if (is_blank(c)) {
      is_after_blank = !folded.empty();
      continue;
    }
    if (is_after_blank && is_ascii(c) && is_ascii(folded.back())) folded.push_back(' ');
    is_after_blank = false;
    folded.push_back(c);
  }
  return folded;
}

void normalise_names(FaultList& faults, Body& body) {
  if (auto* registered = std::get_if<PartyRegister>(&body)) fold(faults, registered->name);
  if (auto* renamed = std::get_if<PartyRename>(&body)) fold(faults, renamed->name);
  if (auto* mapped = std::get_if<GazetteMap>(&body)) fold(faults, mapped->name);
  const auto fold_party = [&](PartyId& party) { fold(faults, party); };
  std::visit([&](auto& command) { for_each_in<PartyId>(command, fold_party); }, body);
}

}  // namespace ledger::codec
