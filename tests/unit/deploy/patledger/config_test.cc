#include "deploy/patledger/config/config.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace patledger {
namespace {

class ConfigFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "patledger-config-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
    path = folder + "/patledger.toml";
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  ledger::Result<Config> read(const std::string& text, mode_t mode = 0640) {
    std::ofstream(path) << text;
    EXPECT_EQ(::chmod(path.c_str(), mode), 0);
    return read_config(path);
  }
  // The error of the text, without the folder.
  std::string refusal(const std::string& text, mode_t mode = 0640) {
    const auto config = read(text, mode);
    if (config) return "read";
    EXPECT_EQ(config.error().code, ledger::ErrorCode::kInvalid);
    const std::string& error = config.error().context;
    EXPECT_TRUE(error.starts_with(path)) << error;
    return error.substr(std::min(error.size(), path.size()));
  }
  static bool is_in(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  std::string folder;
  std::string path;
};

TEST_F(ConfigFile, IsReadWhole) {
  const auto config = read(
      "[kafka]\nbrokers = \"a:1,b:2\"\npartitions = [3, 0]\n[kafka.librdkafka]\n"
      "\"security.protocol\" = \"ssl\"\n\"socket.timeout.ms\" = 7000\n\"log.queue\" = false\n");
  ASSERT_TRUE(config) << config.error().context;
  EXPECT_EQ(config->kafka.brokers, "a:1,b:2");
  EXPECT_EQ(config->partitions, (std::vector<std::int32_t>{3, 0}));
  const std::vector<connectors::kafka::Setting> settings{
      {"log.queue", "false"}, {"security.protocol", "ssl"}, {"socket.timeout.ms", "7000"}};
  EXPECT_EQ(config->kafka.settings, settings);
}

TEST_F(ConfigFile, EmptyHasTheDefaults) {
  const auto config = read("");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->partitions, std::vector<std::int32_t>{0});
  EXPECT_TRUE(config->kafka.brokers.empty());
}

TEST_F(ConfigFile, UnknownKeysAreNamedWithTheirLine) {
  EXPECT_EQ(refusal("\n[kafak]\n"), ":2: kafak: unknown key");
  EXPECT_EQ(refusal("top = 1\n"), ":1: top: unknown key");
  EXPECT_EQ(refusal("[kafka]\nbrokers = \"a:1\"\nborkers = \"b:1\"\n"),
            ":3: kafka.borkers: unknown key");
  EXPECT_EQ(refusal("[kafka.librdkafak]\n"), ":1: kafka.librdkafak: unknown key");
}

TEST_F(ConfigFile, WrongTypesAreNamedWithTheirLine) {
  EXPECT_TRUE(is_in(refusal("kafka = 1\n"), ":1: kafka: must be a table"));
  EXPECT_TRUE(is_in(refusal("[kafka]\nbrokers = 9092\n"), ":2: kafka.brokers: must be a string"));
  EXPECT_TRUE(is_in(refusal("[kafka]\nbrokers = \"\"\n"), ":2: kafka.brokers: must be a string"));
  EXPECT_TRUE(
      is_in(refusal("[kafka]\nlibrdkafka = []\n"), ":2: kafka.librdkafka: must be a table"));
  EXPECT_TRUE(is_in(refusal("[kafka.librdkafka]\n\"debug\" = [1]\n"), ":2: kafka.librdkafka"));
  EXPECT_TRUE(is_in(refusal("[kafka.librdkafka]\nsecurity.protocol = \"ssl\"\n"), "in quotes"));
}

TEST_F(ConfigFile, PartitionsAreDistinctAndInRange) {
  for (const char* list : {"[]", "0", "[-1]", "[10000]", "[1, 1]", "[\"1\"]", "[1.0]"}) {
    const std::string error = refusal("[kafka]\npartitions = " + std::string(list) + "\n");
    EXPECT_TRUE(is_in(error, ":2: kafka.partitions: must be a list of distinct")) << list << error;
  }
  EXPECT_TRUE(read("[kafka]\npartitions = [9999]\n"));
}

TEST_F(ConfigFile, SettingsOfTheNodeCannotBeSet) {
  EXPECT_TRUE(is_in(refusal("[kafka.librdkafka]\n\"acks\" = 1\n"), ":2: kafka.librdkafka: acks"));
}

TEST_F(ConfigFile, SecretsMustNotBeReadableByOthers) {
  const std::string text = "[kafka.librdkafka]\n\"sasl.password\" = \"hunter2\"\n";
  const std::string error = refusal(text, 0644);
  EXPECT_TRUE(is_in(error, "sasl.password")) << error;
  EXPECT_TRUE(is_in(error, "chmod o-r")) << error;
  EXPECT_FALSE(is_in(error, "hunter2")) << error;
  EXPECT_TRUE(read(text, 0640));
  EXPECT_TRUE(read("[kafka]\nbrokers = \"a:1\"\n", 0644));
}

TEST_F(ConfigFile, NoErrorRepeatsAValue) {
  for (const char* line :
       {"\"sasl.password\" = hunter2", "\"sasl.password\" = \"hunter2", "\"acks\" = \"hunter2\"",
        "\"sasl.password\" = [\"hunter2\"]", "\"sasl.password\" = 1hunter2"}) {
    const std::string error = refusal("[kafka.librdkafka]\n" + std::string(line) + "\n", 0600);
    EXPECT_TRUE(is_in(error, ":2: ")) << error;
    EXPECT_FALSE(is_in(error, "hunter2")) << error;
  }
}

TEST_F(ConfigFile, AMissingFileIsNamed) {
  const auto config = read_config(path);
  ASSERT_FALSE(config);
  EXPECT_TRUE(is_in(config.error().context, path));
}

}  // namespace
}  // namespace patledger
