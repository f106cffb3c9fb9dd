#include "deploy/patledger/bench/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "ledger/base/date.h"

namespace patledger {
namespace {

constexpr const char* kSettings =
    "pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-512000;"
    "pragma wal_autocheckpoint=4000;";

constexpr const char* kTables =
    "create table ev(seq integer primary key, key text unique not null, patent integer, type "
    "integer, a integer, b integer, amount integer, day integer, district integer, industry "
    "integer, consent integer);"
    "create table st(patent integer primary key, in_force integer, exclusive integer, open integer,"
    " owner integer, pledgee integer);"
    "create table refused(seq integer primary key, rule integer);"
    "create table cells(month integer, type integer, district integer, industry integer, n "
    "integer, amount integer, primary key(month, type, district, industry)) without rowid;";

enum Statement : std::uint8_t {
  kBegin,
  kCommit,
  kInsertEvent,
  kFindPatent,
  kPutPatent,
  kInsertRefused,
  kAddToCell,
  kStatements,
};

constexpr std::array<const char*, kStatements> kTexts{
    "begin immediate",
    "commit",
    "insert or ignore into ev values(null,?,?,?,?,?,?,?,?,?,?)",
    "select in_force, exclusive, open, owner, pledgee from st where patent=?",
    "insert or replace into st values(?,?,?,?,?,?)",
    "insert into refused values(?,?)",
    "insert into cells values(?,?,?,?,1,?) on conflict do update set n=n+1, "
    "amount=amount+excluded.amount"};

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

bool changes_state(JobEventType type) { return type != JobEventType::kOrdinaryLicence; }

}  // namespace

struct SqliteJob::Impl {
  std::unique_ptr<sqlite3, Close> db;
  std::array<std::unique_ptr<sqlite3_stmt, Finalize>, kStatements> statements;
  bool has_failed = false;  // The database has the error.

  sqlite3_stmt* get(Statement which) { return statements.at(which).get(); }

  void bind(Statement which, std::initializer_list<std::int64_t> values, int first = 1) {
    for (const std::int64_t value : values) {
      has_failed |= sqlite3_bind_int64(get(which), first++, value) != SQLITE_OK;
    }
  }

  // Runs a statement that returns no row.
  void run(Statement which) {
    has_failed |= sqlite3_step(get(which)) != SQLITE_DONE;
    has_failed |= sqlite3_reset(get(which)) != SQLITE_OK;
  }

  bool execute(const char* text) {
    return sqlite3_exec(db.get(), text, nullptr, nullptr, nullptr) == SQLITE_OK;
  }

  ledger::Error error() const {
    return {ledger::ErrorCode::kUnavailable, std::string("sqlite: ") + sqlite3_errmsg(db.get())};
  }

  // False if the key is taken.
  bool insert_event(const JobEvent& event) {
    const std::string key = "E-" + std::to_string(event.key);
    has_failed |= sqlite3_bind_text(get(kInsertEvent), 1, key.data(), static_cast<int>(key.size()),
                                    SQLITE_STATIC) != SQLITE_OK;
    bind(kInsertEvent,
         {event.patent, static_cast<std::int64_t>(event.type), event.a, event.b, event.amount_fen,
          event.effective_day, event.district, event.industry, event.consent ? 1 : 0},
         2);
    run(kInsertEvent);
    return sqlite3_changes(db.get()) == 1;
  }

  JobPatent find_patent(std::uint32_t number) {
    JobPatent patent;
    sqlite3_stmt* find = get(kFindPatent);
    bind(kFindPatent, {number});
    if (sqlite3_step(find) == SQLITE_ROW) {
      const auto column = [&](int index) { return sqlite3_column_int64(find, index); };
      patent = {.is_granted = true,
                .is_in_force = column(0) != 0,
                .is_exclusive = column(1) != 0,
                .is_open = column(2) != 0,
                .owner = static_cast<std::uint32_t>(column(3)),
                .pledgee = static_cast<std::uint32_t>(column(4))};
    }
    has_failed |= sqlite3_reset(find) != SQLITE_OK;
    return patent;
  }

  void accept(JobPatent& patent, const JobEvent& event) {
    apply(patent, event);
    if (changes_state(event.type)) {
      bind(kPutPatent, {event.patent, patent.is_in_force ? 1 : 0, patent.is_exclusive ? 1 : 0,
                        patent.is_open ? 1 : 0, patent.owner, patent.pledgee});
      run(kPutPatent);
    }
    bind(kAddToCell,
         {ledger::Month::of({event.effective_day}).index, static_cast<std::int64_t>(event.type),
          event.district, event.industry, event.amount_fen});
    run(kAddToCell);
  }

  void ingest_one(const JobEvent& event, JobCounts& counts) {
    if (!insert_event(event)) {
      ++counts.duplicates;
      return;
    }
    JobPatent patent = find_patent(event.patent);
    const int check = failed_check(patent, event);
    if (check == 0) {
      ++counts.accepted;
      return accept(patent, event);
    }
    ++counts.refused;
    bind(kInsertRefused, {sqlite3_last_insert_rowid(db.get()), check});
    run(kInsertRefused);
  }
};

SqliteJob::SqliteJob(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SqliteJob::~SqliteJob() = default;

ledger::Result<std::unique_ptr<SqliteJob>> SqliteJob::open(const std::string& path) {
  auto impl = std::make_unique<Impl>();
  sqlite3* opened = nullptr;
  const int opening = sqlite3_open(path.c_str(), &opened);
  impl->db.reset(opened);
  if (opening != SQLITE_OK || !impl->execute(kSettings) || !impl->execute(kTables)) {
    return impl->error();
  }
  for (std::size_t i = 0; i < kStatements; ++i) {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v3(opened, kTexts.at(i), -1, SQLITE_PREPARE_PERSISTENT, &prepared,
                           nullptr) != SQLITE_OK) {
      return impl->error();
    }
    impl->statements.at(i).reset(prepared);
  }
  return std::unique_ptr<SqliteJob>(new SqliteJob(std::move(impl)));
}

ledger::Result<JobCounts> SqliteJob::ingest(std::span<const JobEvent> events, std::size_t batch) {
  JobCounts counts;
  for (std::size_t begin = 0; begin < events.size(); begin += batch) {
    impl_->run(kBegin);
    const std::size_t count = std::min(batch, events.size() - begin);
    for (const JobEvent& event : events.subspan(begin, count)) impl_->ingest_one(event, counts);
    impl_->run(kCommit);
    if (impl_->has_failed) return impl_->error();
  }
  return counts;
}

}  // namespace patledger
