#include "connectors/files/submission_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "connectors/files/spool.h"
#include "ledger/base/limits.h"
#include "ledger/codec/capnp/codec.h"

namespace connectors::files {
namespace {

using ledger::Bytes;
using ledger::ByteView;
using ledger::Error;
using ledger::ErrorCode;
using ledger::kSubmissionBytesMax;
using ledger::Result;
using ledger::service::Encoding;

constexpr std::size_t kChunkBytes = std::size_t{1} << 18U;
constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool is_blank(ByteView line) { return line.find_first_not_of(" \t\r") == ByteView::npos; }

constexpr std::size_t kSignatureBytes = 8;  // As many as fault_of() reads, and more.

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
  if (byte < 0x20 && !is_blank(start.substr(found, 1)) && byte != '\n') return {};
  if (found == 3) return "UTF-32";
  if (found == 1) return "UTF-16";
  constexpr std::string_view kThree("\0\0\0", 3);
  if (start.substr(1).starts_with(kThree)) return "UTF-32";
  return start.substr(1).starts_with('\0') ? "UTF-16" : "";
}

// What a source is whose first byte that is not blank does not begin a JSON object, and what to do.
std::string fault_of(ByteView start) {
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

constexpr std::string_view kOverSeveralLines =
    "a JSON object over several lines, not NDJSON (one JSON object a line); convert it with jq -c "
    ".";

}  // namespace

struct SubmissionReader::Impl {
  std::string path;
  Format format = Format::kNdjson;
  std::string spool_folder;
  int file = -1;
  bool is_over = false;  // The end of the source was reached.
  bool is_first = true;  // A byte-order mark may follow.
  bool is_checked = false;
  Bytes buffer;
  std::size_t start = 0;     // Of the bytes in `buffer` that are not returned yet.
  std::size_t searched = 0;  // Bytes from `start` without a line end.
  std::uint64_t line = 0;
  std::uint64_t bytes_read = 0;
  std::optional<std::uint64_t> size;

  ByteView rest() const { return ByteView(buffer).substr(start); }

  void drop(std::size_t count) {
    start += count;
    searched = 0;
    if (start > kChunkBytes) {
      buffer.erase(0, start);
      start = 0;
    }
  }

  // Reads a chunk. Sets is_over at the end.
  Result<std::size_t> fill() {
    const std::size_t old = buffer.size();
    buffer.resize(old + kChunkBytes);
    ssize_t got = 0;
    do {
      got = ::read(file, buffer.data() + old, kChunkBytes);
    } while (got < 0 && errno == EINTR);
    buffer.resize(old + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got < 0) return Error{ErrorCode::kInvalid, path + ": " + std::strerror(errno)};
    if (got == 0) is_over = true;
    bytes_read += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }

  void take_bom() {
    if (!is_first || rest().size() < kBom.size()) return;
    is_first = false;
    if (rest().starts_with(kBom)) drop(kBom.size());
  }

  Error not_ndjson(std::string_view fault) const {
    return {ErrorCode::kInvalid, path + ": " + std::string(fault)};
  }

  // Reads what fault_of() needs.
  ledger::Status refuse() {
    while (!is_over && rest().size() < kSignatureBytes) {
      if (const auto filled = fill(); !filled) return filled.error();
    }
    return not_ndjson(fault_of(rest()));
  }

  // Skips blanks up to the first other byte, and returns whether there is one.
  Result<bool> skip_blanks() {
    for (;;) {
      take_bom();
      const bool may_be_bom = is_first && kBom.starts_with(rest());
      const std::size_t found = may_be_bom ? 0 : rest().find_first_not_of(" \t\r\n");
      if (!may_be_bom && found != ByteView::npos) {
        skip(found);
        return true;
      }
      if (!may_be_bom) skip(rest().size());
      if (is_over) return !rest().empty();
      if (const auto filled = fill(); !filled) return filled.error();
    }
  }

  void skip(std::size_t count) {
    if (count > 0) is_first = false;
    line += static_cast<std::uint64_t>(std::ranges::count(rest().substr(0, count), '\n'));
    drop(count);
  }

  ledger::Status check_start() {
    if (is_checked || format != Format::kNdjson) return ledger::Done{};
    is_checked = true;
    const auto has_text = skip_blanks();
    if (!has_text) return has_text.error();
    if (!*has_text) return ledger::Done{};
    return rest().starts_with('{') ? check_object() : refuse();
  }

  // Refuses an object that spans several lines: its first line is '{' and blanks alone.
  ledger::Status check_object() {
    for (;;) {
      const std::size_t next = rest().find_first_not_of(" \t\r", 1);
      if (next == 1 && rest()[next] == '\0') return refuse();  // UTF-16 or UTF-32.
      if (next != ByteView::npos && rest()[next] != '\n') return ledger::Done{};
      if (next != ByteView::npos || is_over) return not_ndjson(kOverSeveralLines);
      // Too long for a submission, whatever follows the blanks.
      if (rest().size() > kSubmissionBytesMax) return not_ndjson(kOverSeveralLines);
      if (const auto filled = fill(); !filled) return filled.error();
    }
  }

  // Spools a line that is too long.
  Result<std::optional<Item>> spool_line() {
    Spool spool(spool_folder);
    for (;;) {
      const std::size_t end = rest().find('\n');
      const ByteView part = rest().substr(0, end);
      if (const auto written = spool.write(part); !written) return written.error();
      drop(end == ByteView::npos ? rest().size() : end + 1);
      if (end != ByteView::npos || is_over) break;
      if (const auto filled = fill(); !filled) return filled.error();
    }
    const auto name = spool.finish();
    if (!name) return name.error();
    return std::optional(Item{*name, Encoding::kSpooled, ++line});
  }

  // The next complete line that is not blank; empty if more must be read first.
  Result<std::optional<Item>> take_line() {
    for (;;) {
      const std::size_t found = rest().find('\n', searched);
      const bool is_ended = found != ByteView::npos;
      const std::size_t end = is_ended ? found : rest().size();
      if (end > kSubmissionBytesMax) return spool_line();
      if (!is_ended && (!is_over || end == 0)) {
        searched = end;
        return std::optional<Item>();
      }
      Item item = short_line(end);
      drop(is_ended ? end + 1 : end);
      if (!is_blank(item.bytes)) return std::optional(std::move(item));
    }
  }

  Item short_line(std::size_t end) {
    ByteView text = rest().substr(0, end);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return {Bytes(text), Encoding::kJson, ++line};
  }

  // The next complete message, or the rest of the source if it is not one; empty if more must be
  // read first.
  Result<std::optional<Item>> take_message() {
    if (rest().empty()) return std::optional<Item>();
    const auto size_of_message = ledger::codec::CapnpCodec::framed_size(rest());
    const bool is_whole = size_of_message && *size_of_message <= rest().size();
    const bool may_grow = !is_over && rest().size() <= kSubmissionBytesMax;
    if (!is_whole && may_grow) return std::optional<Item>();
    const std::size_t count = is_whole ? *size_of_message : rest().size();
    Item item{Bytes(rest().substr(0, count)), Encoding::kCapnp, ++line};
    drop(count);
    if (!is_whole) is_over = true;
    return std::optional(std::move(item));
  }
};

SubmissionReader::SubmissionReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

SubmissionReader::~SubmissionReader() {
  if (impl_->file > STDIN_FILENO) ::close(impl_->file);
}

Result<std::unique_ptr<SubmissionReader>> SubmissionReader::open(const std::string& path,
                                                                 Format format,
                                                                 const std::string& spool) {
  auto impl = std::make_unique<Impl>();
  impl->path = path == "-" ? "standard input" : path;
  impl->format = format;
  impl->is_first = format == Format::kNdjson;
  impl->spool_folder = spool;
  impl->file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (impl->file < 0 || ::fstat(impl->file, &status) != 0) {
    return Error{ErrorCode::kInvalid, path + ": " + std::strerror(errno)};
  }
  std::unique_ptr<SubmissionReader> reader(new SubmissionReader(std::move(impl)));
  if (S_ISDIR(status.st_mode)) {
    return Error{ErrorCode::kInvalid, path + ": " + std::strerror(EISDIR)};
  }
  if (S_ISREG(status.st_mode)) reader->impl_->size = static_cast<std::uint64_t>(status.st_size);
  return reader;
}

ledger::Status SubmissionReader::check_start() { return impl_->check_start(); }

Result<std::vector<Item>> SubmissionReader::next(std::size_t count) {
  if (const auto checked = check_start(); !checked) return checked.error();
  std::vector<Item> items;
  while (items.size() < count) {
    impl_->take_bom();
    auto item = impl_->format == Format::kNdjson ? impl_->take_line() : impl_->take_message();
    if (!item) return item.error();
    if (*item) {
      items.push_back(std::move(**item));
      continue;
    }
    if (impl_->is_over) break;
    if (!items.empty() && !impl_->size) break;  // A pipe: return what it has.
    if (const auto filled = impl_->fill(); !filled) return filled.error();
  }
  return items;
}

std::optional<std::uint64_t> SubmissionReader::size_bytes() const { return impl_->size; }
std::uint64_t SubmissionReader::read_bytes() const { return impl_->bytes_read; }

Format format_of(const std::string& path) {
  return path.ends_with(".capnp") ? Format::kCapnp : Format::kNdjson;
}

}  // namespace connectors::files
