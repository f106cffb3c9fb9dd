#include "ledger/codec/json/submission.h"

#include <optional>

#include "ledger/codec/envelope.h"
#include "ledger/codec/json/body.h"
#include "ledger/codec/json/values.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

// A submission that is being read. A body before its type is read at the end.
struct Draft {
  Decoded* decoded;
  Submission* submission;
  std::optional<std::size_t> type;
  bool has_type = false;  // Also if it is unknown.
  std::size_t waiting_body = 0;
};

Draft& draft_of(void* object) { return *static_cast<Draft*>(object); }

void read_id(JsonReader& reader, void* object) {
  Draft& draft = draft_of(object);
  std::string_view text;
  if (!reader.take_text(text, Code::kF01) || !check_id(reader.faults(), text)) return;
  draft.submission->id = text;
  draft.decoded->id = text;
}

void read_source(JsonReader& reader, void* object) {
  Draft& draft = draft_of(object);
  std::string_view text;
  if (!reader.take_text(text, Code::kF06)) return;
  PartyId& source = draft.submission->source;
  if (parse_value(reader.faults(), text, source)) draft.decoded->source = source.view();
}

void read_at(JsonReader& reader, void* object) {
  read_value(reader, Need::kRequired, draft_of(object).submission->at);
}

void read_type(JsonReader& reader, void* object) {
  Draft& draft = draft_of(object);
  draft.has_type = true;
  std::string_view text;
  if (!reader.take_text(text, Code::kF05)) return;
  draft.type = find_type(text);
  if (!draft.type) reader.faults().add(Code::kF05, unknown_type(text));
}

void read_acknowledge(JsonReader& reader, void* object) {
  auto& codes = draft_of(object).submission->acknowledge;
  read_value(reader, Need::kOptional, codes);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    reader.faults().enter(i);
    check_waivable(reader.faults(), codes[i]);
    reader.faults().leave();
  }
}

void read_expect(JsonReader& reader, void* object) {
  auto& expect = draft_of(object).submission->expect;
  if (reader.peek() != '{') return reader.refuse(Code::kF01, "must be an object");
  FaultList& faults = reader.faults();
  std::string_view key;
  bool is_good = true;
  for (bool more = reader.enter_object(key); more; more = reader.next_key(key)) {
    Expectation& expectation = expect.emplace_back();
    faults.enter(key);
    is_good &= parse_value(faults, key, expectation.patent);
    is_good &= reader.take_integer(expectation.version);
    faults.leave();
  }
  if (reader.failed() || !check_size(faults, expect.size())) return;
  if (is_good) sort_expect(faults, expect);
}

void read_waiting(JsonReader& reader, Draft& draft) {
  if (draft.type) {
    read_body(reader, *draft.type, draft.submission->body);
  } else {
    reader.skip();
  }
}

void read_body_row(JsonReader& reader, void* object) {
  Draft& draft = draft_of(object);
  if (draft.has_type) return read_waiting(reader, draft);
  draft.waiting_body = reader.place();
  reader.skip();
}

constexpr auto kRows = std::to_array<JsonRow>({{"id", &read_id},
                                               {"source", &read_source},
                                               {"at", &read_at},
                                               {"type", &read_type},
                                               {"acknowledge", &read_acknowledge},
                                               {"expect", &read_expect},
                                               {"body", &read_body_row}});
constexpr std::uint64_t kRequiredRows = 0b1001111;
constexpr std::uint64_t kAtRow = 0b100;

}  // namespace

void read_submission(JsonReader& reader, bool may_lack_at, Decoded& decoded) {
  Draft draft{&decoded, &decoded.submission.emplace(), {}, false, 0};
  draft.submission->at = kNoAt;
  const std::uint64_t required = may_lack_at ? kRequiredRows & ~kAtRow : kRequiredRows;
  const bool is_object = reader.peek() == '{';
  const std::uint64_t seen = read_rows(reader, kRows, &draft);
  reader.close();
  if (!is_object || reader.failed()) return;
  add_missing(reader.faults(), kRows, required & ~seen);
  if (draft.waiting_body == 0 || !draft.type) return;
  reader.go_to(draft.waiting_body);
  reader.faults().enter("body");
  read_waiting(reader, draft);
  reader.faults().leave();
}

}  // namespace ledger::codec
