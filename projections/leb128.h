#pragma once

// Numbers as they are kept in rows: LEB128, signed ones in zigzag. What is read comes from a disk,
// and is believed no further than it reads well.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace projections {

void put_number(std::string& out, std::uint64_t value);
void put_signed(std::string& out, std::int64_t value);

// Takes numbers from the front. What does not fit reads as zero, and is_good() is false for ever.
class NumberReader {
 public:
  explicit NumberReader(std::string_view bytes) : rest_(bytes) {}

  bool is_done() const { return rest_.empty(); }
  bool is_good() const { return is_good_; }
  void require(bool condition) { is_good_ = is_good_ && condition; }

  std::string_view bytes(std::size_t size);
  std::uint8_t byte();
  std::uint64_t number(std::uint64_t max = UINT64_MAX);
  std::int64_t signed_number();
  // How many things follow, each of a byte at least: no more than there are bytes left.
  std::size_t count() { return number(rest_.size()); }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

}  // namespace projections
