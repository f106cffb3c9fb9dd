#pragma once

// What RocksDB tells us unasked. Its log is dropped: with a LOG file of its own, Debian's build
// (assertions on) aborts where the disk is full. A background error ends writing.

#include <rocksdb/env.h>
#include <rocksdb/listener.h>

#include "ledger/store/stop.h"

namespace ledger::store {

class QuietLogger final : public rocksdb::Logger {
 public:
  QuietLogger() : Logger(rocksdb::InfoLogLevel::FATAL_LEVEL) {}
  using Logger::Logv;
  void Logv(const char* /*format*/, std::va_list /*arguments*/) override {}
};

class StopListener final : public rocksdb::EventListener {
 public:
  explicit StopListener(Stop& stop) : stop_(stop) {}
  void OnBackgroundError(rocksdb::BackgroundErrorReason /*reason*/,
                         rocksdb::Status* error) override {
    stop_.set("the database: " + error->ToString());
  }

 private:
  Stop& stop_;
};

}  // namespace ledger::store
