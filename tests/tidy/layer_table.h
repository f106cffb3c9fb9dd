#pragma once

// The architecture, as tables: who may include whom, and which library is known to which files.
// Read it top to bottom; includes only point down.

#include <array>
#include <string_view>
#include <vector>

namespace tidy {

enum class Purity { kPure, kFree };

// A folder may always include itself; beyond that, other folders, or single files of them. A pure
// one sees no clock, disk, thread, randomness or floating point.
struct Layer {
  std::string_view folder;  // In which * stands for a name, or for all that lies below.
  Purity purity = Purity::kFree;
  std::vector<std::string_view> may_include;
};

inline const std::vector<Layer>& layers() {
  static const std::vector<Layer> table{
      {"schemas", Purity::kFree, {}},
      {"ledger/base", Purity::kPure, {}},
      {"ledger/model", Purity::kPure, {"ledger/base"}},
      {"ledger/law", Purity::kPure, {"ledger/base", "ledger/model"}},
      {"ledger/decide", Purity::kPure, {"ledger/base", "ledger/model", "ledger/law"}},
      {"ledger/codec", Purity::kFree, {"schemas", "ledger/base", "ledger/model"}},
      {"ledger/store", Purity::kFree, {"ledger/base"}},
      {"projections", Purity::kPure, {"ledger/base", "ledger/model"}},
      {"projections/release", Purity::kPure, {"ledger/base", "ledger/model", "projections"}},
      {"projections/runner",
       Purity::kFree,
       {"ledger/base", "ledger/model", "ledger/codec", "ledger/store", "ledger/service/ports.h",
        "projections", "projections/release"}},
      {"ledger/service",
       Purity::kFree,
       {"ledger/base", "ledger/model", "ledger/law", "ledger/decide", "ledger/codec",
        "ledger/store"}},
      {"connectors/generator", Purity::kPure, {"ledger/base", "ledger/model", "ledger/codec"}},
      {"connectors/kafka",
       Purity::kFree,
       {"ledger/base", "ledger/model", "ledger/law", "ledger/codec", "ledger/service",
        "ledger/store/log.h", "ledger/store/sha256.h", "connectors/console", "connectors/files",
        "connectors/views"}},
      {"connectors/release",
       Purity::kFree,
       {"ledger/base", "ledger/codec", "ledger/model", "ledger/store/file.h",
        "ledger/store/note_key.h", "ledger/store/sha256.h", "ledger/store/signed_note.h",
        "ledger/service/receipt.h", "projections", "projections/release", "connectors/console"}},
      {"connectors/*",
       Purity::kFree,
       {"ledger/base", "ledger/model", "ledger/law", "ledger/codec", "ledger/service",
        "ledger/store/file.h", "ledger/store/sha256.h", "projections", "projections/release",
        "projections/runner", "connectors/console"}},
      {"deploy/*", Purity::kFree, {"*"}},
      {"tests/*", Purity::kFree, {"*"}},
  };
  return table;
}

// A library, by how its headers begin, and the files that may know it.
struct Library {
  std::string_view name;
  std::vector<std::string_view> headers;
  std::vector<std::string_view> known_to;
};

inline const std::vector<Library>& libraries() {
  static const std::vector<Library> table{
      {"RocksDB", {"rocksdb/*"}, {"ledger/store/rocks_*"}},
      {"OpenSSL",
       {"openssl/*"},
       {"ledger/store/sha256.cc", "ledger/store/ed25519.cc", "ledger/store/base64.cc"}},
      {"LZ4", {"lz4*.h"}, {"ledger/store/block.cc"}},
      {"Cap'n Proto", {"capnp/*", "kj/*", "schemas/*.capnp.h"}, {"ledger/codec/capnp_*"}},
      {"simdjson",
       {"simdjson.h", "simdjson/*"},
       {"ledger/codec/json_*", "connectors/kafka/statistics.cc"}},
      {"spdlog", {"spdlog/*", "fmt/*"}, {"ledger/service/*", "deploy/*"}},
      {"CLI11", {"CLI/*"}, {"deploy/*"}},
      {"librdkafka",
       {"librdkafka/*", "connectors/kafka/client.h"},
       {"connectors/kafka/*.cc", "connectors/kafka/client.h", "connectors/kafka/record.h",
        "connectors/kafka/partition_query.h", "connectors/kafka/produce.h"}},
      {"toml++",
       {"toml++/*", "toml.hpp", "deploy/patledger/toml.h"},
       {"deploy/patledger/toml.h", "deploy/patledger/toml.cc", "deploy/patledger/config.cc",
        "deploy/patledger/topics_file.cc"}},
      {"prometheus-cpp", {"prometheus/*"}, {"deploy/patledger/metrics.cc"}},
      {"libxml2", {"libxml/*"}, {"connectors/sdmx/*.cc"}},
      {"libxlsxwriter", {"xlsxwriter.h", "xlsxwriter/*"}, {"connectors/xlsx/*.cc"}},
      {"Zstandard", {"zstd.h"}, {"connectors/parquet/*.cc"}},
      {"ICU", {"unicode/*"}, {"connectors/console/*.cc"}},
      {"SQLite", {"sqlite3.h"}, {"deploy/patledger/bench_*"}},
      {"GoogleTest", {"gtest/*", "gmock/*"}, {}},
  };
  return table;
}

// Headers of the operating system, which every layer but a pure one may use.
constexpr std::array kSystemHeaders{
    std::string_view{"arpa/*"},      std::string_view{"dirent.h"},    std::string_view{"errno.h"},
    std::string_view{"fcntl.h"},     std::string_view{"linux/*"},     std::string_view{"net/*"},
    std::string_view{"netdb.h"},     std::string_view{"netinet/*"},   std::string_view{"poll.h"},
    std::string_view{"signal.h"},    std::string_view{"spawn.h"},     std::string_view{"sys/*"},
    std::string_view{"time.h"},      std::string_view{"termios.h"},   std::string_view{"unistd.h"},
    std::string_view{"immintrin.h"}, std::string_view{"nmmintrin.h"}, std::string_view{"cpuid.h"},
    std::string_view{"wmmintrin.h"},
};

// What a pure layer may not include of the standard library, nor name.
constexpr std::array kImpureHeaders{
    std::string_view{"atomic"},     std::string_view{"condition_variable"},
    std::string_view{"ctime"},      std::string_view{"filesystem"},
    std::string_view{"fstream"},    std::string_view{"future"},
    std::string_view{"iostream"},   std::string_view{"locale"},
    std::string_view{"mutex"},      std::string_view{"random"},
    std::string_view{"semaphore"},  std::string_view{"shared_mutex"},
    std::string_view{"stop_token"}, std::string_view{"thread"},
};
constexpr std::array kImpureWords{
    std::string_view{"double"},        std::string_view{"float"},
    std::string_view{"getenv"},        std::string_view{"high_resolution_clock"},
    std::string_view{"random_device"}, std::string_view{"steady_clock"},
    std::string_view{"system_clock"},  std::string_view{"thread_local"},
};

}  // namespace tidy
