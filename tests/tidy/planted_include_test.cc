// The checks of layers, libraries and purity, on breaches planted for them.

#include <gtest/gtest.h>

#include <ostream>

#include "tests/tidy/checks.h"

namespace tidy {
namespace {

TEST(PlantedIncludes, AFolderThatIsNoLayer) {
  const Tree tree{{"ledger/base/date.h", ""},
                  {"ledger/extra/date.h", ""},
                  {"extra/date.cc", ""},
                  {"connectors/kafka/config.h", ""},
                  {"connectors/kafka/deeper/config.h", ""},
                  {"deploy/patledger/main.cc", ""}};
  EXPECT_EQ(text(check_folders(tree)),
            "connectors/kafka/deeper/config.h: its folder is not in tests/tidy/layer_table.h\n"
            "extra/date.cc: its folder is not in tests/tidy/layer_table.h\n"
            "ledger/extra/date.h: its folder is not in tests/tidy/layer_table.h\n");
}

TEST(PlantedIncludes, AnIncludeThatPointsUp) {
  const Tree tree{{"ledger/base/date.h", "#pragma once\n#include \"ledger/law/rule.h\"\n"},
                  {"ledger/law/rule.h", "#include \"ledger/base/date.h\"\n"}};
  EXPECT_EQ(text(check_layers(tree)),
            "ledger/base/date.h:2: ledger/base may not include ledger/law\n");
}

TEST(PlantedIncludes, TheStoreKnowsNoDomain) {
  const Tree tree{{"ledger/store/log.h", "#include \"ledger/model/entry.h\"\n"},
                  {"ledger/model/entry.h", ""}};
  EXPECT_EQ(text(check_layers(tree)),
            "ledger/store/log.h:1: ledger/store may not include ledger/model\n");
}

TEST(PlantedIncludes, AConnectorThatKnowsAnother) {
  const Tree tree{{"connectors/terminal/table_print.h", ""},
                  {"connectors/files/ndjson.h", ""},
                  {"connectors/http/server.cc",
                   "#include \"connectors/terminal/table_print.h\"\n"
                   "#include \"connectors/files/ndjson.h\"\n"}};
  EXPECT_EQ(text(check_layers(tree)),
            "connectors/http/server.cc:2: connectors/http may not include connectors/files\n");
}

TEST(PlantedIncludes, ASingleFileOfAFolder) {
  const Tree tree{
      {"ledger/service/ledger.h", ""},
      {"ledger/service/replay/ports.h", ""},
      {"projections/storage/runner.h",
       "#include \"ledger/service/replay/ports.h\"\n#include \"ledger/service/ledger.h\"\n"}};
  EXPECT_EQ(text(check_layers(tree)),
            "projections/storage/runner.h:2: projections/storage may not include ledger/service\n");
}

TEST(PlantedIncludes, AnIncludeThatIsNoPathOrLeadsNowhere) {
  const Tree tree{{"ledger/model/values/share.cc",
                   "#include \"share.h\"\n"
                   "#include \"ledger/model/values/share.h\"\n"
                   "#include <ledger/base/date.h>\n"},
                  {"ledger/model/values/share.h", "#include <ledger/base/share.h>\n"},
                  {"ledger/base/date.h", ""}};
  EXPECT_EQ(text(check_layers(tree)),
            "ledger/model/values/share.cc:1: include \"share.h\" by its path from the root\n"
            "ledger/model/values/share.h:1: there is no ledger/base/share.h\n");
}

TEST(PlantedIncludes, ASchemaIsKnownByItsGeneratedHeader) {
  const Tree tree{{"schemas/entry.capnp", ""},
                  {"ledger/codec/capnp/entry.cc", "#include \"schemas/entry.capnp.h\"\n"},
                  {"ledger/model/entry.cc", "#include \"schemas/entry.capnp.h\"\n"}};
  EXPECT_EQ(text(check_layers(tree)),
            "ledger/model/entry.cc:1: ledger/model may not include schemas\n");
}

TEST(PlantedIncludes, TestsAndDeployKnowEverything) {
  const Tree tree{{"ledger/store/log.h", ""},
                  {"deploy/patledger/main.cc", "#include \"ledger/store/log.h\"\n"},
                  {"tests/unit/ledger/store/log_test.cc",
                   "#include <rocksdb/db.h>\n#include \"ledger/store/log.h\"\n"}};
  EXPECT_EQ(text(check_layers(tree)), "");
  EXPECT_EQ(text(check_libraries(tree)), "");
}

struct Planted {
  std::string header;
  std::string at_home;
  std::string abroad;
  std::string complaint;
};

void PrintTo(const Planted& planted, std::ostream* out) { *out << planted.complaint; }

class PlantedLibrary : public testing::TestWithParam<Planted> {};

TEST_P(PlantedLibrary, IsKnownAtHomeOnly) {
  const std::string include = "#include <" + GetParam().header + ">\n";
  EXPECT_EQ(text(check_libraries({{GetParam().at_home, include}})), "");
  EXPECT_EQ(text(check_libraries({{GetParam().abroad, include}})),
            GetParam().abroad + ":1: " + GetParam().complaint + " is not known here: <" +
                GetParam().header + ">\n");
}

INSTANTIATE_TEST_SUITE_P(
    Each, PlantedLibrary,
    testing::Values(Planted{"rocksdb/db.h", "ledger/store/rocks/log.cc", "ledger/store/log.h",
                            "RocksDB"},
                    Planted{"openssl/sha.h", "ledger/crypto/sha256.cc",
                            "ledger/store/tree/merkle.cc", "OpenSSL"},
                    Planted{"capnp/message.h", "ledger/codec/capnp/codec.cc",
                            "ledger/codec/envelope.cc", "Cap'n Proto"},
                    Planted{"kj/array.h", "ledger/codec/capnp/codec.cc",
                            "ledger/service/service.cc", "Cap'n Proto"},
                    Planted{"simdjson.h", "ledger/codec/json/index.cc", "connectors/files/lines.cc",
                            "simdjson"},
                    Planted{"spdlog/spdlog.h", "connectors/kafka/client/client_log.cc",
                            "ledger/store/rocks/db.cc", "spdlog"},
                    Planted{"CLI/CLI.hpp", "deploy/patledger/cli/command.cc",
                            "connectors/terminal/table.cc", "CLI11"},
                    Planted{"unicode/ustring.h", "connectors/terminal/width.cc",
                            "connectors/terminal/width.h", "ICU"},
                    Planted{"sqlite3.h", "deploy/patledger/bench/sqlite.cc",
                            "deploy/patledger/main.cc", "SQLite"},
                    Planted{"gtest/gtest.h", "tests/unit/ledger/base/date_test.cc",
                            "ledger/base/date.cc", "GoogleTest"}),
    [](const testing::TestParamInfo<Planted>& planted) {
      std::string name = planted.param.complaint;
      std::erase_if(name, [](char c) { return c < 'A'; });
      return name + std::to_string(planted.index);
    });

TEST(PlantedIncludes, ALibraryThatNobodyDeclared) {
  const Tree tree{{"ledger/os/file.cc", "#include <fcntl.h>\n#include <lmdb.h>\n"},
                  {"ledger/service/service.cc", "#include <boost/asio.hpp>\n#include <string>\n"}};
  EXPECT_EQ(text(check_libraries(tree)),
            "ledger/os/file.cc:2: <lmdb.h> is of no library in the table\n"
            "ledger/service/service.cc:1: <boost/asio.hpp> is of no library in the table\n");
}

TEST(PlantedPurity, AHeaderThatReachesOut) {
  const Tree tree{{"ledger/decide/decide.cc", "#include <mutex>\n#include <string>\n"},
                  {"ledger/law/rule.cc", "#include <unistd.h>\n"},
                  {"ledger/store/stop.h", "#include <mutex>\n"},
                  {"projections/storage/runner.cc", "#include <thread>\n"},
                  {"projections/statistics/statistics.cc", "#include <fstream>\n"}};
  EXPECT_EQ(text(check_purity(tree)),
            "ledger/decide/decide.cc:1: a pure layer may not include <mutex>\n"
            "ledger/law/rule.cc:1: a pure layer may not include <unistd.h>\n"
            "projections/statistics/statistics.cc:1: a pure layer may not include <fstream>\n");
}

TEST(PlantedPurity, AWordOfCode) {
  const Tree tree{{"ledger/model/values/money.cc",
                   "double half = 0.5;\n"
                   "auto now = std::chrono::system_clock::now();\n"}};
  EXPECT_EQ(text(check_purity(tree)),
            "ledger/model/values/money.cc:1: a pure layer knows no double\n"
            "ledger/model/values/money.cc:2: a pure layer knows no system_clock\n");
}

TEST(PlantedPurity, AWordThatIsNoCode) {
  const Tree tree{{"ledger/model/values/money.cc",
                   "// never a double\n"
                   "/* nor a\n float */ int doubled = 10'000;\n"
                   "const char* text = \"a \\\" double\";\n"
                   "const char* raw = R\"x(a \" float)x\";\n"
                   "char quote = '\"'; int redouble = 1;\n"}};
  EXPECT_EQ(text(check_purity(tree)), "");
}

}  // namespace
}  // namespace tidy
