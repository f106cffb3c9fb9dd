// The checks of form, on breaches planted for them, and the reading of a tree.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/tidy/checks.h"

namespace tidy {
namespace {

std::string lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "int x;\n";
  return text;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

TEST(PlantedSizes, ALongFile) {
  const Tree tree{{"ledger/base/a.cc", lines(400)},
                  {"ledger/base/b.cc", lines(401)},
                  {"ledger/base/a.h", lines(250)},
                  {"ledger/base/b.h", lines(251)}};
  EXPECT_EQ(text(check_sizes(tree)),
            "ledger/base/b.cc: 401 lines, of at most 400: split it\n"
            "ledger/base/b.h: 251 lines, of at most 250: split it\n");
}

TEST(PlantedSizes, ATableMayBeLong) {
  const Tree tree{{"ledger/law/a.cc", "// The rows of the table of law.\n" + lines(500)},
                  {"ledger/law/b.cc", "#include <x>\n\n// A table of codes.\n" + lines(500)},
                  {"ledger/law/c.cc", "// Rows.\n" + lines(500) + "// a table\n"}};
  EXPECT_EQ(text(check_sizes(tree)), "ledger/law/c.cc: 502 lines, of at most 400: split it\n");
}

TEST(PlantedLines, ALongLine) {
  const Tree tree{{"CMakeLists.txt", repeated("x", 101) + "\n"},
                  {"ledger/base/a.cc", "\n" + repeated("x", 100) + "\n" + repeated("x", 101)},
                  {"schemas/a.capnp", repeated("x", 102) + "\n"}};
  EXPECT_EQ(text(check_lines(tree)),
            "CMakeLists.txt:1: 101 columns, of at most 100\n"
            "ledger/base/a.cc:3: 101 columns, of at most 100\n"
            "schemas/a.capnp:1: 102 columns, of at most 100\n");
}

TEST(PlantedLines, AWideCharacterTakesTwoColumnsAndAnAccentOne) {
  const Tree tree{{"ledger/law/a.cc", repeated("法", 50) + "\n" + repeated("é", 100) + "\n" +
                                          repeated("法", 50) + "x\n" + repeated("é", 101) + "\n" +
                                          repeated("\U00020000", 51) + "\n"}};
  EXPECT_EQ(text(check_lines(tree)),
            "ledger/law/a.cc:3: 101 columns, of at most 100\n"
            "ledger/law/a.cc:4: 101 columns, of at most 100\n"
            "ledger/law/a.cc:5: 102 columns, of at most 100\n");
}

TEST(PlantedHeaders, AHeaderWithoutAComment) {
  const Tree tree{{"ledger/base/good.h", "#pragma once\n\n// Good.\n"},
                  {"ledger/base/guard.h", "#ifndef GUARD\n\n// Good.\n"},
                  {"ledger/base/mute.h", "#pragma once\n\n#include <string>\n"},
                  {"ledger/base/void.h", ""}};
  EXPECT_EQ(text(check_headers(tree)),
            "ledger/base/guard.h:1: begin with #pragma once\n"
            "ledger/base/mute.h:3: say here what the file is, after a blank line\n"
            "ledger/base/void.h:1: begin with #pragma once\n");
}

TEST(PlantedNotes, OneLeftForNow) {
  const std::string now =
      "TODO"
      "(now)";
  const std::string mend =
      "FIX"
      "ME";
  const Tree tree{{"ledger/base/a.cc", "// TODO(soon): later\n// " + now + ": first\n"},
                  {"tests/CMakeLists.txt", "# " + mend + "\n"}};
  EXPECT_EQ(text(check_notes(tree)),
            "ledger/base/a.cc:2: do it now, or say when: " + now +
                "\ntests/CMakeLists.txt:1: do it now, or say when: " + mend + "\n");
}

TEST(PlantedNames, AMeaninglessName) {
  const Tree tree{{"ledger/base/date_util.h", ""},    {"ledger/common/date.h", ""},
                  {"ledger/model/state/title.h", ""}, {"projections/cells_manager.cc", ""},
                  {"schemas/common.capnp", ""},       {"tests/misc/date_test.cc", ""},
                  {"tests/utility_model_test.cc", ""}};
  EXPECT_EQ(text(check_names(tree)),
            "ledger/base/date_util.h: name it for what it is\n"
            "ledger/common/date.h: name it for what it is\n"
            "projections/cells_manager.cc: name it for what it is\n"
            "tests/misc/date_test.cc: name it for what it is\n");
}

class OnDisk : public testing::Test {
 protected:
  OnDisk() : root_(std::filesystem::temp_directory_path() / name()) {
    std::filesystem::create_directories(root_);
  }
  ~OnDisk() override { std::filesystem::remove_all(root_); }

  void write(const std::string& path, std::string_view text) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  std::string root() const { return root_.string(); }

 private:
  static std::string name() {
    return "patledger-tidy-" + std::to_string(testing::UnitTest::GetInstance()->random_seed()) +
           "-" + std::to_string(::getpid());
  }
  std::filesystem::path root_;
};

TEST_F(OnDisk, ReadsFilesOfTheTreeOnly) {
  for (const std::string path :
       {"CMakeLists.txt", "ledger/base/date.h", "ledger/base/date.cc", "schemas/entry.capnp",
        "ledger/build/kept.cc", "build/release/made.h", ".git/hidden.cc", "README.md",
        "patledger-data/lost.h", "tests/golden/entry.bin"}) {
    write(path, path);
  }
  const Tree expected{{"CMakeLists.txt", "CMakeLists.txt"},
                      {"ledger/base/date.cc", "ledger/base/date.cc"},
                      {"ledger/base/date.h", "ledger/base/date.h"},
                      {"ledger/build/kept.cc", "ledger/build/kept.cc"},
                      {"schemas/entry.capnp", "schemas/entry.capnp"}};
  EXPECT_EQ(load_tree(root()), expected);
}

TEST_F(OnDisk, ReadsTextsForPeopleToo) {
  write("deploy/test", "#!/bin/sh\n");
  for (const std::string path :
       {"ledger/base/date.h", "README.md", "deploy/kafka/topics.toml", "LICENSE", "deploy/packages",
        "tests/golden/law.md", "tests/examples/a.ndjson"}) {
    write(path, path);
  }
  const Tree expected{{"README.md", "README.md"},
                      {"deploy/kafka/topics.toml", "deploy/kafka/topics.toml"},
                      {"deploy/test", "#!/bin/sh\n"},
                      {"ledger/base/date.h", "ledger/base/date.h"}};
  EXPECT_EQ(load_prose(root()), expected);
}

}  // namespace
}  // namespace tidy
