#include "projections/release/cube/districts.h"

#include <algorithm>

namespace projections::release {
namespace {

struct District {
  std::uint32_t code;
  Bilingual name;
  std::string_view from;   // The first month of its use; empty if unlimited.
  std::string_view until;  // The last one; empty if unlimited.
};

// Binhai was formed from Tanggu, Hangu and Dagang by the State Council's reply of 2009-10-21.
// Ninghe and Jinghai became districts in 2015, Jizhou in 2016.
constexpr auto kHome = std::to_array<District>({
    {120000, {"天津市(区未详)", "Tianjin, district unknown"}, "", ""},
    {120101, {"和平区", "Heping"}, "", ""},
    {120102, {"河东区", "Hedong"}, "", ""},
    {120103, {"河西区", "Hexi"}, "", ""},
    {120104, {"南开区", "Nankai"}, "", ""},
    {120105, {"河北区", "Hebei District"}, "", ""},
    {120106, {"红桥区", "Hongqiao"}, "", ""},
    {120107, {"塘沽区", "Tanggu"}, "", "2009-10"},
    {120108, {"汉沽区", "Hangu"}, "", "2009-10"},
    {120109, {"大港区", "Dagang"}, "", "2009-10"},
    {120110, {"东丽区", "Dongli"}, "", ""},
    {120111, {"西青区", "Xiqing"}, "", ""},
    {120112, {"津南区", "Jinnan"}, "", ""},
    {120113, {"北辰区", "Beichen"}, "", ""},
    {120114, {"武清区", "Wuqing"}, "", ""},
    {120115, {"宝坻区", "Baodi"}, "", ""},
    {120116, {"滨海新区", "Binhai New Area"}, "2009-11", ""},
    {120117, {"宁河区", "Ninghe"}, "2015-08", ""},
    {120118, {"静海区", "Jinghai"}, "2015-08", ""},
    {120119, {"蓟州区", "Jizhou"}, "2016-06", ""},
    {120221, {"宁河县", "Ninghe County"}, "", "2015-07"},
    {120223, {"静海县", "Jinghai County"}, "", "2015-07"},
    {120225, {"蓟县", "Ji County"}, "", "2016-05"},
});

constexpr auto kProvinces = std::to_array<District>({
    {110000, {"北京市", "Beijing"}, "", ""},
    {130000, {"河北省", "Hebei"}, "", ""},
    {140000, {"山西省", "Shanxi"}, "", ""},
    {150000, {"内蒙古自治区", "Inner Mongolia"}, "", ""},
    {210000, {"辽宁省", "Liaoning"}, "", ""},
    {220000, {"吉林省", "Jilin"}, "", ""},
    {230000, {"黑龙江省", "Heilongjiang"}, "", ""},
    {310000, {"上海市", "Shanghai"}, "", ""},
    {320000, {"江苏省", "Jiangsu"}, "", ""},
    {330000, {"浙江省", "Zhejiang"}, "", ""},
    {340000, {"安徽省", "Anhui"}, "", ""},
    {350000, {"福建省", "Fujian"}, "", ""},
    {360000, {"江西省", "Jiangxi"}, "", ""},
    {370000, {"山东省", "Shandong"}, "", ""},
    {410000, {"河南省", "Henan"}, "", ""},
    {420000, {"湖北省", "Hubei"}, "", ""},
    {430000, {"湖南省", "Hunan"}, "", ""},
    {440000, {"广东省", "Guangdong"}, "", ""},
    {450000, {"广西壮族自治区", "Guangxi"}, "", ""},
    {460000, {"海南省", "Hainan"}, "", ""},
    {500000, {"重庆市", "Chongqing"}, "", ""},
    {510000, {"四川省", "Sichuan"}, "", ""},
    {520000, {"贵州省", "Guizhou"}, "", ""},
    {530000, {"云南省", "Yunnan"}, "", ""},
    {540000, {"西藏自治区", "Tibet"}, "", ""},
    {610000, {"陕西省", "Shaanxi"}, "", ""},
    {620000, {"甘肃省", "Gansu"}, "", ""},
    {630000, {"青海省", "Qinghai"}, "", ""},
    {640000, {"宁夏回族自治区", "Ningxia"}, "", ""},
    {650000, {"新疆维吾尔自治区", "Xinjiang"}, "", ""},
    {710000, {"台湾省", "Taiwan"}, "", ""},
    {810000, {"香港特别行政区", "Hong Kong"}, "", ""},
    {820000, {"澳门特别行政区", "Macao"}, "", ""},
});

constexpr std::uint32_t kProvince = 10'000;
constexpr std::uint32_t kHomeCode = 12;
constexpr std::uint32_t kHomeUnknown = 120'000;

bool is_listed(std::span<const District> districts, std::uint32_t code) {
  return std::ranges::find(districts, code, &District::code) != districts.end();
}

CubeCode code_of(const District& district, std::uint32_t shown) {
  return {district.code,
          "CN-" + std::to_string(shown),
          std::string(district.name.zh),
          std::string(district.name.en),
          std::string(district.from),
          std::string(district.until)};
}

}  // namespace

std::vector<CubeCode> district_codes() {
  std::vector<CubeCode> codes{{0, "_U", "未知", "Unknown", "", ""}};
  for (const District& home : kHome) codes.push_back(code_of(home, home.code));
  for (const District& province : kProvinces) {
    codes.push_back(code_of(province, province.code / kProvince));
  }
  codes.push_back({cells::kDistrictAbroad, "ABROAD", "国外", "Abroad", "", ""});
  std::ranges::sort(codes, {}, &CubeCode::code);
  codes.push_back({kTotal, "_T", "合计", "Total", "", ""});
  return codes;
}

std::uint32_t rolled_up_district(std::uint32_t code) {
  if (code == cells::kDistrictAbroad) return code;
  if (code / kProvince == kHomeCode) return is_listed(kHome, code) ? code : kHomeUnknown;
  const std::uint32_t province = code / kProvince * kProvince;
  return is_listed(kProvinces, province) ? province : 0;
}

}  // namespace projections::release
