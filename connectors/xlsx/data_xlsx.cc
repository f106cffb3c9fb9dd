#include "connectors/xlsx/data_xlsx.h"

#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <utility>

#include "connectors/xlsx/cover_sheet.h"
#include "connectors/xlsx/data_sheet.h"
#include "connectors/xlsx/table_sheet.h"
#include "connectors/xlsx/workbook.h"
#include "ledger/os/file.h"
#include "projections/release/cube/long_form.h"

namespace connectors::xlsx {
namespace {

using ledger::Error;
using ledger::ErrorCode;

// The library formats numbers by the locale, with a comma in some.
class PlainLocale {
 public:
  PlainLocale() : plain_(::newlocale(LC_ALL_MASK, "C", nullptr)), before_(::uselocale(plain_)) {}
  ~PlainLocale() {
    ::uselocale(before_);
    ::freelocale(plain_);
  }
  PlainLocale(const PlainLocale&) = delete;
  PlainLocale& operator=(const PlainLocale&) = delete;

 private:
  locale_t plain_;
  locale_t before_;
};

// A temporary file, removed by the destructor.
class ScratchFile {
 public:
  static ledger::Result<ScratchFile> make(const std::string& folder) {
    std::string path = folder + "/data.xlsx.XXXXXX";
    const int descriptor = ::mkstemp(path.data());
    if (descriptor < 0) return ledger::os::os_error("create", path);
    ::close(descriptor);
    return ScratchFile(std::move(path));
  }
  ~ScratchFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  ScratchFile(ScratchFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ScratchFile& operator=(ScratchFile&&) = delete;

  const std::string& path() const { return path_; }

 private:
  explicit ScratchFile(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

ledger::Status write(const projections::release::Release& release, const std::string& path,
                     const std::string& scratch) {
  const PlainLocale locale;
  Workbook workbook(path, scratch, release.head.id, release.head.prepared);
  add_cover_sheet(workbook, release.head);
  for (const auto& table : release.tables) add_table_sheet(workbook, table);
  add_data_sheet(workbook, release);
  return workbook.save();
}

}  // namespace

ledger::Result<ledger::Bytes> data_xlsx(const projections::release::Release& release,
                                        const std::string& scratch) {
  const std::size_t observations = projections::release::observations_of(release);
  if (observations > kObservationsMax) {
    return Error{ErrorCode::kInvalid, "data.xlsx: " + std::to_string(observations) +
                                          " observations; a sheet holds at most " +
                                          std::to_string(kObservationsMax)};
  }
  const auto file = ScratchFile::make(scratch);
  if (!file) return file.error();
  if (const auto written = write(release, file->path(), scratch); !written) return written.error();
  auto bytes = ledger::os::read_file(file->path());
  if (!bytes) return bytes.error();
  if (!*bytes)
    return Error{ErrorCode::kUnavailable, "read " + file->path() + ": the file was removed"};
  return std::move(**bytes);
}

}  // namespace connectors::xlsx
