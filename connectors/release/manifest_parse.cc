// Parses a manifest leniently, writes it again and compares both texts. So order, blanks, unknown
// and missing members need no checks of their own.

#include <algorithm>

#include "connectors/release/manifest.h"
#include "ledger/base/digits.h"
#include "ledger/codec/json/reader.h"
#include "ledger/model/codes.h"

namespace connectors::release {
namespace {

using ledger::Code;
using ledger::Error;
using ledger::ErrorCode;
using ledger::codec::JsonReader;

Error corrupt(std::string why) { return {ErrorCode::kCorrupt, std::move(why)}; }

void read_text(JsonReader& reader, std::string& value) {
  std::string_view text;
  if (reader.take_text(text, Code::kF01)) value = text;
}

void read_hash(JsonReader& reader, ledger::Hash& value) {
  std::string_view text;
  if (!reader.take_text(text, Code::kF01)) return;
  if (const auto hash = ledger::parse_hex(text)) value = *hash;
}

void read_file(JsonReader& reader, ListedFile& file) {
  std::string_view key;
  for (bool more = reader.enter_object(key); more; more = reader.next_key(key)) {
    if (key == "path") {
      read_text(reader, file.path);
    } else if (key == "size") {
      reader.take_integer(file.size);
    } else if (key == "sha256") {
      read_hash(reader, file.sha256);
    } else {
      reader.skip();
    }
  }
}

void read_files(JsonReader& reader, std::vector<ListedFile>& files) {
  for (bool more = reader.enter_array(); more; more = reader.next_item()) {
    read_file(reader, files.emplace_back());
  }
}

void read_member(JsonReader& reader, std::string_view key, Manifest& manifest) {
  const auto head = std::ranges::find(kHead, key, &HeadMember::name);
  if (head != kHead.end()) {
    read_text(reader, manifest.*head->member);
  } else if (key == "files") {
    read_files(reader, manifest.files);
  } else if (key == "signature") {
    read_text(reader, manifest.signature);
  } else {
    reader.skip();
  }
}

ledger::Result<Manifest> read_manifest(std::string_view json) {
  ledger::codec::FaultList faults;
  JsonReader reader(faults);
  Manifest manifest;
  manifest.format.clear();
  std::string_view key;
  reader.open(json);
  for (bool more = reader.enter_object(key); more; more = reader.next_key(key)) {
    read_member(reader, key, manifest);
  }
  reader.close();
  if (!faults.empty()) return corrupt(faults.faults().front().detail);
  return manifest;
}

// The number of the first line that differs, from 1.
std::size_t first_different_line(std::string_view one, std::string_view other) {
  const auto apart = std::ranges::mismatch(one, other);
  return 1 + static_cast<std::size_t>(std::count(one.begin(), apart.in1, '\n'));
}

bool is_head_text(std::string_view text) {
  return !text.empty() && text.size() <= kHeadBytesMax &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// Checked first: a later format may have other members.
ledger::Status check_format(const std::string& format) {
  if (format == kFormat) return ledger::Done{};
  const std::string_view family = kFormat.substr(0, kFormat.find('/') + 1);
  const std::string_view number =
      std::string_view(format).substr(format.starts_with(family) ? family.size() : format.size());
  if (!ledger::parse_digits(number)) return corrupt("not a release manifest");
  return Error{ErrorCode::kNewer,
               "format " + format + " is not supported; this build reads " + std::string(kFormat)};
}

ledger::Status check_head(const Manifest& manifest) {
  for (const HeadMember& head : kHead) {
    if (!is_head_text(manifest.*head.member)) {
      return corrupt(std::string(head.name) + " is empty, too long, or not of printable ASCII");
    }
  }
  if (!ledger::parse_digits(manifest.position)) return corrupt("position is not a number");
  if (!ledger::parse_hex(manifest.root)) return corrupt("root is not a hash");
  return ledger::Done{};
}

ledger::Status check_files(const std::vector<ListedFile>& files) {
  for (const ListedFile& file : files) {
    if (!is_release_path(file.path)) return corrupt("a path is not allowed in a release");
  }
  const auto twice = std::ranges::adjacent_find(files, {}, &ListedFile::path);
  if (twice != files.end()) return corrupt(twice->path + " is listed twice");
  return ledger::Done{};
}

}  // namespace

ledger::Result<Manifest> parse_manifest(std::string_view json) {
  if (json.size() > kManifestBytesMax)
    return corrupt("more than " + std::to_string(kManifestBytesMax) + " bytes");
  auto manifest = read_manifest(json);
  if (!manifest) return manifest;
  if (const auto format = check_format(manifest->format); !format) return format.error();
  if (const auto head = check_head(*manifest); !head) return head.error();
  if (const std::string expected = manifest_json(*manifest); expected != json) {
    return corrupt("line " + std::to_string(first_different_line(json, expected)) +
                   " is not in the canonical form");
  }
  if (const auto files = check_files(manifest->files); !files) return files.error();
  return manifest;
}

}  // namespace connectors::release
