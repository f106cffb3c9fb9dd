#include "deploy/patledger/commands/figures/release_files.h"

#include "connectors/parquet/data_parquet.h"
#include "connectors/release/csv.h"
#include "connectors/sdmx/sdmx.h"
#include "connectors/xlsx/data_xlsx.h"
#include "projections/release/series/calendar.h"

namespace patledger {
namespace {

namespace on_disk = connectors::release;
namespace sdmx = connectors::sdmx;

using connectors::release::Staging;
using ledger::Status;
using projections::release::Release;

using ReleaseFile = std::pair<std::string, std::string>;  // Path and bytes.

Status put_all(const Staging& staging, const std::vector<ReleaseFile>& all) {
  for (const auto& [path, bytes] : all) {
    if (Status put = staging.put(path, bytes); !put) return put;
  }
  return ledger::Done{};
}

Status put_texts(const Release& release, const Staging& staging) {
  std::vector<ReleaseFile> all{
      {"data.csv", on_disk::data_csv(release)},
      {"revisions.csv", on_disk::revisions_csv(release)},
      {"metadata.zh.md", on_disk::metadata(release, ledger::Language::kZh)},
      {"metadata.en.md", on_disk::metadata(release, ledger::Language::kEn)}};
  for (const auto& table : release.tables) {
    all.emplace_back("tables/" + table.number + ".csv", on_disk::table_csv(table));
  }
  return put_all(staging, all);
}

Status put_structures(const Release& release, const Staging& staging) {
  return put_all(staging, {{"sdmx/structure-3.0.xml", sdmx::structure_30(release.head)},
                           {"sdmx/structure-2.1.xml", sdmx::structure_21(release.head)}});
}

Status put_sdmx(const Release& release, const Staging& staging) {
  return put_all(staging, {{"sdmx/data-3.0.xml", sdmx::data_30(release)},
                           {"sdmx/data-2.1.xml", sdmx::data_21(release)},
                           {"sdmx/data.csv", sdmx::data_csv(release)},
                           {"sdmx/data.json", sdmx::data_json(release)}});
}

Status put_workbook(const Release& release, const Staging& staging) {
  const auto workbook = connectors::xlsx::data_xlsx(release, staging.directory());
  if (!workbook) return workbook.error();
  return staging.put("data.xlsx", *workbook);
}

Status put_parquet(const Release& release, const Staging& staging) {
  return staging.put("data.parquet", connectors::parquet::data_parquet(release));
}

}  // namespace

Status put_files(const Release& release, const Staging& staging,
                 const std::function<void(std::uint64_t)>& progress) {
  std::uint64_t done = 0;
  for (const auto put : {put_texts, put_structures, put_sdmx, put_workbook, put_parquet}) {
    if (Status written = put(release, staging); !written) return written;
    progress(++done);
  }
  return ledger::Done{};
}

connectors::release::Manifest manifest_of(const Release& release) {
  const projections::release::ReleaseHead& head = release.head;
  connectors::release::Manifest manifest;
  manifest.id = head.id;
  manifest.month = head.month.text();
  manifest.vintage = vintage_name(head);
  manifest.audience = name(head.audience);
  manifest.position = std::to_string(head.position);
  manifest.root = ledger::hex(head.root);
  manifest.rules_version = projections::release::kReleaseRules;
  manifest.code_version = PATLEDGER_VERSION;
  manifest.cube_version = projections::release::kCubeVersion;
  manifest.prepared = head.prepared.text();
  return manifest;
}

}  // namespace patledger
