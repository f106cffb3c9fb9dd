#pragma once

// AnnexCheck: whether an annex is that of its entry. The annex lies outside the tree; what it says
// follows from the entry, but for the moment.
//
// Threading: one thread.

#include <optional>
#include <string>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "ledger/service/records/annex.h"

namespace ledger::service {

class AnnexCheck {
 public:
  // What is wrong; empty if nothing is. Files of oversized submissions are not read.
  std::optional<std::string> fault_of(const Entry& entry, const Annex& annex);

 private:
  bool is_received(const Entry& entry, const Annex& annex);
  bool is_submission(const Entry& entry, const Annex& annex);
  codec::Decoded decode(const Annex& annex, std::optional<Instant> received);

  codec::CapnpCodec capnp_;
  codec::JsonDecoder json_;
};

// As a repair writes it if the annex is lost.
bool is_without_bytes(const Entry& entry, const Annex& annex);

}  // namespace ledger::service
