#pragma once

// What the tests of the log share: how it is opened, entries with known texts, and its check.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "ledger/store/log.h"
#include "tests/support/scratch.h"

namespace ledger::store {

using test::bytes_of;
using test::flip_bit;
using test::listing;
using test::Scratch;
using test::write_bytes;

// The files of the database whose name ends so, in the order of their numbers.
inline std::vector<std::filesystem::path> db_files(const std::string& directory,
                                                   const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(directory + "/db")) {
    if (file.path().string().ends_with(ending)) files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline Result<std::unique_ptr<Log>> open_to_write(const std::string& directory) {
  return Log::open({.directory = directory, .write = true, .sync = false, .purpose = "test"});
}

inline Result<std::unique_ptr<Log>> open_to_read(const std::string& directory) {
  return Log::open({.directory = directory, .write = false, .sync = true, .purpose = "test"});
}

inline std::unique_ptr<Log> opened(Result<std::unique_ptr<Log>> log) {
  if (!log) ADD_FAILURE() << log.error().context;
  return log ? std::move(*log) : nullptr;
}

inline Result<std::unique_ptr<Log>> open_to_renew(const std::string& directory) {
  return Log::open({.directory = directory, .sync = false, .purpose = "test", .renew_rows = true});
}

// Writes these rows in place of those whose keys start with `prefix`.
inline Status replace_rows(Log& log, std::string_view prefix, const std::vector<KvRow>& rows) {
  Batch batch;
  auto read = log.scan_rows(prefix, [&batch](ByteView key, ByteView /*value*/) {
    batch.put_row({Bytes(key), std::nullopt});
    return true;
  });
  if (!read) return read;
  for (const KvRow& row : rows) batch.put_row(row);
  return log.append(batch);
}

inline Bytes entry_text(Seq seq) { return "entry " + std::to_string(seq); }
inline Bytes annex_text(Seq seq) { return "received " + std::to_string(seq * 7); }

// Bytes that cannot be packed, as the disk is to fill.
inline Bytes noise(std::size_t size, Seq seed) {
  std::mt19937_64 random(seed);
  Bytes bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

// Appends `count` entries whose texts follow from their seqs; `padding` bytes more in each annex.
inline Status append_entries(Log& log, Seq count, std::size_t padding = 0) {
  Batch batch;
  const Seq from = log.size();
  for (Seq seq = from; seq < from + count; ++seq) {
    batch.add(entry_text(seq), annex_text(seq) + noise(padding, seq));
  }
  return log.append(batch);
}

inline void expect_whole(const Log& log, Seq size) {
  EXPECT_EQ(log.size(), size);
  Seq next = 0;
  const auto scanned = log.scan(0, log.size(), [&next](const LogRecord& record) {
    EXPECT_EQ(record.seq, next);
    EXPECT_EQ(record.entry, entry_text(next));
    EXPECT_TRUE(record.annex.starts_with(annex_text(next)));
    ++next;
    return true;
  });
  EXPECT_TRUE(scanned) << scanned.error().context;
  EXPECT_EQ(next, size);
  const auto verified = log.verify([](Seq) {});
  EXPECT_TRUE(verified) << verified.error().context;
}

}  // namespace ledger::store
