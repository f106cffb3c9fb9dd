#pragma once

// manifest.json: what a monthly release is, and every file of it with its size and SHA-256. It has
// one form in bytes, and no other is read:
//
//   {
//     "format": "patledger-release/1",
//     "id": "TJ-2024-07-P",
//     …                                      the other members of the head, in order
//     "files": [
//       {"path": "data.csv", "size": 1234, "sha256": "<64 hexadecimal digits>"},
//       …                                    by path
//     ],
//     "signature": "<a signed note>"         only where the release is signed (signature.h)
//   }
//
// Whoever checks it without us cuts the line of the signature and the comma before it, and has the
// bytes that were signed.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/hash.h"
#include "ledger/base/result.h"

namespace connectors::release {

constexpr std::string_view kFormat = "patledger-release/1";
constexpr std::string_view kManifestName = "manifest.json";
constexpr std::size_t kManifestBytesMax = std::size_t{1} << 20U;
constexpr std::size_t kHeadBytesMax = 256;  // One member of the head.

struct ListedFile {
  std::string path;  // From the release's directory on: "tables/A1.csv".
  std::uint64_t size = 0;
  ledger::Hash sha256{};

  friend bool operator==(const ListedFile&, const ListedFile&) = default;
};

// Members of the head are printable ASCII; which values they may have is the release's business.
struct Manifest {
  std::string format{kFormat};
  std::string id;             // "TJ-2024-07-P"
  std::string month;          // "2024-07"
  std::string vintage;        // "preliminary"
  std::string audience;       // "bureau"
  std::string position;       // With so many entries of the ledger, in decimal digits.
  std::string root;           // Of the tree over them, in hexadecimal digits.
  std::string rules_version;  // Of the law.
  std::string code_version;   // Of patledger.
  std::string cube_version;   // Of structure and codelists.
  std::string prepared;       // RFC 3339; the ledger's time.
  std::vector<ListedFile> files;
  std::string signature;  // A signed note; empty where it is not signed.

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

struct HeadMember {
  std::string_view name;
  std::string Manifest::*member;
};
// In the order of the file.
inline constexpr std::array kHead{HeadMember{"format", &Manifest::format},
                                  HeadMember{"id", &Manifest::id},
                                  HeadMember{"month", &Manifest::month},
                                  HeadMember{"vintage", &Manifest::vintage},
                                  HeadMember{"audience", &Manifest::audience},
                                  HeadMember{"position", &Manifest::position},
                                  HeadMember{"root", &Manifest::root},
                                  HeadMember{"rules_version", &Manifest::rules_version},
                                  HeadMember{"code_version", &Manifest::code_version},
                                  HeadMember{"cube_version", &Manifest::cube_version},
                                  HeadMember{"prepared", &Manifest::prepared}};

// Whether a path may stand in a release: names of letters, digits, '.', '_' and '-' (POSIX's
// portable ones), none of them "." or "..", with '/' between; and it is not manifest.json.
bool is_release_path(std::string_view path);

// The bytes of the file. Files need not be sorted.
std::string manifest_json(const Manifest& manifest);

// kCorrupt where the text is not what manifest_json() gives of some manifest, by the first line
// that is not, or where a member or path is none; kNewer where it is of a later format.
ledger::Result<Manifest> parse_manifest(std::string_view json);

}  // namespace connectors::release
