#include "ledger/store/rocks/salvage/table_pairs.h"

#include <rocksdb/sst_file_reader.h>

#include <memory>

#include "ledger/base/coding.h"
#include "ledger/os/file.h"
#include "ledger/store/rocks/db.h"
#include "ledger/store/rocks/options.h"
#include "ledger/store/rocks/quiet.h"
#include "ledger/store/rocks/salvage/table_blocks.h"

namespace ledger::store {
namespace {

constexpr Seq kStepsMax = 1'000'000;  // Keys that are tried behind a damaged block.

// Reads a table from its first key on, and behind each damaged block from the next key that can be
// read. Keys of entries and tiles begin with a number; the number after the last one read, the
// next, and so on are tried.
class TableReader {
 public:
  TableReader(rocksdb::Iterator& cursor, const VisitPair& visit) : cursor_(cursor), visit_(visit) {}

  Result<TableFault> run() {
    cursor_.SeekToFirst();
    for (;;) {
      auto read = read_on();
      if (!read) return read.error();
      if (cursor_.status().ok()) return fault_;
      if (auto failed = error_of(cursor_.status(), "read a table"); failed.is_of_process()) {
        return failed;
      }
      if (fault_.what.empty()) fault_.what = cursor_.status().ToString();
      if (!skip()) return fault_;
    }
  }

 private:
  Status read_on() {
    for (; cursor_.Valid(); cursor_.Next()) {
      next_ = number_of_key() + 1;
      auto visited = visit_(view(cursor_.key()), view(cursor_.value()));
      if (!visited) return visited;
    }
    return Done{};
  }

  // Seeks the first key that can be read behind the damaged block. False if there is none.
  bool skip() {
    for (Seq steps = 0; steps < kStepsMax; ++steps) {
      cursor_.Seek(slice(be64(next_++)));
      if (cursor_.Valid()) return true;
      if (cursor_.status().ok()) return false;
    }
    return false;
  }

  Seq number_of_key() const {
    const ByteView key = view(cursor_.key());
    return key.size() < sizeof(Seq) ? 0 : load_be64(key.data());
  }

  rocksdb::Iterator& cursor_;
  const VisitPair& visit_;
  TableFault fault_;
  Seq next_ = 0;  // The number to seek after a damaged block.
};

rocksdb::Options table_options() {
  rocksdb::Options options;
  options.info_log = std::make_shared<QuietLogger>();
  return options;
}

Result<TableFault> read_by_index(const std::string& path, const VisitPair& visit) {
  rocksdb::SstFileReader reader(table_options());
  const auto opened = reader.Open(path);
  if (!opened.ok()) {
    auto failed = error_of(opened, "read " + path);
    if (failed.is_of_process()) return failed;
    return TableFault{opened.ToString()};
  }
  const auto properties = reader.GetTableProperties();
  if (properties && properties->column_family_name == "rows") return TableFault{};
  const std::unique_ptr<rocksdb::Iterator> cursor(reader.NewIterator(read_options()));
  return TableReader(*cursor, visit).run();
}

}  // namespace

Result<TableFault> read_table(const std::string& path, const VisitPair& visit) {
  auto read = read_by_index(path, visit);
  if (!read || read->what.empty()) return read;
  const auto bytes = os::read_file(path);
  if (!bytes) return bytes.error();
  if (!*bytes) return read;
  if (auto found = read_blocks(**bytes, visit); !found) return found.error();
  return read;
}

}  // namespace ledger::store
