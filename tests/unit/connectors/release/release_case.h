#pragma once

// A small release: its files, its manifest, the bytes of the manifest and the signature. The
// digests and the signature come from other programs: sha256sum and golang.org/x/mod/sumdb/note
// v0.43.0 with the key of tests/unit/ledger/crypto/note_keys.h.

#include <string_view>

#include "connectors/release/manifest.h"
#include "tests/support/scratch.h"
#include "tests/unit/ledger/crypto/note_keys.h"

namespace connectors::release {

constexpr std::string_view kData = "month,contracts\n2024-07,3\n";
constexpr std::string_view kTable = "A1\n";

inline Manifest small_manifest() {
  Manifest manifest;
  manifest.id = "TJ-2024-07-P";
  manifest.month = "2024-07";
  manifest.vintage = "preliminary";
  manifest.audience = "bureau";
  manifest.position = "41";
  manifest.root = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
  manifest.rules_version = "2024-01-20";
  manifest.code_version = "0.1.0";
  manifest.cube_version = "1.0.0";
  manifest.prepared = "2024-08-05T09:00:00+08:00";
  manifest.files = {
      {"data.csv", kData.size(),
       *ledger::parse_hex("4113d0af8803308ef7bf23ccc7b00b6c1f1abb8ac2f384a0790d33d2f3cf3555")},
      {"tables/A1.csv", kTable.size(),
       *ledger::parse_hex("4fc93a7e3b47e4212e938e7565c56b87fea6951468f59b1fd19cc4c1d8343f22")}};
  return manifest;
}

constexpr std::string_view kUnsigned =
    R"({
  "format": "patledger-release/1",
  "id": "TJ-2024-07-P",
  "month": "2024-07",
  "vintage": "preliminary",
  "audience": "bureau",
  "position": "41",
  "root": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "rules_version": "2024-01-20",
  "code_version": "0.1.0",
  "cube_version": "1.0.0",
  "prepared": "2024-08-05T09:00:00+08:00",
  "files": [
    {"path": "data.csv", "size": 26, "sha256": ")"
    "4113d0af8803308ef7bf23ccc7b00b6c1f1abb8ac2f384a0790d33d2f3cf3555"
    R"("},
    {"path": "tables/A1.csv", "size": 3, "sha256": ")"
    "4fc93a7e3b47e4212e938e7565c56b87fea6951468f59b1fd19cc4c1d8343f22"
    R"("}
  ]
}
)";

constexpr std::string_view kSignature =
    "patledger-release/1\n"
    "TJ-2024-07-P\n"
    "bAoizy8b9OOrafDmbMKqDQjQulN/fEXBsX9g+OZ3pg0=\n"
    "\n"
    "— patents.example/release "
    "HCgCiOTnqP+mV/S7OS+21tAA/olK4hgx8vPxGaAFeeb8zJYaY5cirF0zQn+vhbFwOOWUvEQMILFx/"
    "EEKtio5UODZHQ0=\n";

// Writes the release into a directory.
inline void write_release(const std::string& directory, std::string_view manifest) {
  std::filesystem::create_directories(directory + "/tables");
  ledger::test::write_bytes(directory + "/data.csv", kData);
  ledger::test::write_bytes(directory + "/tables/A1.csv", kTable);
  ledger::test::write_bytes(directory + "/manifest.json", manifest);
}

}  // namespace connectors::release
