// Writes the SDMX files of a sample release and the schemas of its data into a directory, and
// prints its observations as JSON, one on each line: figures as integers, money in fen.
// sdmx_test.py compares them with what other programs read.
//
//   sample_release DIRECTORY [empty]     empty: a release without series

#include <cstdio>
#include <fstream>
#include <initializer_list>
#include <string_view>

#include "connectors/sdmx/sdmx.h"

namespace {

using projections::cells::Dimension;
using projections::cells::Indicator;
using projections::release::Confidentiality;
using projections::release::Observation;
using projections::release::Release;
using projections::release::Series;
using projections::release::Vintage;

constexpr ledger::Month kMay{2024 * 12 + 4};
constexpr ledger::Month kJune{2024 * 12 + 5};
constexpr ledger::Month kJuly{2024 * 12 + 6};

struct Split {
  Dimension dimension;
  std::uint32_t code;
};

void add(Release& release, std::initializer_list<Split> splits, Indicator indicator,
         std::vector<Observation> observations) {
  Series series;
  series.codes.fill(projections::release::kTotal);
  for (const Split& split : splits) {
    series.codes[static_cast<std::size_t>(split.dimension)] = split.code;
  }
  series.indicator = indicator;
  series.observations = std::move(observations);
  release.series.push_back(std::move(series));
}

Observation shown(ledger::Month month, ledger::Fen128 value, Vintage vintage) {
  return {.month = month, .value = value, .vintage = vintage, .previous = {}};
}

// A suppressed value, which must not be in any file.
constexpr ledger::Fen128 kSecret = 77'777'777'777;

Observation suppressed(ledger::Month month, Confidentiality confidentiality) {
  return {.month = month,
          .value = kSecret,
          .is_suppressed = true,
          .confidentiality = confidentiality,
          .revision = 1,
          .previous = kSecret};
}

Observation revised(ledger::Month month, ledger::Fen128 value, ledger::Fen128 previous) {
  return {.month = month,
          .value = value,
          .vintage = Vintage::kRevised,
          .revision = 2,
          .previous = previous};
}

std::uint32_t code_of(projections::cells::Tx tx) { return static_cast<std::uint32_t>(tx); }

void add_totals(Release& release) {
  add(release, {}, Indicator::kContracts,
      {shown(kMay, 41, Vintage::kFinal), shown(kJune, 0, Vintage::kRevised),
       shown(kJuly, 1'234'567, Vintage::kPreliminary)});
  // An integer that a double cannot hold, a negative correction, and the smallest amount.
  add(release, {}, Indicator::kContractValue,
      {revised(kMay, 9'007'199'254'740'993, 9'007'199'254'740'992), revised(kJune, -500, 0),
       shown(kJuly, 1, Vintage::kPreliminary)});
}

void add_splits(Release& release) {
  const Split transfer{Dimension::kTx, code_of(projections::cells::Tx::kTransfer)};
  const Split pledge{Dimension::kTx, code_of(projections::cells::Tx::kPledge)};
  add(release, {transfer, {Dimension::kIpc, projections::cells::kIpcDesign}}, Indicator::kTransfers,
      {shown(kJuly, 3, Vintage::kPreliminary)});
  add(release, {transfer, {Dimension::kIpc, 'H'}}, Indicator::kTransfers,
      {suppressed(kJuly, Confidentiality::kSmallCount)});
  add(release, {{Dimension::kDistrict, 0}}, Indicator::kReceipts,
      {suppressed(kJune, Confidentiality::kSecondary), shown(kJuly, 920'000'00, Vintage::kFinal)});
  // A former district, and one outside the mainland's codes.
  add(release, {{Dimension::kDistrict, 120107}}, Indicator::kReceipts,
      {shown(kMay, 300'000'00, Vintage::kFinal)});
  add(release, {{Dimension::kDistrict, projections::cells::kDistrictAbroad}}, Indicator::kReceipts,
      {suppressed(kMay, Confidentiality::kDominance)});
  // Two dimensions with a shared codelist.
  add(release, {pledge, {Dimension::kSellerKind, 3}, {Dimension::kBuyerKind, 6}},
      Indicator::kPledgeAmount, {shown(kJuly, 8'000'000'00, Vintage::kPreliminary)});
}

Release sample(bool is_empty) {
  Release release;
  release.head.id = "TJ-2024-07-P-PUBLIC";
  release.head.month = kJuly;
  release.head.prepared = ledger::Instant{1'723'687'200'123};
  if (is_empty) return release;
  add_totals(release);
  add_splits(release);
  return release;
}

void print_member(std::string_view name, std::string_view value, bool is_text = true) {
  std::printf("\"%s\":%s%s%s,", std::string(name).c_str(), is_text ? "\"" : "",
              std::string(value).c_str(), is_text ? "\"" : "");
}

void print(const Series& series, const Observation& observation) {
  std::printf("{");
  for (const auto& row : projections::release::cube_dimensions()) {
    const std::uint32_t code = series.codes[static_cast<std::size_t>(row.dimension)];
    print_member(row.id, projections::release::published_code(row.dimension, code).id);
  }
  print_member("INDICATOR", projections::release::cube_indicator(series.indicator).id);
  print_member("TIME_PERIOD", observation.month.text());
  print_member("is_money", projections::cells::is_money(series.indicator) ? "true" : "false",
               false);
  print_member("is_suppressed", observation.is_suppressed ? "true" : "false", false);
  print_member("value", ledger::integer_text(observation.value), false);
  const bool has_previous = observation.previous.has_value();
  print_member("previous", has_previous ? ledger::integer_text(*observation.previous) : "null",
               false);
  print_member("status", std::string(1, obs_status(observation)));
  print_member("confidentiality", std::string(1, conf_status(observation.confidentiality)));
  std::printf("\"revision\":%u}\n", observation.revision);
}

bool write(const std::string& folder, std::string_view name, const std::string& text) {
  std::ofstream file(folder + "/" + std::string(name), std::ios::binary);
  file << text;
  return file.flush().good();
}

bool write_all(const std::string& folder, const Release& release) {
  using namespace connectors::sdmx;
  return write(folder, "structure-3.0.xml", structure_30(release.head)) &&
         write(folder, "structure-2.1.xml", structure_21(release.head)) &&
         write(folder, "data-3.0.xml", data_30(release)) &&
         write(folder, "data-2.1.xml", data_21(release)) &&
         write(folder, "data.csv", data_csv(release)) &&
         write(folder, "data.json", data_json(release)) &&
         write(folder, "flow3.xsd", flow_schema_30()) &&
         write(folder, "flow2.xsd", flow_schema_21());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 64;
  const Release release = sample(argc > 2 && std::string_view(argv[2]) == "empty");
  if (!write_all(argv[1], release)) return 1;
  for (const Series& series : release.series) {
    for (const Observation& observation : series.observations) print(series, observation);
  }
  return 0;
}
