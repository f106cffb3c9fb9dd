// Appends batches to a ledger until it is killed, and prints the number of acknowledged entries; or
// checks such a ledger. For power_cut_test.py.
//
//   store_crash_driver append DIR sync|nosync   prints the size after each append()
//   store_crash_driver check DIR SIZE           exit 0 if the log is intact and has SIZE entries,
//                                               else 1

#include <cstdio>
#include <cstdlib>
#include <string>

#include "ledger/store/log.h"

namespace {

using ledger::Bytes;
using ledger::Seq;
using ledger::store::Batch;
using ledger::store::Log;

Bytes entry_text(Seq seq) {
  return "entry " + std::to_string(seq) + " " + Bytes(50 + seq % 700, 'e');
}

int fail(const std::string& why) {
  std::printf("%s\n", why.c_str());
  return 1;
}

int append(Log& log) {
  Batch batch;
  for (std::size_t round = 0;; ++round) {
    batch.clear();
    const Seq from = log.size();
    for (Seq seq = from; seq <= from + round * 7 % 50; ++seq) {
      batch.add(entry_text(seq), "annex");
    }
    batch.put_row({"size", std::to_string(from + batch.entries())});
    if (const auto appended = log.append(batch); !appended) return fail(appended.error().context);
    std::printf("%llu\n", static_cast<unsigned long long>(log.size()));
    std::fflush(stdout);
  }
}

int check(const Log& log, Seq acknowledged) {
  if (log.size() < acknowledged) return fail("size " + std::to_string(log.size()));
  Seq next = 0;
  const auto scanned = log.scan(0, log.size(), [&next](const ledger::store::LogRecord& record) {
    if (record.entry != entry_text(record.seq)) return false;
    ++next;
    return true;
  });
  if (!scanned) return fail(scanned.error().context);
  if (next != log.size()) return fail("entry " + std::to_string(next) + ": not what was appended");
  const auto row = log.row("size");
  if (!row) return fail(row.error().context);
  if (*row && **row != std::to_string(log.size())) return fail("a batch is torn: row " + **row);
  const auto verified = log.verify([](Seq) {});
  if (!verified) return fail(verified.error().context);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const bool appends = std::string(argv[1]) == "append";
  const bool sync = std::string(argv[3]) != "nosync";
  const auto log =
      Log::open({.directory = argv[2], .write = true, .sync = sync, .purpose = "crash driver"});
  if (!log) return fail(log.error().context);
  return appends ? append(**log) : check(**log, std::strtoull(argv[3], nullptr, 10));
}
