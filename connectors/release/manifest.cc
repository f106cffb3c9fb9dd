#include "connectors/release/manifest.h"

#include <algorithm>

#include "ledger/base/characters.h"
#include "ledger/codec/json/text_writer.h"

namespace connectors::release {
namespace {

using ledger::codec::JsonSpacing;
using ledger::codec::JsonWriter;

constexpr std::size_t kPathBytesMax = 255;

bool is_portable(char c) {
  return ledger::is_letter(c) || ledger::is_digit(c) || c == '.' || c == '_' || c == '-';
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && std::ranges::all_of(name, is_portable);
}

constexpr std::size_t kIndent = 2;

void write_file(JsonWriter& json, const ListedFile& file) {
  json.line(2 * kIndent);
  json.open('{');
  json.member("path", file.path);
  json.member("size", file.size);
  json.member("sha256", ledger::hex(file.sha256));
  json.close('}');
}

}  // namespace

bool is_release_path(std::string_view path) {
  if (path.size() > kPathBytesMax || path == kManifestName) return false;
  for (;;) {
    const std::size_t slash = path.find('/');
    if (!is_file_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

std::string manifest_json(const Manifest& manifest) {
  std::vector<ListedFile> files = manifest.files;
  std::ranges::sort(files, {}, &ListedFile::path);
  JsonWriter json(JsonSpacing::kSpaced);
  json.open('{');
  for (const HeadMember& head : kHead) {
    json.line(kIndent);
    json.member(head.name, manifest.*head.member);
  }
  json.line(kIndent);
  json.name("files");
  json.open('[');
  for (const ListedFile& file : files) write_file(json, file);
  json.line(kIndent);
  json.close(']');
  if (!manifest.signature.empty()) {
    json.line(kIndent);
    json.member("signature", manifest.signature);
  }
  json.line();
  json.close('}');
  return std::move(json).finish() + "\n";
}

}  // namespace connectors::release
