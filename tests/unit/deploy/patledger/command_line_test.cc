#include <gtest/gtest.h>

#include "deploy/patledger/cli/command.h"
#include "deploy/patledger/cli/exit_code.h"

namespace patledger {
namespace {

// A command line with one command of each kind, and the arguments that it received.
struct Fixture {
  CommandLine line{"tool", "A tool", "1.2"};
  std::string name = "events";
  std::string text;
  std::optional<std::uint64_t> size;
  std::uint32_t count = 7;
  std::vector<std::int32_t> parts;
  bool flag = false;
  std::string data = "here";
  std::string stdout_text;
  std::string stderr_text;

  Fixture() {
    const Command root = line.root();
    root.text("--data", data, "The directory");
    const Command feed = root.add("feed", "Print a feed");
    feed.choice("--name", name, {"events", "refusals"}, "The feed");
    feed.text("FILE", text, "A file").required();
    feed.number("--size", size, {}, "A size");
    feed.number("--count", count, {1, 100}, "A count");
    feed.numbers("--part", parts, {0, 9}, "Parts");
    feed.flag("--flag", flag, "A flag");
    feed.footer("Examples:\n  tool feed x");
    feed.run([] { return 41; });
    const Command group = root.add_group("key", "Keys");
    group.add("new", "Make a key").run([] { return 42; });
  }

  // The exit code of the command, or of the parser.
  int run(std::vector<std::string> words) {
    words.insert(words.begin(), "tool");
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const auto code = line.parse(static_cast<int>(argv.size()), argv.data());
    stdout_text = testing::internal::GetCapturedStdout();
    stderr_text = testing::internal::GetCapturedStderr();
    return code ? *code : line.run();
  }
};

std::string usage_error(const std::vector<std::string>& words) {
  Fixture fixture;
  EXPECT_EQ(fixture.run(words), kUsage);
  EXPECT_EQ(fixture.stdout_text, "");
  return fixture.stderr_text;
}

TEST(CommandLine, RunsTheCommandWithItsValues) {
  Fixture fixture;
  EXPECT_EQ(fixture.run({"feed", "x", "--name", "refusals", "--size", "3", "--count", "100",
                         "--part", "1,2", "--flag", "--data", "there"}),
            41)
      << fixture.stderr_text;
  EXPECT_EQ(fixture.text, "x");
  EXPECT_EQ(fixture.name, "refusals");
  EXPECT_EQ(fixture.size, 3U);
  EXPECT_EQ(fixture.count, 100U);
  EXPECT_EQ(fixture.parts, (std::vector<std::int32_t>{1, 2}));
  EXPECT_TRUE(fixture.flag);
  EXPECT_EQ(fixture.data, "there");
  EXPECT_TRUE(fixture.line.root().find("--data").is_given());
}

TEST(CommandLine, DefaultsStay) {
  Fixture fixture;
  EXPECT_EQ(fixture.run({"feed", "x"}), 41);
  EXPECT_EQ(fixture.name, "events");
  EXPECT_FALSE(fixture.size);
  EXPECT_EQ(fixture.count, 7U);
  EXPECT_TRUE(fixture.parts.empty());
  EXPECT_FALSE(fixture.line.root().find("--data").is_given());
}

TEST(CommandLine, ACommandOfAGroupRuns) { EXPECT_EQ(Fixture().run({"key", "new"}), 42); }

TEST(CommandLine, NumbersAreChecked) {
  EXPECT_EQ(usage_error({"feed", "x", "--size", "1.5"}),
            "patledger: --size: 1.5 is not a whole number from 0 to 18446744073709551615 (see tool "
            "feed --help)\n");
  EXPECT_EQ(
      usage_error({"feed", "x", "--count", ""}),
      "patledger: --count: \"\" is not a whole number from 1 to 100 (see tool feed --help)\n");
  EXPECT_EQ(usage_error({"feed", "x", "--count", "1 2"}),
            "patledger: --count: \"1 2\" is not a whole number from 1 to 100 (see tool feed "
            "--help)\n");
  EXPECT_EQ(usage_error({"feed", "x", "--count", "0"}),
            "patledger: --count: 0 is not a whole number from 1 to 100 (see tool feed --help)\n");
  for (const char* text : {"1e1", "-1", "99999999999999999999999", "0x3", ""}) {
    EXPECT_NE(usage_error({"feed", "x", "--size", text}).find("--size: "), std::string::npos)
        << text;
    EXPECT_NE(usage_error({"feed", "x", "--part", std::string("1,") + text + "z"}).find("--part: "),
              std::string::npos)
        << text;
  }
}

TEST(CommandLine, AListHasNoEmptyItemAndNoneTwice) {
  for (const char* list : {"1,,2", ",1", "1,", ",", ""}) {
    EXPECT_EQ(usage_error({"feed", "x", "--part", list}),
              "patledger: --part: \"\" is not a whole number from 0 to 9 (see tool feed --help)\n")
        << list;
  }
  EXPECT_EQ(usage_error({"feed", "x", "--part", "1,2,1"}),
            "patledger: --part: 1 is named twice; name it once (see tool feed --help)\n");
  EXPECT_EQ(usage_error({"feed", "x", "--part", "1", "--part", "01"}),
            "patledger: --part: 01 is named twice; name it once (see tool feed --help)\n");
}

TEST(CommandLine, AnOptionHasAValue) {
  EXPECT_EQ(usage_error({"feed", "x", "--data", ""}),
            "patledger: --data: the value is empty; give one (see tool feed --help)\n");
  EXPECT_EQ(usage_error({"feed", "x", "--name", ""}),
            "patledger: --name: the value is empty; give one (see tool feed --help)\n");
  Fixture fixture;
  fixture.line.root().find("--data").may_be_empty();
  EXPECT_EQ(fixture.run({"feed", "x", "--data", ""}), 41) << fixture.stderr_text;
  EXPECT_EQ(fixture.data, "");
}

TEST(CommandLine, ChoicesAreChecked) {
  EXPECT_EQ(usage_error({"feed", "x", "--name", "y"}),
            "patledger: --name: y is not one of events, refusals (see tool feed --help)\n");
}

TEST(CommandLine, UnknownWordsAreNamedWithTheNearestOne) {
  EXPECT_EQ(usage_error({"fed"}),
            "patledger: fed: unknown command; did you mean feed? (see tool --help)\n");
  EXPECT_EQ(usage_error({"frobnicate"}),
            "patledger: frobnicate: unknown command; the nearest one is feed (see tool --help)\n");
  EXPECT_EQ(usage_error({"key", "nwe"}),
            "patledger: nwe: unknown command; the nearest one is new (see tool key --help)\n");
  EXPECT_EQ(usage_error({"key", "newt"}),
            "patledger: newt: unknown command; did you mean new? (see tool key --help)\n");
  EXPECT_EQ(usage_error({"feed", "x", "--nmae", "events"}),
            "patledger: --nmae: unknown option; did you mean --name? (see tool feed --help)\n");
  EXPECT_EQ(usage_error({}), "patledger: no command given (see tool --help)\n");
}

TEST(CommandLine, AnUnknownWordIsNoCommandBesideHelpEither) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"frobnicate", "--help"}, {"--help", "frobnicate"}}) {
    EXPECT_EQ(
        usage_error(words),
        "patledger: frobnicate: unknown command; the nearest one is feed (see tool --help)\n");
  }
  EXPECT_EQ(usage_error({"key", "nwe", "--help"}),
            "patledger: nwe: unknown command; the nearest one is new (see tool key --help)\n");
}

TEST(CommandLine, ErrorsAreSafeForATerminal) {
  EXPECT_EQ(usage_error({"\x1B[2J"}),
            "patledger: \uFFFD[2J: unknown command; the nearest one is feed (see tool --help)\n");
}

TEST(CommandLine, NamesAMissingArgument) {
  EXPECT_NE(usage_error({"feed"}).find("FILE is required"), std::string::npos);
}

TEST(CommandLine, HelpAndVersionGoToStdout) {
  Fixture fixture;
  EXPECT_EQ(fixture.run({"feed", "--help"}), kDone);
  EXPECT_NE(fixture.stdout_text.find("Examples:"), std::string::npos);
  EXPECT_NE(fixture.stdout_text.find("events|refusals"), std::string::npos);
  EXPECT_EQ(fixture.stderr_text, "");
  EXPECT_EQ(Fixture().run({"--version"}), kDone);
}

TEST(CommandLine, InfoListsCommandsAndOptions) {
  Fixture fixture;
  const CommandInfo info = fixture.line.root().info();
  ASSERT_EQ(info.commands.size(), 2U);
  EXPECT_EQ(info.commands[0].name, "feed");
  EXPECT_EQ(info.commands[0].description, "Print a feed");
  EXPECT_NE(std::ranges::find(info.commands[0].options, "--size"), info.commands[0].options.end());
  EXPECT_EQ(info.commands[1].commands.at(0).name, "new");
}

}  // namespace
}  // namespace patledger
