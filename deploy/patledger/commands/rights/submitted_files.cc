#include "deploy/patledger/commands/rights/submitted_files.h"

#include <unistd.h>

#include <filesystem>

#include "deploy/patledger/cli/exit_code.h"

namespace patledger {
namespace {

using connectors::files::Item;
using connectors::files::Quarantine;
using connectors::files::SubmissionReader;

// Standard input and pipes that may be read: to open one and close it would lose what is in it.
bool is_read_once(const std::string& path) {
  if (path == "-") return true;
  std::error_code ignored;
  const auto type = std::filesystem::status(path, ignored).type();
  const bool is_stream =
      type == std::filesystem::file_type::fifo || type == std::filesystem::file_type::character;
  return is_stream && ::access(path.c_str(), R_OK) == 0;
}

}  // namespace

SubmittedGroup::SubmittedGroup(std::vector<Item> read) : items(std::move(read)) {
  inputs.reserve(items.size());
  for (const Item& item : items) inputs.push_back(item.input());
}

ledger::Status SubmittedFiles::check() {
  for (const SubmittedFile& file : files_) {
    const bool is_only_input = file.path == "-" && files_.size() == 1;
    if (!is_only_input && is_read_once(file.path)) continue;
    auto reader = SubmissionReader::open(file.path, file.format, nullptr);
    if (!reader) return reader.error();
    if (auto checked = (*reader)->check_start(); !checked) return checked;
    if (is_only_input) input_ = std::move(*reader);
  }
  return ledger::Done{};
}

ledger::Result<std::unique_ptr<SubmissionReader>> SubmittedFiles::open(const SubmittedFile& file,
                                                                       Quarantine* quarantine) {
  if (!input_) return SubmissionReader::open(file.path, file.format, quarantine);
  input_->set_quarantine(quarantine);
  return std::move(input_);
}

ledger::Result<std::vector<Item>> read_items(SubmissionReader& reader, std::size_t count) {
  auto items = reader.next(count);
  if (!items) return items;
  for (const Item& item : *items) {
    if (!item.notice.empty()) print_error(item.notice);
  }
  return items;
}

}  // namespace patledger
