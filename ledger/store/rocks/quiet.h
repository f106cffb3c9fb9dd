#pragma once

// The callbacks of RocksDB. Its log is dropped: Debian's build, which has assertions on, aborts if
// it cannot write a LOG file to a full disk. A background error stops writing (S-4).

#include <rocksdb/env.h>
#include <rocksdb/listener.h>

#include "ledger/store/write_stop.h"

namespace ledger::store {

class QuietLogger final : public rocksdb::Logger {
 public:
  QuietLogger() : Logger(rocksdb::InfoLogLevel::FATAL_LEVEL) {}
  using Logger::Logv;
  void Logv(const char* /*format*/, std::va_list /*arguments*/) override {}
};

class StopListener final : public rocksdb::EventListener {
 public:
  explicit StopListener(WriteStop& stop) : stop_(stop) {}
  void OnBackgroundError(rocksdb::BackgroundErrorReason /*reason*/,
                         rocksdb::Status* error) override {
    stop_.set("RocksDB background error: " + error->ToString());
  }

 private:
  WriteStop& stop_;
};

}  // namespace ledger::store
