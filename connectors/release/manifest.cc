#include "connectors/release/manifest.h"

#include <algorithm>

#include "ledger/codec/json_text.h"

namespace connectors::release {
namespace {

constexpr std::size_t kPathBytesMax = 255;

bool is_portable(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && std::ranges::all_of(name, is_portable);
}

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += "  \"";
  out += name;
  out += "\": ";
  ledger::codec::append_quoted(out, value);
}

void append_file(std::string& out, const ListedFile& file) {
  out += "    {\"path\": ";
  ledger::codec::append_quoted(out, file.path);
  out += ", \"size\": " + std::to_string(file.size);
  out += ", \"sha256\": \"" + ledger::hex(file.sha256) + "\"}";
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
  std::string out = "{\n";
  for (const HeadMember& head : kHead) {
    append_member(out, head.name, manifest.*head.member);
    out += ",\n";
  }
  out += "  \"files\": [";
  for (const ListedFile& file : files) {
    out += out.ends_with('[') ? "\n" : ",\n";
    append_file(out, file);
  }
  out += "\n  ]";
  if (!manifest.signature.empty()) {
    out += ",\n";
    append_member(out, "signature", manifest.signature);
  }
  return out + "\n}\n";
}

}  // namespace connectors::release
