#include "ledger/store/place.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "ledger/os/access.h"
#include "ledger/os/file.h"
#include "ledger/store/format_file.h"
#include "ledger/store/high_water.h"

namespace ledger::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "high-water";
constexpr std::string_view kDatabase = "db";

// What the making of a ledger leaves if it is interrupted before it writes FORMAT, and what a new
// file system has.
constexpr auto kOfNew =
    std::to_array<std::string_view>({"LOCK", kMark, "high-water.new", "FORMAT.new", "lost+found"});

Error no_ledger(const std::string& directory, const std::string& why) {
  return {ErrorCode::kNoLedger, directory + ": " + why};
}

// One of another ledger, whose FORMAT and database are gone, says how many entries there were.
bool is_mark_of_entries(const std::string& directory) {
  const auto mark = HighWater::read(directory + "/" + std::string(kMark));
  return !mark || (*mark && (*mark)->size > 0);
}

Result<Place> place_without_format(const std::string& directory) {
  bool has_database = false;
  std::string foreign;
  std::error_code failed;
  for (const auto& file : fs::directory_iterator(directory, failed)) {
    const std::string name = file.path().filename().string();
    if (name == kDatabase) has_database = true;
    if (std::ranges::find(kOfNew, name) == kOfNew.end()) foreign = std::max(foreign, name);
  }
  if (failed) return os::os_error("list", directory, failed.value());
  if (has_database) {
    return no_ledger(
        directory,
        "no ledger in this directory: the file FORMAT is missing, but there is a folder "
        "db; if it was a ledger, run `patledger repair " +
            directory + " --to NEW`");
  }
  if (!foreign.empty()) {
    return no_ledger(
        directory, "no ledger in this directory (no file FORMAT), but other files, as " + foreign +
                       "; check its path, or name a directory that is empty or new");
  }
  if (is_mark_of_entries(directory)) {
    return no_ledger(
        directory,
        "no ledger in this directory: the file FORMAT and the folder db of the one that "
        "was here are missing; restore a backup");
  }
  return Place::kNew;
}

}  // namespace

Result<Place> find_place(const std::string& directory) {
  const auto format = find_format(directory);
  if (!format) return format.error();
  if (*format) return Place::kLedger;
  std::error_code failed;
  const auto status = fs::status(directory, failed);
  if (status.type() == fs::file_type::not_found && failed != std::errc::not_a_directory) {
    return Place::kNew;
  }
  if (status.type() != fs::file_type::directory) {
    return no_ledger(directory, "not a directory: no ledger here; check its path");
  }
  return place_without_format(directory);
}

Status check_access(const std::string& directory, AccessNeeded needed) {
  std::vector<std::string> names{"FORMAT", std::string(kMark), std::string(kDatabase)};
  if (needed.write) names.emplace_back("LOCK");
  if (needed.all) names.insert(names.end(), {"snapshots", "quarantine"});
  const std::string folder = directory + "/";
  for (std::string& name : names) {
    if (auto checked = os::check_access(name.insert(0, folder), needed.write); !checked) {
      return checked;
    }
  }
  return Done{};
}

Status find_ledger(const std::string& directory) {
  const auto place = find_place(directory);
  if (!place) return place.error();
  if (*place == Place::kLedger) return Done{};
  return no_ledger(directory, "no ledger in this directory (no file FORMAT); check its path");
}

}  // namespace ledger::store
