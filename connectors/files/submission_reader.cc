#include "connectors/files/submission_reader.h"

#include <algorithm>
#include <limits>

#include "connectors/files/byte_source.h"
#include "connectors/files/not_ndjson.h"
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
using ledger::codec::CapnpCodec;
using ledger::service::Encoding;
using ledger::service::Spooled;

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::uint64_t kToTheEnd = std::numeric_limits<std::uint64_t>::max();

bool is_blank(ByteView line) { return line.find_first_not_of(" \t\r") == ByteView::npos; }

std::string stored_text(const Spooled& spooled, const Quarantine* quarantine) {
  if (quarantine == nullptr) return {};
  if (spooled.stored == 0) return "; not stored: " + quarantine->folder() + " is full";
  const std::string path = quarantine->folder() + "/" + spooled.file_name();
  if (spooled.is_whole()) return "; stored as " + path;
  return "; its first " + std::to_string(spooled.stored) + " bytes are stored as " + path;
}

}  // namespace

struct SubmissionReader::Impl {
  using OptionalItem = Result<std::optional<Item>>;

  ByteSource source;
  Format format;
  Quarantine* quarantine;
  bool is_first = format == Format::kNdjson;  // A byte-order mark may follow.
  bool is_checked = false;
  std::size_t searched = 0;  // Bytes of the rest without a line end.
  std::uint64_t line = 0;

  ByteView rest() const { return source.rest(); }

  void drop(std::size_t count) {
    source.drop(count);
    searched = 0;
  }

  void take_bom() {
    if (!is_first || rest().size() < kBom.size()) return;
    is_first = false;
    if (rest().starts_with(kBom)) drop(kBom.size());
  }

  Error refusal(std::string_view fault) const {
    return {ErrorCode::kInvalid, source.name() + ": " + std::string(fault)};
  }

  // Reads what not_ndjson() needs.
  ledger::Status refuse() {
    while (!source.is_over() && rest().size() < kSignatureBytes) {
      if (auto filled = source.fill(); !filled) return filled;
    }
    return refusal(not_ndjson(rest()));
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
      if (source.is_over()) return !rest().empty();
      if (const auto filled = source.fill(); !filled) return filled.error();
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
      if (next != ByteView::npos || source.is_over()) return refusal(kOverSeveralLines);
      // Too long for a submission, whatever follows the blanks.
      if (rest().size() > kSubmissionBytesMax) return refusal(kOverSeveralLines);
      if (auto filled = source.fill(); !filled) return filled;
    }
  }

  OptionalItem take() { return format == Format::kNdjson ? take_line() : take_message(); }

  // The next complete line that is not blank; empty if more must be read first.
  OptionalItem take_line() {
    for (;;) {
      const std::size_t found = rest().find('\n', searched);
      const bool is_ended = found != ByteView::npos;
      const std::size_t end = is_ended ? found : rest().size();
      if (end > kSubmissionBytesMax) return spool_line();
      if (!is_ended && (!source.is_over() || end == 0)) {
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

  OptionalItem spool_line() {
    Spool spool(quarantine);
    for (;;) {
      const std::size_t end = rest().find('\n');
      if (const auto written = spool.write(rest().substr(0, end)); !written) return written.error();
      drop(end == ByteView::npos ? rest().size() : end + 1);
      if (end != ByteView::npos || source.is_over()) break;
      if (const auto filled = source.fill(); !filled) return filled.error();
    }
    const auto spooled = spool.finish();
    if (!spooled) return spooled.error();
    return std::optional(oversized(*spooled, "line "));
  }

  Item oversized(const Spooled& spooled, std::string_view kind) {
    Item item{spooled.text(), Encoding::kSpooled, ++line};
    item.notice = source.name() + ": " + std::string(kind) + std::to_string(line) + " has " +
                  std::to_string(spooled.size) + " bytes, and a submission has at most " +
                  std::to_string(kSubmissionBytesMax) + stored_text(spooled, quarantine);
    return item;
  }

  // The next complete message; empty if more must be read first.
  OptionalItem take_message() {
    if (rest().empty()) return std::optional<Item>();
    const std::uint64_t offset = source.offset();
    const auto frame = CapnpCodec::frame_at(rest());
    if (frame.is_broken) return take_rest(offset);
    const bool is_whole = frame.size && *frame.size <= rest().size();
    if (is_whole && *frame.size <= kSubmissionBytesMax) {
      return std::optional(message(static_cast<std::size_t>(*frame.size)));
    }
    if (frame.size && *frame.size > kSubmissionBytesMax) return spool_message(*frame.size, offset);
    return source.is_over() ? take_rest(offset) : OptionalItem(std::optional<Item>());
  }

  Item message(std::size_t size) {
    Item item{Bytes(rest().substr(0, size)), Encoding::kCapnp, ++line};
    drop(size);
    return item;
  }

  OptionalItem spool_message(std::uint64_t size, std::uint64_t offset) {
    const auto spooled = spool_bytes(size);
    if (!spooled) return spooled.error();
    if (spooled->size < size) return std::optional(broken_rest(*spooled, offset));
    return std::optional(oversized(*spooled, "message "));
  }

  // Spools so many bytes, or up to the end.
  Result<Spooled> spool_bytes(std::uint64_t count) {
    Spool spool(quarantine);
    for (;;) {
      const ByteView part = rest().substr(0, std::min<std::uint64_t>(count, rest().size()));
      if (const auto written = spool.write(part); !written) return written.error();
      count -= part.size();
      drop(part.size());
      if (count == 0 || source.is_over()) return spool.finish();
      if (const auto filled = source.fill(); !filled) return filled.error();
    }
  }

  // The rest of the source, which begins at `offset`.
  OptionalItem take_rest(std::uint64_t offset) {
    while (!source.is_over() && rest().size() <= kSubmissionBytesMax) {
      if (const auto filled = source.fill(); !filled) return filled.error();
    }
    if (rest().size() > kSubmissionBytesMax) {
      const auto spooled = spool_bytes(kToTheEnd);
      if (!spooled) return spooled.error();
      return std::optional(broken_rest(*spooled, offset));
    }
    const std::size_t size = rest().size();
    return std::optional(broken(message(size), offset, size));
  }

  Item broken_rest(const Spooled& spooled, std::uint64_t offset) {
    Item item = broken({spooled.text(), Encoding::kSpooled, ++line}, offset, spooled.size);
    item.notice += stored_text(spooled, quarantine);
    return item;
  }

  Item broken(Item item, std::uint64_t offset, std::uint64_t size) const {
    item.broken_at = offset;
    item.notice = source.name() + ": no Cap'n Proto message begins at offset " +
                  std::to_string(offset) + ", or it is cut off; the " + std::to_string(size) +
                  " bytes from there to the end are one malformed submission";
    return item;
  }
};

SubmissionReader::SubmissionReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SubmissionReader::~SubmissionReader() = default;

Result<std::unique_ptr<SubmissionReader>> SubmissionReader::open(const std::string& path,
                                                                 Format format,
                                                                 Quarantine* quarantine) {
  auto source = ByteSource::open(path);
  if (!source) return source.error();
  std::unique_ptr<Impl> impl(new Impl{std::move(*source), format, quarantine});
  return std::unique_ptr<SubmissionReader>(new SubmissionReader(std::move(impl)));
}

ledger::Status SubmissionReader::check_start() { return impl_->check_start(); }
void SubmissionReader::set_quarantine(Quarantine* quarantine) { impl_->quarantine = quarantine; }

Result<std::vector<Item>> SubmissionReader::next(std::size_t count) {
  if (const auto checked = check_start(); !checked) return checked.error();
  std::vector<Item> items;
  while (items.size() < count) {
    impl_->take_bom();
    auto item = impl_->take();
    if (!item) return item.error();
    if (*item) {
      items.push_back(std::move(**item));
      continue;
    }
    if (impl_->source.is_over()) break;
    if (!items.empty() && !impl_->source.size_bytes()) break;  // A pipe: return what it has.
    if (const auto filled = impl_->source.fill(); !filled) return filled.error();
  }
  return items;
}

std::optional<std::uint64_t> SubmissionReader::size_bytes() const {
  return impl_->source.size_bytes();
}
std::uint64_t SubmissionReader::read_bytes() const { return impl_->source.read_bytes(); }

Format format_of(const std::string& path) {
  return path.ends_with(".capnp") ? Format::kCapnp : Format::kNdjson;
}

}  // namespace connectors::files
