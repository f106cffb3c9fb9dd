#pragma once

// manifest.json: the head of a monthly release, and each of its files with size and SHA-256. It has
// a canonical form; no other form is accepted:
//
//   {
//     "format": "patledger-release/1",
//     "id": "TJ-2024-07-P",
//     …                                      the other members of the head, in order
//     "files": [
//       {"path": "data.csv", "size": 1234, "sha256": "<64 hexadecimal digits>"},
//       …                                    by path
//     ],
//     "signature": "<a signed note>"         only if the release is signed (signature.h)
//   }
//
// The signed bytes are the manifest without the line of the signature and the comma before it.

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
constexpr std::size_t kHeadBytesMax = 256;  // Of one member of the head.

struct ListedFile {
  std::string path;  // Relative to the directory: "tables/A1.csv".
  std::uint64_t size = 0;
  ledger::Hash sha256{};

  friend bool operator==(const ListedFile&, const ListedFile&) = default;
};

// Members of the head are printable ASCII. Their values are not checked here, except position and
// root.
struct Manifest {
  std::string format{kFormat};
  std::string id;             // "TJ-2024-07-P"
  std::string month;          // "2024-07"
  std::string vintage;        // "preliminary"
  std::string audience;       // "bureau"
  std::string position;       // The last entry included, in decimal digits.
  std::string root;           // The root of the tree up to it, in hexadecimal digits.
  std::string rules_version;  // The version of the law.
  std::string code_version;   // The version of patledger.
  std::string cube_version;   // The version of structure and codelists.
  std::string prepared;       // RFC 3339, in the time of the ledger.
  std::vector<ListedFile> files;
  std::string signature;  // A signed note; empty if not signed.

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

// Whether a path is allowed in a release: names of letters, digits, '.', '_' and '-' (the portable
// ones of POSIX), except "." and "..", separated by '/'; and not manifest.json.
bool is_release_path(std::string_view path);

// The canonical form. `files` need not be sorted.
std::string manifest_json(const Manifest& manifest);

// kCorrupt if the text is not in the canonical form (with the number of the first line that
// differs) or if a member or path is invalid; kNewer for a later format.
ledger::Result<Manifest> parse_manifest(std::string_view json);

}  // namespace connectors::release
