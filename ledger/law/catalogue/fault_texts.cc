#include "ledger/law/catalogue/fault_texts.h"

#include <array>
#include <optional>
#include <vector>

#include "ledger/base/bilingual.h"

// This file is a table: each text of a fault. `{}` is a value, in both languages in one order.

namespace ledger::law {
namespace {

constexpr auto kPatterns = std::to_array<Bilingual>({
    // The form of the text.
    {"须为 UTF-8 编码", "must be UTF-8"},
    {"不能为空", "must not be empty"},
    {"不能为空白", "must not be blank"},
    {"字符串没有结束，或含有控制字符", "a string is unterminated or contains a control character"},
    {"转义序列无效", "invalid escape sequence"},
    {"转义的代理字符不成对", "unpaired surrogate escape"},
    {"不能含有 NUL 字符", "must not contain a NUL character"},
    {"此处应为键，文本却已结束", "expected a key, but the text ends"},
    {"此处应为冒号，文本却已结束", "expected a colon, but the text ends"},
    {"此处应为对象，文本却已结束", "expected an object, but the text ends"},
    {"此处应为逗号或右花括号，文本却已结束",
     "expected a comma or a closing brace, but the text ends"},
    {"此处应为数组，文本却已结束", "expected an array, but the text ends"},
    {"此处应为逗号或右方括号，文本却已结束",
     "expected a comma or a closing bracket, but the text ends"},
    {"此处应为值，文本却已结束", "expected a value, but the text ends"},
    {"应为键，在第 {} 字节", "expected a key at byte {}"},
    {"应为冒号，在第 {} 字节", "expected a colon at byte {}"},
    {"应为对象，在第 {} 字节", "expected an object at byte {}"},
    {"应为逗号或右花括号，在第 {} 字节", "expected a comma or a closing brace at byte {}"},
    {"应为数组，在第 {} 字节", "expected an array at byte {}"},
    {"应为逗号或右方括号，在第 {} 字节", "expected a comma or a closing bracket at byte {}"},
    {"应为值，在第 {} 字节", "expected a value at byte {}"},
    {"应为文本的结尾，在第 {} 字节", "expected the end of the text at byte {}"},
    {"嵌套超过 {} 层", "nested deeper than {} levels"},
    {"须为对象", "must be an object"},
    {"须为列表", "must be a list"},
    {"须为结构的列表", "must be a list of structs"},
    {"须为文本", "must be a string"},
    {"须为 true 或 false", "must be true or false"},
    {"须为 64 位整数", "must be a 64-bit integer"},
    {"须为非负整数", "must be a non-negative integer"},
    {"须为 32 字节", "must be 32 bytes"},
    {"须为 8 字节的整数倍", "must be a whole number of 8-byte words"},
    {"须为恰好一条消息", "must be exactly one message"},
    {"消息为空", "the message is empty"},
    {"消息有误，或超出遍历、嵌套的限制",
     "malformed message, or traversal or nesting limit exceeded"},
    {"自第 {} 字节起没有完整的 Cap'n Proto 消息：至来源结束的 {} 字节记为本条",
     "no whole Cap'n Proto message at offset {}: the {} bytes from there to the end of the source "
     "are this entry"},
    {"内容类型未知：请用 application/json 或 application/x-capnp",
     "unknown content type: use application/json or application/x-capnp"},
    {"磁盘上的内容已丢失，账本修复时未能找到",
     "lost on disk; a repair of the ledger could not find it"},
    {"超过上限 {} 字节", "exceeds the maximum size of {} bytes"},
    {"大于 {} 字节", "larger than {} bytes"},
    {"长于 {} 字节", "longer than {} bytes"},
    {"超过 {} 项：请分几次提交", "more than {} items: submit the act in parts"},
    {"超过 {} 项", "more than {} items"},
    {"超过 {} 个字段", "more than {} fields"},
    {"超过 {} 条", "more than {} entries"},
    {"其专利上的权利人和权利合计超过 {} 项：请分几次提交",
     "its patents have more than {} owners and rights in all: submit the act in parts"},
    // Fields.
    {"没有这个字段", "unknown field"},
    {"含有未知的字段", "contains an unknown field"},
    {"该字段出现两次", "the field is given twice"},
    {"缺少该字段", "the field is missing"},
    {"该字段有值，却未列入 \"fields\"", "the field has a value but is not listed in \"fields\""},
    {"没有这个选项：{}", "unknown choice {}"},
    {"没有这个代码", "unknown code"},
    {"没有这个类型", "unknown type"},
    {"{} 不是提交的类型", "{} is not a type"},
    {"须为下列之一：{}", "must be one of {}"},
    {"超出范围：{}", "out of range: {}"},
    {"须为 1 至 64 个可显示的 ASCII 字符", "must be 1 to 64 printable ASCII characters"},
    {"只有 P10 和 P11 可以声明确认", "only P10 and P11 can be acknowledged"},
    {"专利 {} 出现两次", "patent {} is listed twice"},
    {"{} 出现两次", "{} is listed twice"},
    // Values.
    {"专利号为 12 位数字（2003 年 10 月以前为 8 位）加校验位",
     "a patent number has 12 digits (8 before October 2003) and a check character"},
    {"专利号由数字、小数点和校验位组成",
     "a patent number holds digits, then a point and a check character"},
    {"种类位须为 1、2、3、8 或 9", "the type digit must be 1, 2, 3, 8 or 9"},
    {"号码中的年份超出范围", "the year of the number is out of range"},
    {"缺少校验位，应为 {}", "the check character is missing; it is {}"},
    {"校验位为 {}，应为 {}", "the check character is {}, must be {}"},
    {"须为统一社会信用代码、机构名称、境外当事人的 \"CC:名称\"，或 `patledger party-hash` 为自然人"
     "输出的文本，不超过 63 字节",
     "must be a credit code, an office name, \"CC:name\" for a foreign party, or what `patledger "
     "party-hash` prints for a person, of at most 63 bytes"},
    {"含有自然人的身份证件号码，未予发送：请以 `patledger party-hash` 输出的文本指称该自然人",
     "has the identity number of a person, and was not sent: name the person by the text that "
     "`patledger party-hash` prints"},
    {"{} 不是统一社会信用代码：应为 18 位数字和大写字母，不含 I、O、S、V、Z",
     "{} is no credit code: 18 digits and capital letters without I, O, S, V and Z"},
    {"含有自然人的身份证件号码，账本不予存储：请以 `patledger party-hash` 输出的文本指称该自然人",
     "has the identity number of a person, which the ledger does not store: name the person by the "
     "text that `patledger party-hash` prints"},
    {"须为事件编号，由位置和序号组成，例如 \"41.0\"",
     "must be an event id: position and index, such as \"41.0\""},
    {"须为现行的 ISO 4217 代码，例如 \"CNY\"", "must be an active ISO 4217 code, such as \"CNY\""},
    {"须为大于 0、不大于 1 的分数，例如 \"7/10\"，分母不大于 1000000",
     "must be a fraction above 0 and at most 1, such as \"7/10\", with a denominator of at most "
     "1000000"},
    {"须为 0 至 1000 的十进制数，至多 6 位小数，例如 \"0.03\"",
     "must be a decimal from 0 to 1000 with at most 6 decimals, such as \"0.03\""},
    {"须为一个单位折合的人民币元：大于 0、不大于 1000 的十进制数，至多 8 位小数，例如 \"7.8312\"",
     "must be yuan for one unit: a decimal above 0 and at most 1000 with at most 8 decimals, such "
     "as \"7.8312\""},
    {"须为一行文本，例如 \"CFETS\"", "must be one line of text, such as \"CFETS\""},
    {"须为 1900 年以后的日期，例如 \"2024-07-22\"",
     "must be a date from 1900 on, such as \"2024-07-22\""},
    {"须为 1900 年以后的月份，例如 \"2024-07\"",
     "must be a month from 1900 on, such as \"2024-07\""},
    {"须为带时区的 RFC 3339 时间，例如 \"2024-07-22T09:00:00+08:00\"",
     "must be an RFC 3339 time with an offset, such as \"2024-07-22T09:00:00+08:00\""},
    {"须为 0 至 10^15 的金额，至多 2 位小数，不带正负号和千分位，例如 \"1200000.00\"",
     "must be an amount from 0 to 10^15 with at most 2 decimals, without sign or grouping, such as "
     "\"1200000.00\""},
    {"须为 \"CN\"、\"CN-12\" 形式的省（GB/T 2260）和 \"!CN-12\" 形式的除外的列表，且至少包括一个省",
     "must be a list of \"CN\", provinces such as \"CN-12\" (GB/T 2260) and exclusions such as "
     "\"!CN-12\", and must include some province"},
    {"{} 是电子表格改写后的号码：请将该列设为文本，填写全部数字",
     "{} is what a spreadsheet made of the number: format the column as text, and state all "
     "digits"},
    // The content.
    {"列表不能为空", "the list must not be empty"},
    {"份额合计大于一", "the shares sum to more than one"},
    {"风险分担比例合计不等于一", "the risk shares do not sum to one"},
    {"自然人的 kind 须为 individual", "the party of a person is an individual"},
    {"外观设计须填洛迦诺分类", "a design requires a Locarno class"},
    {"发明和实用新型须填 IPC 分类", "an invention or utility model requires an IPC class"},
    {"外观设计没有 IPC 分类", "a design has no IPC class"},
    {"发明和实用新型没有洛迦诺分类", "an invention or utility model has no Locarno class"},
    {"授权日早于申请日", "the day of grant is before the day of filing"},
    {"登记号（备案号）不能变更", "the number cannot be changed"},
    {"金额须有币种", "an amount requires a currency"},
    {"最后一日早于第一日", "the last day is before the first day"},
    {"优先预告的最后一日为提交之日或其后三十日之内",
     "a priority notice ends on the day of filing or up to 30 days later"},
    {"日历不晚于收到之日 {}", "the calendar is never later than the day of receipt, {}"},
    {"日历不后退：现为 {}", "the calendar never goes back: it is {}"},
    {"clock.day 不能更正，也不能撤回，因为日历不后退：请提交更晚的一日",
     "a clock.day is neither corrected nor retracted, because the calendar never goes back: submit "
     "a later one"},
    {"{} 晚于提交之日 {}：尚未发生的事项不能提交",
     "{} is after the day of filing, {}: what has not happened yet cannot be filed"},
    {"{} 晚于收到的时间 {} 五分钟以上", "{} is more than five minutes after receipt, {}"},
    {"只有人民币以外的金额才有汇率",
     "an exchange rate requires an amount in a currency other than yuan"},
    {"折合人民币的金额超过 10^15", "the amount in yuan exceeds 10^15"},
    {"{} 有两位以上小数：请以其他币种填写金额",
     "{} has more than two decimals: state the amount in another currency"},
    {"{} 没有小数", "{} has no decimals"},
    // What it names.
    {"没有这个当事人", "no such party is registered"},
    {"同一自然人已登记为 {}", "the same person is registered as {}"},
    {"是名称，只有专利行政部门的事实可以填写名称：请填写该当事人的代码",
     "is a name, and only a fact of the office names parties: state the party's code"},
    {"没有这项专利或申请", "no such patent or application is recorded"},
    {"没有这项许可", "no such licence is recorded"},
    {"没有这项质权", "no such pledge is registered"},
    {"没有这项优先预告", "no such priority notice is recorded"},
    {"没有这份技术合同", "no such contract is registered"},
    {"该号码已用于另一事件", "the number is taken by another event"},
    {"开放许可的专利由其声明确定，不能变更",
     "the patent of an open licence is fixed by its statement and cannot be changed"},
    {"该优先预告已经存在，不能续展", "the priority notice exists already and cannot be renewed"},
    {"该合同已经登记：请变更，或更正其事件",
     "the contract is registered already: revise it, or correct its event"},
    {"当事人不能承继自己", "a party does not succeed itself"},
    {"该名称已对应到这个当事人", "the name is mapped to this party already"},
    {"没有此编号的有效事件，或该事件本身是更正",
     "no event in effect has this id, or it is itself a correction"},
});

// The values of `text` at the `{}` of `pattern`; empty if it has another form.
std::optional<std::vector<std::string_view>> values_in(std::string_view text,
                                                       std::string_view pattern) {
  std::vector<std::string_view> values;
  while (true) {
    const std::size_t place = pattern.find("{}");
    if (!text.starts_with(pattern.substr(0, place))) return std::nullopt;
    if (place == std::string_view::npos) {
      return text == pattern ? std::optional(values) : std::nullopt;
    }
    text.remove_prefix(place);
    pattern.remove_prefix(place + 2);
    const std::string_view next = pattern.substr(0, pattern.find("{}"));
    const std::size_t end = next.empty() ? text.size() : text.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    values.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::string with_values(std::string_view pattern, const std::vector<std::string_view>& values) {
  std::string text;
  for (const std::string_view value : values) {
    const std::size_t place = pattern.find("{}");
    text.append(pattern.substr(0, place)).append(value);
    pattern.remove_prefix(place + 2);
  }
  return text.append(pattern);
}

std::optional<std::string> translated(std::string_view detail) {
  for (const Bilingual& pattern : kPatterns) {
    if (const auto values = values_in(detail, pattern.en)) return with_values(pattern.zh, *values);
  }
  return std::nullopt;
}

// `"2024-13-01": must be a date …`: the value is quoted before the text.
std::optional<std::string> with_quoted_value(std::string_view detail) {
  constexpr std::string_view kEnd = "\": ";
  const std::size_t end = detail.starts_with('"') ? detail.find(kEnd) : std::string_view::npos;
  if (end == std::string_view::npos) return std::nullopt;
  const auto rest = translated(detail.substr(end + kEnd.size()));
  if (!rest) return std::nullopt;
  return std::string(detail.substr(0, end + 1)) + "：" + *rest;
}

}  // namespace

std::string fault_text_zh(std::string_view detail) {
  constexpr std::string_view kNearest = "; the nearest is ";
  const std::size_t place = detail.rfind(kNearest);
  const std::string_view fault = detail.substr(0, place);
  auto text = with_quoted_value(fault);
  if (!text) text = translated(fault);
  if (!text) return std::string(detail);
  if (place != std::string_view::npos) {
    text->append("；最接近的是 ").append(detail.substr(place + kNearest.size()));
  }
  return *std::move(text);
}

}  // namespace ledger::law
