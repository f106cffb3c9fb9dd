#include "connectors/files/not_ndjson.h"

#include <utility>

namespace connectors::files {
namespace {

using ledger::ByteView;

constexpr std::pair<std::string_view, std::string_view> kCompressed[]{
    {"\x1F\x8B", "gzip -dc"}, {"\x28\xB5\x2F\xFD", "zstd -dc"}, {"\xFD\x37zXZ", "xz -dc"}};

// The encoding of a text that is not UTF-8, by its byte-order mark or by the NUL bytes beside a
// character of ASCII. Empty if it is not such a text. Cap'n Proto begins with more NUL bytes, or
// with a control character.
std::string_view wide_encoding_of(ByteView start) {
  constexpr std::string_view kLittle32("\xFF\xFE\0\0", 4);
  constexpr std::string_view kBig32("\0\0\xFE\xFF", 4);
  if (start.starts_with(kLittle32) || start.starts_with(kBig32)) return "UTF-32";
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) return "UTF-16";
  const std::size_t found = start.substr(0, 4).find_first_not_of('\0');
  if (found == ByteView::npos || found == 2) return {};
  const auto byte = static_cast<unsigned char>(start[found]);
  if (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') return {};
  if (found == 3) return "UTF-32";
  if (found == 1) return "UTF-16";
  constexpr std::string_view kThree("\0\0\0", 3);
  if (start.substr(1).starts_with(kThree)) return "UTF-32";
  return start.substr(1).starts_with('\0') ? "UTF-16" : "";
}

}  // namespace

std::string not_ndjson(ByteView start) {
  if (const auto encoding = wide_encoding_of(start); !encoding.empty()) {
    return std::string(encoding) + " text, not NDJSON in UTF-8; save it as UTF-8";
  }
  for (const auto& [magic, unpack] : kCompressed) {
    if (!start.starts_with(magic)) continue;
    return "a compressed file, not NDJSON; decompress it first, with " + std::string(unpack);
  }
  if (start.starts_with('[')) {
    return "a JSON array, not NDJSON (one JSON object a line); convert it with jq -c '.[]'";
  }
  if (start.starts_with("PK\x03\x04")) {
    return "a workbook or ZIP archive, not NDJSON (one JSON object a line); export its rows as "
           "NDJSON";
  }
  return "not NDJSON: its first line does not begin with {; write one JSON object a line, or give "
         "--format capnp for Cap'n Proto";
}

}  // namespace connectors::files
