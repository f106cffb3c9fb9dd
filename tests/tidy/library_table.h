#pragma once

// The libraries, their Debian packages and the files that may include them; and the kinds of files
// that the tree holds.

#include <array>
#include <string_view>
#include <vector>

namespace tidy {

// A library, by how its headers begin, and the files that may know it.
struct Library {
  std::string_view name;
  std::string_view package;  // Of Debian, as deploy/packages lists it.
  std::vector<std::string_view> headers;
  std::vector<std::string_view> known_to;
};

inline const std::vector<Library>& libraries() {
  static const std::vector<Library> table{
      {"RocksDB", "librocksdb-dev", {"rocksdb/*"}, {"ledger/store/rocks/*"}},
      {"OpenSSL",
       "libssl-dev",
       {"openssl/*"},
       {"ledger/crypto/sha256.cc", "ledger/crypto/ed25519.cc", "ledger/crypto/base64.cc",
        "ledger/crypto/hmac.cc"}},
      {"LZ4", "liblz4-dev", {"lz4*.h"}, {"ledger/store/block.cc"}},
      {"Cap'n Proto",
       "libcapnp-dev",
       {"capnp/*", "kj/*", "schemas/*.capnp.h"},
       {"ledger/codec/capnp/*"}},
      {"simdjson",
       "libsimdjson-dev",
       {"simdjson.h", "simdjson/*"},
       {"ledger/codec/json/*", "connectors/kafka/client/statistics.cc"}},
      {"spdlog", "libspdlog-dev", {"spdlog/*", "fmt/*"}, {"connectors/kafka/*", "deploy/*"}},
      {"CLI11",
       "libcli11-dev",
       {"CLI/*"},
       {"deploy/patledger/cli/command.cc", "deploy/patledger/cli/command_line.cc"}},
      {"librdkafka",
       "librdkafka-dev",
       {"librdkafka/*", "connectors/kafka/client/client.h"},
       {"connectors/kafka/*.cc", "connectors/kafka/client/client.h",
        "connectors/kafka/client/client_log.h", "connectors/kafka/client/partition_query.h",
        "connectors/kafka/client/record.h", "connectors/kafka/ingest/partition_consumer.h",
        "connectors/kafka/publish/outgoing_reader.h", "connectors/kafka/publish/produce.h",
        "connectors/kafka/publish/tail_reader.h", "connectors/kafka/topics/admin_request.h",
        "connectors/kafka/topics/topic_description.h"}},
      {"toml++",
       "libtomlplusplus-dev",
       {"toml++/*", "toml.hpp", "deploy/patledger/config/toml.h"},
       {"deploy/patledger/config/toml.h", "deploy/patledger/config/toml.cc",
        "deploy/patledger/config/config.cc", "deploy/patledger/config/topics_file.cc"}},
      {"prometheus-cpp",
       "prometheus-cpp-dev",
       {"prometheus/*"},
       {"deploy/patledger/node/metrics.cc"}},
      {"libxml2", "libxml2-dev", {"libxml/*"}, {"connectors/sdmx/*.cc"}},
      {"libxlsxwriter",
       "libxlsxwriter-dev",
       {"xlsxwriter.h", "xlsxwriter/*"},
       {"connectors/xlsx/*.cc"}},
      {"Zstandard", "libzstd-dev", {"zstd.h"}, {"connectors/parquet/*.cc"}},
      {"ICU", "libicu-dev", {"unicode/*"}, {"connectors/terminal/*.cc", "ledger/codec/nfkc.cc"}},
      {"SQLite", "libsqlite3-dev", {"sqlite3.h"}, {"deploy/patledger/bench/*"}},
      {"GoogleTest", "libgtest-dev", {"gtest/*", "gmock/*"}, {}},
      {"jemalloc", "libjemalloc-dev", {}, {}},
  };
  return table;
}

// Packages of the build that are programs, not libraries.
inline constexpr std::array kBuildPrograms{
    std::string_view{"g++"},    std::string_view{"cmake"},      std::string_view{"ninja-build"},
    std::string_view{"ccache"}, std::string_view{"pkg-config"}, std::string_view{"capnproto"},
};

// Every file of the tree is of one of these kinds.
inline constexpr std::array kFileKinds{
    std::string_view{"*.cc"},
    std::string_view{"*.h"},
    std::string_view{"*.cc.in"},
    std::string_view{"*.py"},
    std::string_view{"*.md"},
    std::string_view{"*CMakeLists.txt"},
    std::string_view{"*.cmake"},
    std::string_view{"CMakePresets.json"},
    std::string_view{"LICENSE"},
    std::string_view{"schemas/*.capnp"},
    std::string_view{"deploy/install-packages"},
    std::string_view{"deploy/packages"},
    std::string_view{"deploy/quickstart"},
    std::string_view{"deploy/test"},
    std::string_view{"deploy/kafka/*"},
    std::string_view{"deploy/prometheus/alerts.yml"},
    std::string_view{"tests/alerts/alerts_test.yml"},
    std::string_view{"tests/fresh/*"},
    std::string_view{"tests/fuzz/run"},
    std::string_view{"tests/*.ndjson"},
    std::string_view{"tests/*.json"},
    std::string_view{"tests/fuzz/corpus/*"},
    std::string_view{"tests/golden/*"},
    std::string_view{"tests/readers/*"},
    std::string_view{"tests/scenarios/*.scenario"},
    std::string_view{"tests/thread.suppressions"},
};

}  // namespace tidy
