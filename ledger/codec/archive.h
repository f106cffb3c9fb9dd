#pragma once

// Writer and Reader: the two directions of one walk over a value, for snapshots. What is written is
// of this build and this machine: integers as they lie in memory, sizes before what they count.
//
// Reader never reads beyond its bytes, and allocates no more than they can fill.
//
// Internal to snapshots.

#include <cstring>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "ledger/base/bytes.h"

namespace ledger::codec {

template <typename T>
concept Plain = std::is_trivially_copyable_v<T>;

class Writer {
 public:
  explicit Writer(Bytes& out) : out_(out) {}

  template <Plain T>
  void operator()(const T& value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint64_t>(text.size()));
    out_.append(text);
  }
  template <typename T>
  void operator()(const std::vector<T>& items) {
    (*this)(static_cast<std::uint64_t>(items.size()));
    if constexpr (Plain<T>) {
      out_.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
    } else {
      for (const T& item : items) (*this)(item);
    }
  }

 private:
  Bytes& out_;
};

class Reader {
 public:
  explicit Reader(ByteView in) : in_(in) {}

  bool is_good() const { return is_good_; }
  bool is_done() const { return is_good_ && in_.empty(); }
  void fail() { is_good_ = false; }

  template <Plain T>
  void operator()(T& value) {
    take(reinterpret_cast<char*>(&value), sizeof(T));
  }
  void operator()(std::string& text) {
    text.resize(count(1));
    take(text.data(), text.size());
  }
  template <typename T>
  void operator()(std::vector<T>& items) {
    if constexpr (Plain<T>) {
      items.resize(count(sizeof(T)));
      take(reinterpret_cast<char*>(items.data()), items.size() * sizeof(T));
    } else {
      items.resize(count(sizeof(std::uint64_t)));
      for (T& item : items) (*this)(item);
    }
  }

  // A number of things, each of at least `bytes_each` bytes; zero where so many cannot follow.
  std::size_t count(std::size_t bytes_each) {
    std::uint64_t size = 0;
    (*this)(size);
    if (size > in_.size() / bytes_each) fail();
    return is_good_ ? static_cast<std::size_t>(size) : 0;
  }

 private:
  void take(char* to, std::size_t size) {
    if (size > in_.size()) fail();
    if (!is_good_ || size == 0) return;
    std::memcpy(to, in_.data(), size);
    in_.remove_prefix(size);
  }

  ByteView in_;
  bool is_good_ = true;
};

}  // namespace ledger::codec
