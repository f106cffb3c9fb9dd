// Common mistakes in JSON, with the code and pointer of the fault that reports each.

#include <gtest/gtest.h>

#include "ledger/codec/json/codec.h"

namespace ledger::codec {
namespace {

// The faults in `text`: "F02 /body/patent; F01 /id", or "good".
std::string faults_in(std::string_view text) {
  JsonDecoder decoder;
  const Decoded decoded = decoder.decode(text);
  EXPECT_EQ(decoded.submission.has_value(), decoded.faults.empty());
  if (decoded.submission) return "good";
  std::string all;
  for (const Fault& fault : decoded.faults) {
    EXPECT_FALSE(fault.detail.empty());
    if (!all.empty()) all += "; ";
    all += code_text(fault.code) + " " + fault.pointer;
  }
  return all;
}

constexpr const char* kHead = R"({"id":"1","source":"ip-office","at":"2024-07-22T09:00:00+08:00",)";

std::string annuity(const std::string& body) {
  return std::string(kHead) + R"("type":"patent.annuity","body":)" + body + "}";
}

// An annuity of which one field is `field`.
std::string with_patent(const std::string& patent) {
  return annuity(R"({"patent":)" + patent + R"(,"due":"2024-11-11","status":"missed"})");
}
std::string with_due(const std::string& due) {
  return annuity(R"({"patent":"202019000002.3","due":)" + due + R"(,"status":"missed"})");
}
std::string with_amount(const std::string& amount) {
  return std::string(kHead) +
         R"("type":"contract.receipt","body":{"contract":"1","on":"2024-07-22","currency":"CNY",)" +
         R"("amount":)" + amount + "}}";
}
std::string with_title(const std::string& title) {
  return std::string(kHead) +
         R"("type":"patent.apply","body":{"patent":"202019000002.3","filed":"2020-05-20",)" +
         R"("applicants":[],"industry":"C34","title":)" + title + "}}";
}

std::string with_text(const std::string& text) { return with_title("\"" + text + "\""); }

struct Case {
  std::string name;
  std::string text;
  std::string faults;
};

void expect_faults(const std::vector<Case>& cases) {
  for (const Case& one : cases) EXPECT_EQ(faults_in(one.text), one.faults) << one.name;
}

TEST(JsonFault, patent_numbers) {
  expect_faults({
      {"canonical", with_patent(R"("202019000002.3")"), "good"},
      {"ZL and blanks", with_patent(R"("ZL 2020 1 9000002.3")"), "good"},
      {"full width", with_patent(R"("２０２０１９０００００２．３")"), "good"},
      {"old form", with_patent(R"("95115608.X")"), "good"},
      {"check character", with_patent(R"("202019000002.4")"), "F02 /body/patent"},
      {"no check character", with_patent(R"("202019000002")"), "F02 /body/patent"},
      {"11 digits", with_patent(R"("20201900000.3")"), "F02 /body/patent"},
      {"a letter", with_patent(R"("2020I9000002.3")"), "F02 /body/patent"},
      {"type 4", with_patent(R"("202049000002.3")"), "F02 /body/patent"},
      {"a number", with_patent("202019000002.3"), "F02 /body/patent"},
      {"null", with_patent("null"), "F02 /body/patent"},
  });
}

TEST(JsonFault, patent_numbers_become_canonical) {
  JsonDecoder decoder;
  for (const char* written : {R"("ZL 2020 1 9000002.3")", R"("２０２０１９０００００２．３")"}) {
    const Decoded decoded = decoder.decode(with_patent(written));
    ASSERT_TRUE(decoded.submission) << written;
    EXPECT_NE(to_json(*decoded.submission).find("\"202019000002.3\""), std::string::npos);
  }
}

TEST(JsonFault, dates) {
  expect_faults({
      {"leap day", with_due(R"("2024-02-29")"), "good"},
      {"no such day", with_due(R"("2024-02-30")"), "F03 /body/due"},
      {"no leap year", with_due(R"("2023-02-29")"), "F03 /body/due"},
      {"month 13", with_due(R"("2024-13-01")"), "F03 /body/due"},
      {"short", with_due(R"("2024-7-22")"), "F03 /body/due"},
      {"moment", with_due(R"("2024-07-22T00:00:00Z")"), "F03 /body/due"},
      {"number", with_due("20240722"), "F03 /body/due"},
      {"year 1899", with_due(R"("1899-12-31")"), "F03 /body/due"},
      {"at without offset",
       R"({"id":"1","source":"ip-office","at":"2024-07-22T09:00:00","type":"hold.release",)"
       R"("body":{"hold":"1"}})",
       "F03 /at"},
      {"at beyond the calendar",
       R"({"id":"1","source":"ip-office","at":"9999-12-31T23:59:59-12:00","type":"hold.release",)"
       R"("body":{"hold":"1"}})",
       "F03 /at"},
  });
}

TEST(JsonFault, money) {
  expect_faults({
      {"text", with_amount(R"("420000.00")"), "good"},
      {"whole", with_amount(R"("420000")"), "good"},
      {"number", with_amount("420000.00"), "F04 /body/amount"},
      {"infinite number", with_amount("1e400"), "F04 /body/amount"},
      {"infinite text", with_amount(R"("1e400")"), "F04 /body/amount"},
      {"three decimals", with_amount(R"("1.005")"), "F04 /body/amount"},
      {"negative", with_amount(R"("-1.00")"), "F04 /body/amount"},
      {"grouped", with_amount(R"("1,200,000.00")"), "F04 /body/amount"},
      {"too much", with_amount(R"("1000000000000000.01")"), "F04 /body/amount"},
      {"full width", with_amount(R"("１２.00")"), "F04 /body/amount"},
      {"not a number", with_amount("1.2.3"), "F01 /body/amount"},
  });
}

// A receipt in euro with that exchange.
std::string with_exchange(const std::string& exchange) {
  return std::string(kHead) +
         R"("type":"contract.receipt","body":{"contract":"1","on":"2024-07-22","currency":"EUR",)" +
         R"("amount":"1.00","exchange":)" + exchange + "}}";
}
std::string with_rate(const std::string& rate) {
  return with_exchange(R"({"rate":)" + rate + R"(,"on":"2024-07-22","source":"CFETS"})");
}
std::string with_rate_source(const std::string& source) {
  return with_exchange(R"({"rate":"7.8312","on":"2024-07-22","source":)" + source + "}");
}

TEST(JsonFault, rates_of_exchange) {
  expect_faults({
      {"text", with_rate(R"("7.8312")"), "good"},
      {"eight decimals", with_rate(R"("0.00000001")"), "good"},
      {"the most", with_rate(R"("1000")"), "good"},
      {"nine decimals", with_rate(R"("0.000000001")"), "F04 /body/exchange/rate"},
      {"more than the most", with_rate(R"("1000.00000001")"), "F04 /body/exchange/rate"},
      {"zero", with_rate(R"("0.00")"), "F04 /body/exchange/rate"},
      {"negative", with_rate(R"("-7.8312")"), "F04 /body/exchange/rate"},
      {"number", with_rate("7.8312"), "F04 /body/exchange/rate"},
  });
}

TEST(JsonFault, exchanges) {
  expect_faults({
      {"null", with_exchange("null"), "F01 /body/exchange"},
      {"empty", with_exchange("{}"),
       "F01 /body/exchange/rate; F01 /body/exchange/on; F01 /body/exchange/source"},
      {"no such day", with_exchange(R"({"rate":"7.8312","on":"2024-02-30","source":"CFETS"})"),
       "F03 /body/exchange/on"},
      {"unknown field",
       with_exchange(R"({"rate":"7.8312","on":"2024-07-22","source":"CFETS","time":"11:00"})"),
       "F01 /body/exchange/time"},
      {"a publisher with quotes", with_rate_source(R"("a \"b\" c")"), "good"},
      {"no publisher", with_rate_source(R"("")"), "F01 /body/exchange/source"},
      {"of two lines", with_rate_source(R"("a\nb")"), "F01 /body/exchange/source"},
      {"too long", with_rate_source("\"" + std::string(48, 'x') + "\""),
       "F08 /body/exchange/source"},
      {"not too long", with_rate_source("\"" + std::string(47, 'x') + "\""), "good"},
  });
}

TEST(JsonFault, envelope) {
  const std::string body = R"("type":"hold.release","body":{"hold":"1"})";
  expect_faults({
      {"good", std::string(kHead) + body + "}", "good"},
      {"unknown type", std::string(kHead) + R"("type":"patent.steal","body":{"x":[1]}})",
       "F05 /type"},
      {"no type", std::string(kHead) + R"("body":{"hold":"1"}})", "F01 /type"},
      {"type is a number", std::string(kHead) + R"("type":1,"body":{}})", "F05 /type"},
      {"nothing", "{}", "F01 /id; F01 /source; F01 /at; F01 /type; F01 /body"},
      {"no at", R"({"id":"1","source":"ip-office",)" + body + "}", "F01 /at"},
      {"empty id", R"({"id":"","source":"a","at":"2024-07-22T09:00:00Z",)" + body + "}", "F01 /id"},
      {"Chinese id", R"({"id":"一","source":"a","at":"2024-07-22T09:00:00Z",)" + body + "}",
       "F01 /id"},
      {"long id",
       R"({"id":")" + std::string(65, 'x') + R"(","source":"a","at":"2024-07-22T09:00:00Z",)" +
           body + "}",
       "F01 /id"},
      {"blank in the source",
       R"({"id":"1","source":"a b","at":"2024-07-22T09:00:00Z",)" + body + "}", "F06 /source"},
      {"acknowledge", std::string(kHead) + R"("acknowledge":["P10","P11"],)" + body + "}", "good"},
      {"not waivable", std::string(kHead) + R"("acknowledge":["P10","T04"],)" + body + "}",
       "F01 /acknowledge/1"},
      {"expect",
       std::string(kHead) + R"("expect":{"202019000002.3":7,"95115608.X":"8"},)" + body + "}",
       "good"},
      {"expect twice",
       std::string(kHead) + R"("expect":{"202019000002.3":7,"ZL202019000002.3":8},)" + body + "}",
       "F01 /expect"},
      {"expect no patent", std::string(kHead) + R"("expect":{"a/b":7},)" + body + "}",
       "F02 /expect/a~1b"},
      {"expect no version", std::string(kHead) + R"("expect":{"95115608.X":-1},)" + body + "}",
       "F01 /expect/95115608.X"},
      {"unknown field", std::string(kHead) + R"("colour":"red",)" + body + "}", "F01 /colour"},
      {"body is a list", std::string(kHead) + R"("type":"hold.release","body":[]})", "F01 /body"},
  });
}

TEST(JsonFault, fields) {
  expect_faults({
      {"unknown",
       annuity(R"({"patent":"202019000002.3","due":"2024-11-11","status":"paid","x~/":1})"),
       "F01 /body/x~0~1"},
      {"missing", annuity(R"({"patent":"202019000002.3"})"), "F01 /body/due; F01 /body/status"},
      {"twice",
       annuity(
           R"({"patent":"202019000002.3","due":"2024-11-11","status":"paid","due":"2024-11-11"})"),
       "F01 /body/due"},
      {"twice by an escape",
       annuity(
           R"({"patent":"202019000002.3","due":"2024-11-11","status":"paid","\u0064ue":"2024"})"),
       "F01 /body/due"},
      {"no such choice",
       annuity(R"({"patent":"202019000002.3","due":"2024-11-11","status":"late"})"),
       "F01 /body/status"},
      {"the empty choice", annuity(R"({"patent":"202019000002.3","due":"2024-11-11","status":""})"),
       "F01 /body/status"},
      {"all at once", annuity(R"({"patent":"1","due":"2","status":"3","paid":4,"x":5})"),
       "F02 /body/patent; F03 /body/due; F01 /body/status; F03 /body/paid; F01 /body/x"},
      {"an empty text", with_text(""), "F01 /body/title"},
      {"a number for a text", with_title("12"), "F01 /body/title"},
  });
}

TEST(JsonFault, texts) {
  expect_faults({
      {"escapes", with_text(R"(\u4E13\ud800\udf48\n)"), "good"},
      {"lone high surrogate", with_text(R"(\ud800)"), "F01 /body/title"},
      {"lone low surrogate", with_text(R"(\udf48)"), "F01 /body/title"},
      {"NUL", with_text(R"(\u0000)"), "F01 /body/title"},
      {"wrong escape", with_text(R"(\q)"), "F01 /body/title"},
      {"raw control character", with_text("\x01"), "F01 "},
      {"invalid UTF-8", with_text("\xC3\x28"), "F01 "},
      {"encoded surrogate", with_text("\xED\xA0\x80"), "F01 "},
      {"raw NUL", with_text(std::string(1, '\0')), "F01 "},
      {"longest", with_text(std::string(4096, 'x')), "good"},
      {"too long", with_text(std::string(4097, 'x')), "F08 /body/title"},
  });
}

TEST(JsonFault, syntax) {
  const std::string good = with_text("x");
  expect_faults({
      {"empty", "", "F01 "},
      {"blank", " \n", "F01 "},
      {"null", "null", "F01 "},
      {"array", "[]", "F01 "},
      {"number", "12", "F01 "},
      {"not JSON", "hello", "F01 "},
      {"trailing", good + "x", "F01 "},
      {"two", good + good, "F01 "},
      {"BOM", "\xEF\xBB\xBF" + good, "F01 "},
      {"trailing comma", R"({"id":"1",})", "F01 "},
      {"no colon", R"({"id" "1"})", "F01 "},
      {"no comma", R"({"id":"1" "at":"1"})", "F01 "},
      {"key without quotes", R"({id:"1"})", "F01 "},
      {"single quotes", R"({'id':'1'})", "F01 "},
      {"NaN", with_amount("NaN"), "F01 /body/amount"},
      {"comment", "{/**/}", "F01 "},
      {"open string", R"({"id":"1)", "F01 "},
      {"number with a zero", with_title("[012]"), "F01 /body/title; F01 /body/title"},
  });
}

TEST(JsonFault, every_truncation_of_a_line_is_reported) {
  const std::string good = with_text("一种");
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_TRUE(faults_in(good.substr(0, size)).starts_with("F0")) << size;
  }
}

TEST(JsonFault, bounds) {
  std::string patents = R"(["202019000002.3")";
  for (int i = 1; i < 10'000; ++i) patents += R"(,"202019000002.3")";
  const auto hold = [](const std::string& list) {
    return std::string(kHead) +
           R"("type":"hold.place","body":{"hold":"1","purpose":"pledge","until":"2024-08-01",)" +
           R"("patents":)" + list + "}}";
  };
  expect_faults({
      {"longest list", hold(patents + "]"), "good"},
      {"too long a list", hold(patents + R"(,"202019000002.3"])"), "F08 /body/patents"},
      {"too long by much", hold(patents + R"(,1,2,{"a":[]}])"), "F08 /body/patents"},
      {"too large", std::string((1U << 20U) + 1, ' '), "F08 "},
      {"brackets", std::string(100'000, '['), "F01 ; F08 "},
      {"deep in a field", with_title(std::string(100'000, '[')),
       "F01 /body/title; F08 /body/title"},
      {"deep and whole", with_title(std::string(15, '[') + std::string(15, ']')),
       "F01 /body/title; F08 /body/title"},
      {"as deep as may be", with_title(std::string(14, '[') + std::string(14, ']')),
       "F01 /body/title"},
      {"long number", with_amount(std::string(10'000, '1')), "F04 /body/amount"},
  });
}

TEST(JsonFault, integers) {
  const auto with_class = [](const std::string& number) {
    return std::string(kHead) +
           R"("type":"pledge.change","body":{"pledge":"1","on":"2024-07-22","set":{"others":)" +
           R"([{"right":"trademark","number":"1","registered":"2024-07-22","class":)" + number +
           "}]}}}";
  };
  expect_faults({
      {"good", with_class("45"), "good"},
      {"overflow", with_class("9223372036854775808"), "F01 /body/set/others/0/class"},
      {"fraction", with_class("7.0"), "F01 /body/set/others/0/class"},
      {"1e400", with_class("1e400"), "F01 /body/set/others/0/class"},
      {"text", with_class(R"("7")"), "F01 /body/set/others/0/class"},
  });
}

TEST(JsonFault, territories) {
  const auto with_entries = [](std::size_t count) {
    std::string entries = R"("CN")";
    while (--count > 0) entries += R"(,"CN-12")";
    return std::string(kHead) + R"("type":"licence.change","body":{"licence":"1",)" +
           R"("on":"2024-07-22","set":{"territory":[)" + entries + "]}}}";
  };
  expect_faults({{"as many as there may be", with_entries(kTerritoriesMax), "good"},
                 {"one more", with_entries(kTerritoriesMax + 1), "F08 /body/set/territory"}});
}

TEST(JsonFault, no_more_than_the_bound_are_reported) {
  std::string fields = R"({"patent":"1")";
  for (int i = 0; i < 100; ++i) fields += ",\"x" + std::to_string(i) + "\":1";
  JsonDecoder decoder;
  EXPECT_EQ(decoder.decode(annuity(fields + "}")).faults.size(), kFaultsMax);
}

TEST(JsonFault, order_of_keys_is_free) {
  EXPECT_EQ(faults_in(R"({"body":{"hold":"\u0031"},"type":"hold.release",)"
                      R"("at":"2024-07-22T09:00:00Z","source":"a","id":"1"})"),
            "good");
  EXPECT_EQ(faults_in(R"({"body":{"hold":""},"type":"hold.release",)"
                      R"("at":"2024-07-22T09:00:00Z","source":"a","id":"1"})"),
            "F01 /body/hold");
  EXPECT_EQ(faults_in(R"({"body":{"hold":"1"},"at":"2024-07-22T09:00:00Z","source":"a","id":"1"})"),
            "F01 /type");
}

TEST(JsonFault, source_and_id_are_reported_beside_faults) {
  JsonDecoder decoder;
  for (const char* text :
       {R"({"body":{},"type":"hold.release","source":"a","id":"7"})",
        R"({"type":"no.such","source":"a","id":"7","body":{"x":[{}]}})",
        R"({"source":"a","id":"7","body":{"x":)", R"({"source":"a","id":"7",)"}) {
    const Decoded decoded = decoder.decode(text);
    EXPECT_FALSE(decoded.faults.empty());
    if (text[std::string_view(text).size() - 1] == '}') {
      EXPECT_EQ(decoded.source, "a") << text;
      EXPECT_EQ(decoded.id, "7") << text;
    }
  }
}

TEST(JsonFault, an_optional_empty_text_or_list_is_none) {
  JsonDecoder decoder;
  const Decoded decoded = decoder.decode(
      std::string(kHead) +
      R"("acknowledge":[],"expect":{},"type":"patent.suspend","body":{"patent":"202019000002.3",)"
      R"("kind":"preservation","from":"2024-06-03","until":"2025-06-03","order":""}})");
  ASSERT_TRUE(decoded.submission);
  EXPECT_EQ(to_json(decoded.submission->body),
            R"({"patent":"202019000002.3","kind":"preservation","from":"2024-06-03",)"
            R"("until":"2025-06-03"})");
}

}  // namespace
}  // namespace ledger::codec
