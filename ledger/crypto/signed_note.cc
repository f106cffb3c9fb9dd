#include "ledger/crypto/signed_note.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ledger/crypto/base64.h"

namespace ledger::crypto {
namespace {

constexpr ByteView kDash = "\xE2\x80\x94 ";  // U+2014 and a blank.

Error invalid(const char* why) { return {ErrorCode::kInvalid, why}; }
Error corrupt(std::string why) { return {ErrorCode::kCorrupt, std::move(why)}; }

bool is_note_text(ByteView text) {
  return text.ends_with('\n') && text.size() <= kNoteBytesMax &&
         std::ranges::all_of(text, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
}

// A signature line.
struct SignatureLine {
  std::string_view name;
  Bytes bytes;  // Key hash and signature.
};

std::optional<SignatureLine> parse_line(ByteView line) {
  if (!line.starts_with(kDash)) return std::nullopt;
  line.remove_prefix(kDash.size());
  const std::size_t blank = line.find(' ');
  if (blank == ByteView::npos || !is_key_name(line.substr(0, blank))) return std::nullopt;
  auto bytes = parse_base64(line.substr(blank + 1));
  if (!bytes || bytes->size() <= 4) return std::nullopt;
  return SignatureLine{line.substr(0, blank), std::move(*bytes)};
}

// The signatures of the lines that name this key.
Result<std::vector<Bytes>> signatures_by(const VerifierKey& key, ByteView lines) {
  const Bytes hash = key_hash(key);
  std::vector<Bytes> found;
  for (std::size_t count = 0; !lines.empty(); ++count) {
    if (count == kNoteSignaturesMax) return invalid("the note has more than 16 signatures");
    const std::size_t end = lines.find('\n');
    const auto line = parse_line(lines.substr(0, end));
    if (!line || end == ByteView::npos) return invalid("the note has a malformed signature line");
    lines.remove_prefix(end + 1);
    if (line->name == key.name && line->bytes.starts_with(hash)) {
      found.push_back(line->bytes.substr(hash.size()));
    }
  }
  return found;
}

bool is_signature_of(ByteView text, ByteView bytes, const VerifierKey& key) {
  Signature signature{};
  if (bytes.size() != signature.size()) return false;
  std::copy(bytes.begin(), bytes.end(), signature.begin());
  return is_signed(text, signature, key.key);
}

}  // namespace

Result<Bytes> sign_note(ByteView text, const SignerKey& key) {
  if (!is_note_text(text)) return invalid("the text of a note must be lines of printable ASCII");
  const auto signature = sign(key.seed, text);
  if (!signature) return signature.error();
  const Bytes signed_by = key_hash(key.verifier) += view_of(*signature);
  Bytes note = Bytes(text) + "\n" + Bytes(kDash);
  note += key.verifier.name + " " + base64(signed_by) + "\n";
  if (note.size() > kNoteBytesMax) return invalid("the note exceeds the maximum size");
  return note;
}

Result<ByteView> open_note(ByteView note, const VerifierKey& key) {
  if (note.size() > kNoteBytesMax) return invalid("the note exceeds the maximum size");
  const std::size_t split = note.rfind("\n\n");
  if (split == ByteView::npos) return invalid("the note has no signatures");
  const ByteView text = note.substr(0, split + 1);
  if (!is_note_text(text)) return invalid("the text of a note must be lines of printable ASCII");
  const auto signatures = signatures_by(key, note.substr(split + 2));
  if (!signatures) return signatures.error();
  if (signatures->size() != 1) {
    return corrupt(signatures->empty() ? "not signed by " + key_id(key)
                                       : "signed more than once by " + key_id(key));
  }
  if (!is_signature_of(text, signatures->front(), key)) {
    return corrupt("the signature by " + key_id(key) + " does not match the text");
  }
  return text;
}

}  // namespace ledger::crypto
