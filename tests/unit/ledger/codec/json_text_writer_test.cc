#include <gtest/gtest.h>

#include <limits>

#include "ledger/codec/json/text_writer.h"

namespace ledger::codec {
namespace {

void write_sample(JsonWriter& json) {
  json.open('{');
  json.member("a", "x\"y");
  json.member("b", 12U);
  json.name("c");
  json.open('[');
  json.number(std::numeric_limits<std::int64_t>::min());
  json.literal("null");
  json.open('{');
  json.close('}');
  json.text("z");
  json.close(']');
  json.member("d", "");
  json.close('}');
}

TEST(JsonWriter, InsertsCommasAndColons) {
  JsonWriter json;
  write_sample(json);
  EXPECT_EQ(std::move(json).finish(),
            R"({"a":"x\"y","b":12,"c":[-9223372036854775808,null,{},"z"],"d":""})");
}

TEST(JsonWriter, Spaced) {
  JsonWriter json(JsonSpacing::kSpaced);
  write_sample(json);
  EXPECT_EQ(std::move(json).finish(),
            R"({"a": "x\"y", "b": 12, "c": [-9223372036854775808, null, {}, "z"], "d": ""})");
}

TEST(JsonWriter, BeginsNewLines) {
  JsonWriter json(JsonSpacing::kSpaced);
  json.open('{');
  json.line(2);
  json.member("a", 1);
  json.line(2);
  json.name("b");
  json.open('[');
  json.line(2);
  json.close(']');
  json.line();
  json.close('}');
  EXPECT_EQ(std::move(json).finish(), "{\n  \"a\": 1,\n  \"b\": [\n  ]\n}");
}

}  // namespace
}  // namespace ledger::codec
