#pragma once

// ArchiveWriter and ArchiveReader: the two directions of one walk over a value, for snapshots.
// Trivially copyable values are stored as they lie in memory, so a snapshot fits one build on one
// machine; sizes are 8 bytes, little-endian, before what they count.
//
// ArchiveReader never reads past its bytes, and allocates no more than they can fill.
//
// Internal to snapshots.

#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "ledger/base/coding.h"
#include "ledger/codec/snapshot/members.h"
#include "ledger/model/state/patent_list.h"

namespace ledger::codec {

template <typename T>
concept Plain = std::is_trivially_copyable_v<T>;

// A struct of the State inside another one that is not plain.
template <typename T>
concept Listed = requires {
  Members<T>::kAll;
};

class ArchiveWriter {
 public:
  explicit ArchiveWriter(Bytes& out) : out_(out) {}

  template <Plain T>
  void operator()(const T& value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  void operator()(const std::string& text) {
    put_le64(out_, text.size());
    out_.append(text);
  }
  void operator()(const PatentList& patents) {
    (*this)(std::vector<PatentIndex>(patents.begin(), patents.end()));
  }
  template <Listed T>
  void operator()(const T& value) {
    require_all_members(value);
    std::apply([&](auto... members) { ((*this)(value.*members), ...); }, Members<T>::kAll);
  }
  template <typename T>
  void operator()(const std::vector<T>& items) {
    put_le64(out_, items.size());
    if constexpr (Plain<T>) {
      out_.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
    } else {
      for (const T& item : items) (*this)(item);
    }
  }

 private:
  Bytes& out_;
};

class ArchiveReader {
 public:
  explicit ArchiveReader(ByteView in) : in_(in) {}

  bool is_good() const { return in_.is_good(); }
  bool is_done() const { return in_.is_done(); }
  void fail() { in_.fail(); }

  template <Plain T>
  void operator()(T& value) {
    copy(&value, sizeof(T));
  }
  void operator()(std::string& text) { text = in_.bytes(count(1)); }
  void operator()(PatentList& patents) {
    std::vector<PatentIndex> stated;
    (*this)(stated);
    patents = PatentList(std::move(stated));
  }
  template <Listed T>
  void operator()(T& value) {
    std::apply([&](auto... members) { ((*this)(value.*members), ...); }, Members<T>::kAll);
  }
  template <typename T>
  void operator()(std::vector<T>& items) {
    if constexpr (Plain<T>) {
      items.resize(count(sizeof(T)));
      copy(items.data(), items.size() * sizeof(T));
    } else {
      items.resize(count(sizeof(std::uint64_t)));
      for (T& item : items) (*this)(item);
    }
  }

  // The number of items that follow, each of at least `bytes_each` bytes.
  std::size_t count(std::size_t bytes_each) { return in_.count(in_.le64(), bytes_each); }

 private:
  void copy(void* to, std::size_t size) {
    const ByteView bytes = in_.bytes(size);
    if (!bytes.empty()) std::memcpy(to, bytes.data(), bytes.size());
  }

  ByteReader in_;
};

}  // namespace ledger::codec
