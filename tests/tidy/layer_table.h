#pragma once

// The architecture as a table: which folder may include which.
// From bottom to top: a folder includes earlier ones only.

#include <array>
#include <string_view>
#include <vector>

namespace tidy {

enum class Purity { kPure, kFree };

// A folder may include its own files; beyond that, the listed folders or single files of them. A
// pure folder uses no clock, disk, thread, randomness or floating point.
struct Layer {
  std::string_view folder;  // Here and below, * matches any characters.
  Purity purity = Purity::kFree;
  std::vector<std::string_view> may_include;
};

inline const std::vector<Layer>& layers() {
  static const std::vector<Layer> table{
      {"schemas", Purity::kFree, {}},
      {"ledger/base", Purity::kPure, {}},
      {"ledger/crypto", Purity::kFree, {"ledger/base"}},
      {"ledger/os", Purity::kFree, {"ledger/base"}},
      {"ledger/model/values", Purity::kPure, {"ledger/base"}},
      {"ledger/model/commands", Purity::kPure, {"ledger/base", "ledger/model/values"}},
      {"ledger/model",
       Purity::kPure,
       {"ledger/base", "ledger/model/values", "ledger/model/commands"}},
      {"ledger/model/state",
       Purity::kPure,
       {"ledger/base", "ledger/model", "ledger/model/values", "ledger/model/commands"}},
      {"ledger/model/fold",
       Purity::kPure,
       {"ledger/base", "ledger/model", "ledger/model/values", "ledger/model/commands",
        "ledger/model/state"}},
      {"ledger/law", Purity::kPure, {"ledger/base", "ledger/model*"}},
      {"ledger/law/rules", Purity::kPure, {"ledger/base", "ledger/model*", "ledger/law"}},
      {"ledger/law/catalogue",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "ledger/law", "ledger/law/rules"}},
      {"ledger/decide", Purity::kPure, {"ledger/base", "ledger/model*", "ledger/law*"}},
      {"ledger/codec", Purity::kFree, {"ledger/base", "ledger/model*"}},
      {"ledger/codec/json", Purity::kFree, {"ledger/base", "ledger/model*", "ledger/codec"}},
      {"ledger/codec/capnp",
       Purity::kFree,
       {"schemas", "ledger/base", "ledger/model*", "ledger/codec", "ledger/codec/json"}},
      {"ledger/codec/snapshot",
       Purity::kFree,
       {"ledger/base", "ledger/model*", "ledger/codec/capnp"}},
      {"ledger/store", Purity::kFree, {"ledger/base", "ledger/crypto", "ledger/os"}},
      {"ledger/store/tree", Purity::kFree, {"ledger/base", "ledger/crypto", "ledger/store"}},
      {"ledger/store/rocks",
       Purity::kFree,
       {"ledger/base", "ledger/crypto", "ledger/os", "ledger/store", "ledger/store/tree"}},
      {"ledger/service/records",
       Purity::kFree,
       {"ledger/base", "ledger/crypto", "ledger/model*", "ledger/codec*", "ledger/store"}},
      {"ledger/service/replay",
       Purity::kFree,
       {"ledger/base", "ledger/model*", "ledger/decide", "ledger/codec*", "ledger/store",
        "ledger/service/records"}},
      {"ledger/service",
       Purity::kFree,
       {"ledger/base", "ledger/crypto", "ledger/model*", "ledger/law*", "ledger/decide",
        "ledger/codec*", "ledger/store", "ledger/service/records", "ledger/service/replay"}},
      {"projections/cells", Purity::kPure, {"ledger/base", "ledger/model*"}},
      {"projections/statistics/booking",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "projections/cells"}},
      {"projections/statistics",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "projections/cells", "projections/statistics/booking"}},
      {"projections/rights", Purity::kPure, {"ledger/base", "ledger/model*"}},
      {"projections/release/cube",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "projections/cells"}},
      {"projections/release/series",
       Purity::kPure,
       {"ledger/base", "projections/cells", "projections/statistics*", "projections/release/cube"}},
      {"projections/release/deals",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "projections/cells", "projections/statistics*",
        "projections/release/cube"}},
      {"projections/release/tables",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "projections/cells", "projections/release/cube",
        "projections/release/series", "projections/release/deals"}},
      {"projections/release/disclosure/linear", Purity::kPure, {"ledger/base"}},
      {"projections/release/disclosure",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "projections/cells", "projections/release/cube",
        "projections/release/series", "projections/release/disclosure/linear"}},
      {"projections/release",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "projections/cells", "projections/statistics*",
        "projections/release/*"}},
      {"projections/storage",
       Purity::kFree,
       {"ledger/base", "ledger/model*", "ledger/codec*", "ledger/store*", "ledger/service/replay",
        "projections/*"}},
      {"connectors/terminal",
       Purity::kFree,
       {"ledger/base", "ledger/codec/json", "projections/statistics"}},
      {"connectors/views",
       Purity::kFree,
       {"ledger/base", "ledger/model*", "ledger/law*", "ledger/decide", "ledger/codec/json",
        "ledger/service*", "projections/rights", "connectors/terminal"}},
      {"connectors/generator/results",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "ledger/codec/json"}},
      {"connectors/generator/city",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "connectors/generator/results"}},
      {"connectors/generator/acts",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "ledger/codec/json", "connectors/generator/city"}},
      {"connectors/generator/unlawful",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "connectors/generator/city", "connectors/generator/acts"}},
      {"connectors/generator",
       Purity::kPure,
       {"ledger/base", "ledger/model*", "ledger/codec*", "connectors/generator/*"}},
      {"connectors/kafka/client",
       Purity::kFree,
       {"ledger/base", "ledger/codec/json", "ledger/service/records"}},
      {"connectors/kafka/topics",
       Purity::kFree,
       {"ledger/base", "ledger/model*", "connectors/kafka/client"}},
      {"connectors/kafka/publish",
       Purity::kFree,
       {"ledger/base", "ledger/model*", "ledger/codec*", "ledger/service*", "ledger/store",
        "connectors/views", "connectors/kafka/client", "connectors/kafka/topics"}},
      {"connectors/kafka/ingest",
       Purity::kFree,
       {"ledger/base", "ledger/model*", "ledger/service*", "ledger/store", "connectors/files",
        "connectors/kafka/client"}},
      {"connectors/kafka/submit",
       Purity::kFree,
       {"ledger/base", "ledger/model*", "ledger/service*", "connectors/kafka/client",
        "connectors/kafka/publish", "connectors/kafka/topics", "connectors/views"}},
      {"connectors/release",
       Purity::kFree,
       {"ledger/base", "ledger/crypto", "ledger/os", "ledger/model*", "ledger/codec/json",
        "projections/*", "connectors/terminal"}},
      {"connectors/*",
       Purity::kFree,
       {"ledger/base", "ledger/crypto", "ledger/os", "ledger/model*", "ledger/codec*",
        "ledger/service/records", "projections/*", "connectors/terminal"}},
      {"deploy/*", Purity::kFree, {"*"}},
      {"tests/*", Purity::kFree, {"*"}},
  };
  return table;
}

// Headers of the operating system, which every layer but a pure one may use.
inline constexpr std::array kSystemHeaders{
    std::string_view{"arpa/*"},      std::string_view{"dirent.h"},    std::string_view{"errno.h"},
    std::string_view{"fcntl.h"},     std::string_view{"linux/*"},     std::string_view{"net/*"},
    std::string_view{"netdb.h"},     std::string_view{"netinet/*"},   std::string_view{"poll.h"},
    std::string_view{"signal.h"},    std::string_view{"spawn.h"},     std::string_view{"sys/*"},
    std::string_view{"time.h"},      std::string_view{"termios.h"},   std::string_view{"unistd.h"},
    std::string_view{"immintrin.h"}, std::string_view{"nmmintrin.h"}, std::string_view{"cpuid.h"},
    std::string_view{"wmmintrin.h"},
};

// What a pure layer may not include of the standard library, nor name.
inline constexpr std::array kImpureHeaders{
    std::string_view{"atomic"},     std::string_view{"condition_variable"},
    std::string_view{"ctime"},      std::string_view{"filesystem"},
    std::string_view{"fstream"},    std::string_view{"future"},
    std::string_view{"iostream"},   std::string_view{"locale"},
    std::string_view{"mutex"},      std::string_view{"random"},
    std::string_view{"semaphore"},  std::string_view{"shared_mutex"},
    std::string_view{"stop_token"}, std::string_view{"thread"},
};
inline constexpr std::array kImpureWords{
    std::string_view{"double"},        std::string_view{"float"},
    std::string_view{"getenv"},        std::string_view{"high_resolution_clock"},
    std::string_view{"random_device"}, std::string_view{"steady_clock"},
    std::string_view{"system_clock"},  std::string_view{"thread_local"},
};

}  // namespace tidy
