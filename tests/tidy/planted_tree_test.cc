// The checks of kinds, use, packages and words, on breaches planted for them.

#include <gtest/gtest.h>

#include "tests/tidy/checks.h"

namespace tidy {
namespace {

TEST(PlantedKinds, AFileOfAnUnknownKind) {
  EXPECT_EQ(text(check_kinds({"README.md", "gmon.out", "ledger/base/date.cc", "ledger/base/date.o",
                              "tests/scenarios/a.scenario", "ledger/a.scenario"})),
            "gmon.out: no kind of file in tests/tidy/library_table.h: remove it\n"
            "ledger/base/date.o: no kind of file in tests/tidy/library_table.h: remove it\n"
            "ledger/a.scenario: no kind of file in tests/tidy/library_table.h: remove it\n");
}

TEST(PlantedUse, AFileThatNothingUses) {
  const Tree tree{{"ledger/CMakeLists.txt", "add_library(core base/date.cc)\n"},
                  {"ledger/base/date.cc", "#include \"ledger/base/date.h\"\n"},
                  {"ledger/base/date.h", ""},
                  {"ledger/base/update.cc", ""},
                  {"ledger/base/lost.h", ""},
                  {"schemas/CMakeLists.txt", "entry.capnp\n"},
                  {"schemas/entry.capnp", ""},
                  {"schemas/old.capnp", ""},
                  {"tests/cli/CMakeLists.txt", "foreach(name bad_input)\n${name}_test.py\n"},
                  {"tests/cli/bad_input_test.py", "import command\n"},
                  {"tests/cli/command.py", ""},
                  {"tests/cli/other_test.py", ""}};
  EXPECT_EQ(text(check_use(tree)),
            "ledger/base/lost.h: no file includes it\n"
            "ledger/base/update.cc: no CMake list builds it\n"
            "schemas/old.capnp: no CMake list builds it\n"
            "tests/cli/other_test.py: no CMake list runs it and no module imports it\n");
}

TEST(PlantedPackages, OneThatNothingUses) {
  const Tree tree{{"ledger/crypto/sha256.cc", "#include <openssl/sha.h>\n"}};
  const std::string complaints = text(check_packages(
      tree,
      "# [build] of the build\ng++\nlibssl-dev\nlibzstd-dev\nlibboost-dev\n# [test]\nkcat\n"));
  EXPECT_NE(complaints.find("nothing includes or links libzstd-dev\n"), std::string::npos);
  EXPECT_NE(complaints.find("libboost-dev is no library in library_table.h\n"), std::string::npos);
  EXPECT_NE(complaints.find("librocksdb-dev is missing\n"), std::string::npos);
  EXPECT_EQ(complaints.find("libssl-dev"), std::string::npos);
  EXPECT_EQ(complaints.find("kcat"), std::string::npos);
}

TEST(PlantedWords, AnOldWordInACommentOrAMessage) {
  const Tree tree{{"ledger/base/a.cc",
                   "// Tells the caller.\nint told = 1;  // Stored again.\n"
                   "const char* text = \"the order goes on\";\n"},
                  {"ledger/law/rules/pledge.cc", "// A pledge stands.\n"},
                  {"tests/unit/a_test.cc", "// It is told.\n"}};
  EXPECT_EQ(text(check_words(tree)),
            "ledger/base/a.cc:1: \"tells\": write reports, returns or shows\n"
            "ledger/base/a.cc:3: \"goes on\": write continues\n");
}

}  // namespace
}  // namespace tidy
