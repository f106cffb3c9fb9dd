#include "ledger/service/order.h"

#include <algorithm>

#include "ledger/store/sha256.h"

namespace ledger {
namespace {

// row := version(1) next(8) last(32) partition(4) text(cluster) text(topic) text(node)
// text := size(2) bytes; numbers are big-endian.
constexpr char kVersion = 1;

void put(Bytes& out, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) {
    out.push_back(static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU));
  }
}

void put_text(Bytes& out, const std::string& text) {
  put(out, text.size(), 2);
  out += text;
}

class Reader {
 public:
  explicit Reader(ByteView bytes) : rest_(bytes) {}

  ByteView take(std::size_t count) {
    is_good_ &= count <= rest_.size();
    const ByteView part = rest_.substr(0, count);
    rest_.remove_prefix(part.size());
    return part;
  }
  std::uint64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (const char c : take(bytes)) value = value << 8U | static_cast<unsigned char>(c);
    return value;
  }
  std::string text() { return std::string(take(number(2))); }
  bool is_whole() const { return is_good_ && rest_.empty(); }

 private:
  ByteView rest_;
  bool is_good_ = true;
};

}  // namespace

Hash digest(const Received& received) {
  const Arrival arrival = received.arrival.value_or(Arrival{});
  Bytes head;
  put(head, arrival.offset, 8);
  put(head, static_cast<std::uint64_t>(arrival.at.ms), 8);
  head.push_back(static_cast<char>(received.form));
  return store::sha256({head, received.bytes});
}

Bytes encode(const OrderMark& mark) {
  Bytes out(1, kVersion);
  put(out, mark.next, 8);
  out.append(mark.last.begin(), mark.last.end());
  put(out, static_cast<std::uint32_t>(mark.order.partition), 4);
  put_text(out, mark.order.cluster);
  put_text(out, mark.order.topic);
  put_text(out, mark.order.node);
  return out;
}

std::optional<OrderMark> decode_order(ByteView bytes) {
  Reader reader(bytes);
  if (reader.number(1) != static_cast<std::uint64_t>(kVersion)) return std::nullopt;
  OrderMark mark;
  mark.next = reader.number(8);
  const ByteView last = reader.take(mark.last.size());
  std::ranges::copy(last, mark.last.begin());
  mark.order.partition = static_cast<std::int32_t>(reader.number(4));
  mark.order.cluster = reader.text();
  mark.order.topic = reader.text();
  mark.order.node = reader.text();
  if (!reader.is_whole()) return std::nullopt;
  return mark;
}

}  // namespace ledger
