#include "connectors/generator/city/patents.h"

#include "ledger/base/assert.h"
#include "ledger/base/digits.h"

namespace connectors::generator {
namespace {

// Machines, medicine, chemistry and software. The classes exist; their frequencies are set here, as
// none are published.
constexpr auto kSubjects = std::to_array<PatentSubject>({
    {"G05B 19/418", "14-02", "C34", "柔性装配线的标定"},
    {"B25J 9/16", "15-09", "C34", "机器人力控抓取"},
    {"B65G 47/90", "12-05", "C34", "物料搬运夹具"},
    {"H01M 50/20", "13-02", "C38", "电池模组"},
    {"H01M 10/0525", "13-02", "C38", "锂离子电池电解液"},
    {"G06T 7/00", "14-04", "I65", "图像缺陷检测"},
    {"G06F 16/27", "14-04", "I65", "分布式数据同步"},
    {"H04L 9/32", "14-03", "I65", "身份认证"},
    {"G06N 3/08", "14-04", "I65", "神经网络训练"},
    {"A61K 38/17", "24-02", "C27", "重组蛋白制剂"},
    {"A61K 31/519", "28-01", "C27", "小分子药物制备"},
    {"A61B 5/00", "24-01", "C35", "生理信号测量"},
    {"C22C 21/02", "25-01", "C32", "耐蚀铝合金"},
    {"C08L 23/12", "09-01", "C29", "改性聚丙烯"},
    {"C02F 1/44", "23-01", "N77", "高盐废水处理"},
    {"G01N 21/35", "10-04", "C40", "近红外检测"},
    {"E21B 43/26", "15-99", "B11", "油气井压裂"},
    {"B62D 21/15", "12-08", "C36", "车身吸能结构"},
    {"B60L 53/16", "13-03", "C36", "充电连接器"},
    {"F03D 7/02", "13-01", "C38", "风机变桨控制"},
    {"A01G 9/14", "25-03", "A01", "设施农业温控"},
    {"B01J 23/75", "23-04", "C26", "费托合成催化剂"},
    {"E04B 1/58", "25-02", "E47", "装配式节点"},
    {"G08G 1/16", "10-05", "C37", "航运调度"},
});

constexpr int kInventionYears = 20;
constexpr int kUtilityModelYears = 10;
constexpr int kDesignYears = 15;
constexpr int kOldDesignYears = 10;
constexpr ledger::Date kLongerDesigns{18'779};  // 2021-06-01 (law.md §6.1).

int years_of(const PatentLife& life) {
  switch (life.type) {
    case 1:
      return kInventionYears;
    case 2:
      return kUtilityModelYears;
    default:
      return unpacked(life.filed) < kLongerDesigns ? kOldDesignYears : kDesignYears;
  }
}

}  // namespace

ledger::Share first_share(const PatentLife& life) {
  const auto& [numerator, denominator] = kShares.at(life.share);
  return *ledger::Share::of(numerator, denominator);
}

ledger::Share second_share(const PatentLife& life) {
  const auto& [numerator, denominator] = kShares.at(life.share);
  return *ledger::Share::of(denominator - numerator, denominator);
}

const PatentSubject& subject_of(const PatentLife& life) { return kSubjects.at(life.subject); }

// Prefers the first rows of the table.
std::uint8_t any_subject(Random& random) {
  const auto count = static_cast<std::uint32_t>(kSubjects.size());
  return static_cast<std::uint8_t>(random.below(random.below(count) + 1));
}

CityPatent CityPatents::add(const PatentLife& life) {
  LEDGER_ASSERT(lives_.size() < kPatentsMax);
  lives_.push_back(life);
  return size() - 1;
}

ledger::PatentNumber CityPatents::number(CityPatent index) const {
  const PatentLife& life = at(index);
  const std::string day = unpacked(life.filed).text();
  const auto year = static_cast<std::uint64_t>(*ledger::parse_digits(day.substr(0, 4)));
  const std::uint64_t serial = 9'000'000 + index;
  const auto number = ledger::PatentNumber::from_key(
      year * 100'000'000 + std::uint64_t{life.type} * 10'000'000 + serial);
  LEDGER_ASSERT(number.has_value());
  return *number;
}

ledger::Date CityPatents::last_day(CityPatent index) const {
  const PatentLife& life = at(index);
  return unpacked(life.filed).plus_years(years_of(life)).plus_days(-1);
}

}  // namespace connectors::generator
