#include "ledger/codec/capnp/codec.h"

#include <capnp/serialize.h>
#include <kj/exception.h>

#include "ledger/codec/capnp/message.h"
#include "ledger/codec/capnp/reader.h"
#include "ledger/codec/capnp/writer.h"
#include "ledger/codec/envelope.h"
#include "ledger/codec/name_text.h"
#include "ledger/codec/number_text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

constexpr std::size_t kWordBytes = sizeof(capnp::word);
constexpr std::size_t kSegmentsMax = 64;

std::uint32_t read_u32(ByteView bytes, std::size_t index) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + index * sizeof value, sizeof value);
  return value;
}

// The segment with the segment table before it.
Bytes framed(ByteView segment) {
  const std::uint32_t table[2] = {0, static_cast<std::uint32_t>(segment.size() / kWordBytes)};
  Bytes bytes(sizeof table, '\0');
  std::memcpy(bytes.data(), table, sizeof table);
  bytes += segment;
  return bytes;
}

template <typename T>
void put_root(capnp::AnyPointer::Builder root, const StructLayout& layout, const T& value) {
  put_struct(root, layout, value, given_of(value));
}

// Runs `read`. An exception of the library becomes a fault at the place that was reached. Its own
// text is not used: details of faults are hashed, and must not change with the library's version.
template <typename Read>
void read_guarded(FaultList& faults, const Read& read) {
  try {
    read();
  } catch (const kj::Exception&) {
    faults.add(Code::kF01, "malformed message, or traversal or nesting limit exceeded");
  }
}

Error corrupt(const FaultList& faults) {
  const Fault& fault = faults.faults().front();
  return {ErrorCode::kCorrupt, "decode an entry: " + fault.pointer + ": " + fault.detail};
}

}  // namespace

struct CapnpCodec::Impl {
  FaultList faults;
  JsonReader json{faults};
  MessageWriter writer;
  WordBuffer words;

  template <typename T>
  ByteView write(const StructLayout& layout, const T& value) {
    return writer.write([&](auto root) { put_root(root, layout, value); });
  }

  template <typename T>
  void read(capnp::MessageReader& message, const StructLayout& layout, Origin origin, T& value) {
    GetContext context{faults, json, origin};
    const auto root = message.getRoot<capnp::AnyPointer>();
    if (root.isNull()) faults.add(Code::kF01, "the message is empty");
    get_struct(ReadView(context, root.getAs<capnp::AnyStruct>()), layout, value);
  }
};

CapnpCodec::CapnpCodec() : impl_(std::make_unique<Impl>()) {
  submission_layout();  // Here, rather than with the first message.
  entry_layout();
}
CapnpCodec::~CapnpCodec() = default;

CapnpCodec::Frame CapnpCodec::frame_at(ByteView stream) {
  if (stream.size() < kWordBytes) return {};
  const std::size_t segments = std::size_t{read_u32(stream, 0)} + 1;
  if (segments > kSegmentsMax) return {.is_broken = true};
  const std::size_t table = (segments / 2 + 1) * kWordBytes;
  if (stream.size() < table) return {};
  std::uint64_t size = table;
  for (std::size_t i = 1; i <= segments; ++i) {
    size += std::uint64_t{read_u32(stream, i)} * kWordBytes;
  }
  const bool has_root = read_u32(stream, 1) > 0;
  return {.is_broken = !has_root, .size = size};
}

std::optional<std::size_t> CapnpCodec::framed_size(ByteView stream) {
  const Frame frame = frame_at(stream);
  if (!frame.size || *frame.size > kSubmissionBytesMax) return std::nullopt;
  return static_cast<std::size_t>(*frame.size);
}

Decoded CapnpCodec::decode_submission(ByteView message, std::optional<Instant> received) {
  Decoded decoded;
  FaultList& faults = impl_->faults;
  faults.clear();
  if (message.size() > kSubmissionBytesMax) {
    faults.add(Code::kF08, "larger than " + std::to_string(kSubmissionBytesMax) + " bytes");
  } else if (framed_size(message) != message.size()) {
    faults.add(Code::kF01, "must be exactly one message");
  } else {
    Submission& submission = decoded.submission.emplace();
    submission.at = kNoAt;
    const Origin origin = received ? Origin::kNetwork : Origin::kOutside;
    read_guarded(faults, [&] {
      const auto words = impl_->words.copy(message);
      capnp::FlatArrayMessageReader reader(words, limits_for(words.size()));
      impl_->read(reader, submission_layout(), origin, submission);
    });
    if (received) stamp(*received, decoded);
    if (faults.empty()) {
      faults.enter("body");
      normalise_numbers(faults, submission.body);
      normalise_names(faults, submission.body);
      faults.leave();
    }
    decoded.source = submission.source.view();
    decoded.id = submission.id;
  }
  if (!faults.empty()) {
    decoded.submission.reset();
    decoded.faults = faults.take();
  }
  return decoded;
}

Bytes CapnpCodec::encode(const Submission& submission) {
  return framed(impl_->write(submission_layout(), submission));
}

ByteView CapnpCodec::encode_entry(const Entry& entry) {
  return impl_->write(entry_layout(), entry);
}

Result<Entry> CapnpCodec::decode_entry(ByteView bytes) {
  FaultList& faults = impl_->faults;
  faults.clear();
  Entry entry;
  if (bytes.empty() || bytes.size() % kWordBytes != 0) {
    faults.add(Code::kF01, "must be a whole number of 8-byte words");
  } else {
    read_guarded(faults, [&] {
      const kj::ArrayPtr<const capnp::word> segment = impl_->words.copy(bytes);
      capnp::SegmentArrayMessageReader reader(kj::arrayPtr(&segment, 1),
                                              limits_for(segment.size()));
      impl_->read(reader, entry_layout(), Origin::kStored, entry);
    });
  }
  if (entry.takes_effect() && !entry.submission) {
    faults.add(Code::kF01, "an entry that takes effect must have a submission");
  }
  if (!faults.empty()) return corrupt(faults);
  return entry;
}

}  // namespace ledger::codec
