#include "ledger/codec/capnp/reader.h"

#include <algorithm>

#include "ledger/codec/envelope.h"
#include "ledger/codec/json/compact.h"
#include "ledger/codec/json/text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

bool is_stored(const ReadView& view) { return view.context.origin == Origin::kStored; }

std::optional<std::size_t> find_row(std::span<const GetRow> rows, std::string_view name) {
  const auto found = std::ranges::find(rows, name, &GetRow::name);
  if (found == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

// Bit i: rows[i] is named.
std::uint64_t find_named(FaultList& faults, std::span<const GetRow> rows,
                         const std::vector<std::string>& names) {
  std::uint64_t mask = 0;
  for (const std::string& name : names) {
    const auto row = find_row(rows, name);
    if (!row) {
      faults.add_in(name, Code::kF01, "unknown field");
    } else if ((mask >> *row & 1U) != 0) {
      faults.add_in(name, Code::kF01, "the field is given twice");
    } else {
      mask |= std::uint64_t{1} << *row;
    }
  }
  return mask;
}

std::uint64_t word_at(kj::ArrayPtr<const kj::byte> data, std::size_t word) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, data.begin() + word * 8, std::min<std::size_t>(8, data.size() - word * 8));
  return bits;
}

bool has_unknown(const ReadView& view, const StructLayout& layout) {
  for (std::size_t word = 0; word * 8 < view.data.size(); ++word) {
    const std::uint64_t known = word < layout.known_bits.size() ? layout.known_bits[word] : 0;
    if ((word_at(view.data, word) & ~known) != 0) return true;
  }
  for (capnp::uint i = layout.pointers; i < view.pointers.size(); ++i) {
    if (!view.pointers[i].isNull()) return true;
  }
  return false;
}

bool check_range(FaultList& faults, Code code, std::int64_t value, std::int64_t least,
                 std::int64_t most) {
  if (value >= least && value <= most) return true;
  faults.add(code, "out of range: " + std::to_string(value));
  return false;
}

}  // namespace

bool check_utf8(FaultList& faults, std::string_view text) {
  if (is_utf8(text)) return true;
  faults.add(Code::kF01, "must be UTF-8");
  return false;
}

bool check_item(const ReadView& view, std::string_view text) {
  if (is_stored(view)) return true;
  return check_text(view.faults(), text, Need::kRequired);
}

bool check_count(const ReadView& view, capnp::uint count) {
  return is_stored(view) || check_size(view.faults(), count);
}

void check_known(const ReadView& view, const StructLayout& layout) {
  if (has_unknown(view, layout)) view.faults().add(Code::kF01, "contains an unknown field");
}

bool check_choice(FaultList& faults, std::uint16_t value, std::span<const std::string_view> names) {
  if (value < names.size() && !names[value].empty()) return true;
  faults.add(Code::kF01, "unknown choice " + std::to_string(value));
  return false;
}

bool take_text(const ReadView& view, const Slot& slot, std::string_view& text) {
  if (!view.has(slot)) return true;
  const auto found = view.pointers[slot.offset].getAs<capnp::Text>();
  text = {found.begin(), found.size()};
  return check_utf8(view.faults(), text);
}

bool get(const ReadView& view, const Slot& slot, std::string& value) {
  std::string_view text;
  if (!take_text(view, slot, text)) return true;
  if (text.empty()) return false;
  if (check_item(view, text)) value = text;
  return true;
}

bool get_id(const ReadView& view, const Slot& slot, std::string& value) {
  std::string_view text;
  if (!take_text(view, slot, text)) return true;
  if (text.empty()) return false;
  if (check_id(view.faults(), text)) value = text;
  return true;
}

bool get_raw_json(const ReadView& view, const Slot& slot, std::string& value) {
  std::string_view text;
  if (!take_text(view, slot, text)) return true;
  if (text.empty()) return false;
  value.clear();
  view.context.json.open(text);
  take_compact(view.context.json, value);
  view.context.json.close();
  return true;
}

bool get(const ReadView& view, const Slot& slot, Date& value) {
  const auto days = load<std::int32_t>(view, slot);
  if (days == kNoDay) return false;
  if (check_range(view.faults(), Code::kF03, days, kDayMin.days, kLastDay.days)) value.days = days;
  return true;
}

bool get(const ReadView& view, const Slot& slot, Month& value) {
  const auto index = load<std::int32_t>(view, slot);
  if (index == kNoDay) return false;
  const std::int32_t least = Month::of(kDayMin).index;
  const std::int32_t most = Month::of(kLastDay).index;
  if (check_range(view.faults(), Code::kF03, index, least, most)) value.index = index;
  return true;
}

bool get(const ReadView& view, const Slot& slot, Instant& value) {
  const auto ms = load<std::int64_t>(view, slot);
  if (ms == kNoMoment) return false;
  if (is_in_years(Instant{ms})) {
    value.ms = ms;
  } else {
    view.faults().add(Code::kF03, "out of range: " + std::to_string(ms));
  }
  return true;
}

bool get(const ReadView& view, const Slot& slot, Amount& value) {
  const auto fen = load<std::int64_t>(view, slot);
  if (fen == kNoAmount) return false;
  if (check_range(view.faults(), Code::kF04, fen, 0, kAmountFenMax)) value.fen = fen;
  return true;
}

void get_amounts(const ReadView& view, const Slot& slot, std::vector<Amount>& value) {
  const auto list = view.pointers[slot.offset].getAs<capnp::List<std::int64_t>>();
  if (!check_count(view, list.size())) return;
  for (const std::int64_t fen : list) {
    view.faults().enter(value.size());
    check_range(view.faults(), Code::kF04, fen, 0, kAmountFenMax);
    view.faults().leave();
    value.push_back({fen});
  }
}

capnp::List<capnp::AnyStruct>::Reader list_of_structs(const ReadView& view, const Slot& slot) {
  const auto list = view.pointers[slot.offset].getAs<capnp::AnyList>();
  if (list.getElementSize() == capnp::ElementSize::INLINE_COMPOSITE) {
    return list.as<capnp::List<capnp::AnyStruct>>();
  }
  view.faults().add(Code::kF01, "must be a list of structs");
  return {};
}

bool get(const ReadView& view, const Slot& slot, Code& value) {
  value = static_cast<Code>(load<std::uint16_t>(view, slot));
  if (code_text(value) == "?") view.faults().add(Code::kF01, "unknown code");
  return true;
}

bool get(const ReadView& view, const Slot& slot, bool& value) {
  const std::size_t byte = slot.offset / 8;
  value = byte < view.data.size() && (view.data[byte] >> slot.offset % 8 & 1U) != 0;
  return value;
}

bool get(const ReadView& view, const Slot& slot, Hash& value) {
  if (!view.has(slot)) return false;
  const auto data = view.pointers[slot.offset].getAs<capnp::Data>();
  if (data.size() == value.size()) {
    std::copy(data.begin(), data.end(), value.begin());
  } else {
    view.faults().add(Code::kF01, "must be 32 bytes");
  }
  return true;
}

bool get(const ReadView& view, const Slot& slot, Territory& value) {
  std::vector<std::string> entries;
  const std::size_t faults = view.faults().faults().size();
  if (!get(view, slot, entries)) return false;
  if (view.faults().faults().size() == faults) parse_territory(view.faults(), entries, value);
  return true;
}

void get_all(const ReadView& view, const StructLayout& layout, std::span<const GetRow> rows,
             std::uint64_t required, void* object) {
  FaultList& faults = view.faults();
  check_known(view, layout);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    faults.enter(rows[i].name);
    const bool is_given = rows[i].get(view, layout.slots[i], object);
    if (!is_given && (required >> i & 1U) != 0) faults.add(Code::kF01, "the field is missing");
    faults.leave();
  }
}

std::uint64_t get_named(const ReadView& view, const StructLayout& layout,
                        std::span<const GetRow> rows, const std::vector<std::string>& names,
                        void* object) {
  FaultList& faults = view.faults();
  check_known(view, layout);
  const std::uint64_t mask = find_named(faults, rows, names);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_named = (mask >> i & 1U) != 0;
    faults.enter(rows[i].name);
    const bool is_given = rows[i].get(view, layout.slots[i], object);
    if (is_given && !is_named)
      faults.add(Code::kF01, "the field has a value but is not listed in \"fields\"");
    if (is_named && !is_given && !rows[i].may_be_empty) {
      faults.add(Code::kF01, "the field is missing");
    }
    faults.leave();
  }
  return mask;
}

void get_struct(const ReadView& view, const StructLayout& layout, Submission& value) {
  constexpr std::uint64_t kAt = 0b100;  // The row of `at`.
  static_assert(kGetRows<Submission>[2].name == "at");
  std::uint64_t required = kRequiredMask<Submission>;
  if (view.context.origin == Origin::kNetwork) required &= ~kAt;
  get_all(view, layout, kGetRows<Submission>, required, &value);
  FaultList& faults = view.faults();
  faults.enter("acknowledge");
  for (std::size_t i = 0; i < value.acknowledge.size(); ++i) {
    faults.enter(i);
    check_waivable(faults, value.acknowledge[i]);
    faults.leave();
  }
  faults.leave();
  faults.enter("expect");
  if (faults.empty()) sort_expect(faults, value.expect);
  faults.leave();
}

}  // namespace ledger::codec
