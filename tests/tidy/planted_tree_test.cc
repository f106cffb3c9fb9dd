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
  EXPECT_NE(complaints.find("libboost-dev is not a library of library_table.h\n"),
            std::string::npos);
  EXPECT_NE(complaints.find("librocksdb-dev is missing\n"), std::string::npos);
  EXPECT_EQ(complaints.find("libssl-dev"), std::string::npos);
  EXPECT_EQ(complaints.find("kcat"), std::string::npos);
}

TEST(PlantedWords, AnOldWordInACommentOrAMessage) {
  const Tree tree{{"ledger/base/a.cc",
                   "// Tells the caller.\nint told = 1;  // Stored again.\n"
                   "const char* text = \"the order goes on\";\n"},
                  {"ledger/law/rules/pledge.cc", "// A pledge stands.\n"},
                  {"tests/tidy/a_test.cc", "// It is told.\n"},
                  {"tests/unit/a_test.cc", "// It is told.\n"}};
  EXPECT_EQ(text(check_words(tree)),
            "ledger/base/a.cc:1: \"tells\": write reports, returns or shows\n"
            "ledger/base/a.cc:3: \"goes on\": write continues\n"
            "tests/unit/a_test.cc:1: \"told\": write reported, given or shown\n");
}

TEST(PlantedWords, AnOldWordInAnyKindOfFile) {
  for (const std::string path :
       {"CMakeLists.txt", "README.md", "deploy/kafka/topics.toml", "deploy/kafka/cluster",
        "deploy/patledger/config/own_topics.cc.in", "schemas/entry.capnp", "tests/cli/command.py",
        "tests/readers/release.cmake"}) {
    const std::string mark = path.ends_with(".in") ? "//" : "#";
    EXPECT_EQ(text(check_words({{path, "\n" + mark + " It keeps the order.\n"}})),
              path + ":2: \"keeps\": write stores, holds or retains\n");
    EXPECT_EQ(text(check_words({{path, mark + " It stores the order.\n"}})), "");
  }
}

TEST(PlantedWords, ATermIsNoOldWord) {
  EXPECT_EQ(text(check_words({{"docs/a.md", "| NPC Standing Committee |\nrun --keep-going 3\n"},
                              {"tests/fresh/run", "#!/bin/sh\nkeep=1\n[ $keep -eq 1 ]\n"}})),
            "");
  EXPECT_EQ(text(check_words({{"docs/a.md", "the standing right; --keep keeps it\n"}})),
            "docs/a.md:1: \"keeps\": write stores, holds or retains\n"
            "docs/a.md:1: \"standing\": write in force, or status\n");
}

}  // namespace
}  // namespace tidy
