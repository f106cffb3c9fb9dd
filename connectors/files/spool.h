#pragma once

// Spool takes the bytes of one oversized input, in pieces and constant memory, and stores them in a
// file of the quarantine, as far as its limits allow, with the identity numbers of persons masked.
// A file that is not finished is deleted.
//
// Threading: one thread.

#include <optional>
#include <string>

#include "connectors/files/quarantine.h"
#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "ledger/crypto/sha256.h"
#include "ledger/model/values/identity_number.h"
#include "ledger/os/file.h"
#include "ledger/service/records/spooled.h"

namespace connectors::files {

class Spool {
 public:
  // Null: the bytes are counted and hashed, and none is stored.
  explicit Spool(Quarantine* quarantine) : quarantine_(quarantine) {}
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Creates the folder and the file at the first call. kUnavailable if the disk fails.
  ledger::Status write(ledger::ByteView bytes);
  // Syncs the file and gives it its name.
  ledger::Result<ledger::service::Spooled> finish();

 private:
  ledger::Status create();
  ledger::Status write_masked(ledger::ByteView bytes);
  ledger::Status store(ledger::ByteView bytes);
  ledger::Status give_name();
  bool has_whole() const;
  void remove();

  Quarantine* quarantine_;
  std::optional<std::uint64_t> room_;  // Bytes that may be stored; read at the first write.
  std::optional<ledger::os::File> file_;
  std::string path_;
  ledger::IdentityNumberMask mask_;
  ledger::crypto::Sha256 hash_;  // Of the masked bytes.
  bool is_cut_ = false;          // Some bytes are not stored.
  ledger::service::Spooled spooled_;
};

}  // namespace connectors::files
