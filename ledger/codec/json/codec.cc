#include "ledger/codec/json/codec.h"

#include "ledger/codec/envelope.h"
#include "ledger/codec/json/body.h"
#include "ledger/codec/json/invisible.h"
#include "ledger/codec/json/submission.h"
#include "ledger/codec/json/writer.h"
#include "ledger/codec/name_text.h"
#include "ledger/codec/number_text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

void write_expect(std::string& out, const std::vector<Expectation>& expect) {
  write_name(out, "expect");
  out.push_back('{');
  for (const Expectation& expectation : expect) {
    write_name(out, expectation.patent.text());
    append_number(out, expectation.version);
  }
  out.push_back('}');
}

}  // namespace

struct JsonDecoder::Impl {
  FaultList faults;
  JsonReader reader{faults};
};

JsonDecoder::JsonDecoder() : impl_(std::make_unique<Impl>()) {}
JsonDecoder::~JsonDecoder() = default;

Decoded JsonDecoder::decode(ByteView text, std::optional<Instant> received) {
  Decoded decoded;
  FaultList& faults = impl_->faults;
  faults.clear();
  if (text.size() > kSubmissionBytesMax) {
    faults.add(Code::kF08, "larger than " + std::to_string(kSubmissionBytesMax) + " bytes");
  } else {
    impl_->reader.open(text);
    read_submission(impl_->reader, received.has_value(), decoded);
  }
  if (received) stamp(*received, decoded);
  if (faults.empty()) {
    faults.enter("body");
    normalise_numbers(faults, decoded.submission->body);
    normalise_names(faults, decoded.submission->body);
    faults.leave();
  }
  if (!faults.empty()) {
    decoded.submission.reset();
    decoded.faults = faults.take();
  }
  return decoded;
}

std::variant<Body, std::vector<Fault>> JsonDecoder::corrected(const Body& original, ByteView set) {
  FaultList& faults = impl_->faults;
  faults.clear();
  faults.enter("body");
  faults.enter("set");
  Body body = original;
  if (set.size() > kSubmissionBytesMax) {
    faults.add(Code::kF08, "larger than " + std::to_string(kSubmissionBytesMax) + " bytes");
  } else {
    impl_->reader.open(set);
    read_correction(impl_->reader, body);
    impl_->reader.close();
  }
  if (faults.empty()) normalise_numbers(faults, body);
  if (faults.empty()) normalise_names(faults, body);
  if (faults.empty()) return body;
  return faults.take();
}

std::string to_json(const Body& body) {
  std::string out;
  write_body(out, body);
  return escape_invisible(std::move(out));
}

std::string to_json(const Submission& submission) {
  std::string out = "{";
  write_name(out, "id");
  write_value(out, submission.id);
  write_name(out, "source");
  write_value(out, submission.source);
  write_name(out, "at");
  write_value(out, submission.at);
  write_name(out, "type");
  append_quoted(out, type_name(submission.body));
  if (!submission.acknowledge.empty()) {
    write_name(out, "acknowledge");
    write_value(out, submission.acknowledge);
  }
  if (!submission.expect.empty()) write_expect(out, submission.expect);
  write_name(out, "body");
  write_body(out, submission.body);
  out.push_back('}');
  return escape_invisible(std::move(out));
}

std::string to_json(const Receipt& receipt) {
  std::string out = "{";
  for_each_field<Receipt>([&](const auto& field, std::size_t /*index*/) {
    if constexpr (std::same_as<std::remove_cvref_t<decltype(receipt.*field.member)>, Outcome>) {
      write_name(out, field.name);
      append_quoted(out, outcome_name(receipt));
    } else {
      write_field(out, field, receipt);
    }
  });
  out.push_back('}');
  return escape_invisible(std::move(out));
}

}  // namespace ledger::codec
