#include "ledger/store/format_file.h"

#include "ledger/base/digits.h"
#include "ledger/os/file.h"

namespace ledger::store {
namespace {

std::string path_in(const std::string& directory) { return directory + "/FORMAT"; }

}  // namespace

Status check_format(ByteView text, std::int64_t newest) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const auto number = parse_digits(text);
  if (!number || *number == 0) {
    return Error{ErrorCode::kCorrupt,
                 "not a format number: \"" + std::string(text.substr(0, 32)) + "\""};
  }
  if (*number > newest) {
    return Error{ErrorCode::kNewer, "format " + std::to_string(*number) +
                                        " is newer than this build reads (up to " +
                                        std::to_string(newest) + "); use a newer build"};
  }
  return Done{};
}

Result<bool> find_format(const std::string& directory) {
  const auto text = os::read_file(path_in(directory));
  if (!text) return text.error();
  if (!*text) return false;
  if (const auto checked = check_format(**text); !checked) {
    return Error{checked.error().code, path_in(directory) + ": " + checked.error().context};
  }
  return true;
}

Status write_format(const std::string& directory) {
  return os::replace_file(path_in(directory), std::to_string(kFormat) + "\n");
}

}  // namespace ledger::store
