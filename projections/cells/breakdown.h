#pragma once

// Breakdown: the codes of one counted thing, one for each dimension by which the statistics are
// split. It is a string of bytes, big-endian, that sorts in the order of output.
//
//   tx             transfer, licence, open-licence, pledge; contracts of other kinds are `other`
//   contract_kind  none for things other than contracts
//   ip             as the contract states; transfers, licences and pledges of patents are `patent`
//   patent_type, ipc, industry
//                  of the first patent named (the "main patent" method); ipc is a section A to H,
//                  or `design`, because designs have no IPC
//   district       of the first seller, licensor, transferor, patentee or pledgor: GB/T 2260
//   seller_kind, buyer_kind
//                  of the first on each side; pledgor and pledgee for pledges
//   flow           from the seller's region to the buyer's, relative to the home province; none
//                  for pledges and statements, which move no technology
//   amount_band    of contracts and pledges, in 10 000 yuan; a band includes its lower bound

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "ledger/base/coding.h"

namespace projections::cells {

constexpr std::string_view kHomeProvince = "12";  // GB/T 2260: Tianjin.

// How a thing with several patents is attributed to patent type, IPC and industry: as a whole, to
// the first patent. Releases state the method; another method gets another version.
constexpr std::string_view kAllocationMethod = "main-patent/1";

enum class Dimension : std::uint8_t {
  kTx,
  kContractKind,
  kIp,
  kPatentType,
  kIpc,
  kIndustry,
  kDistrict,
  kSellerKind,
  kBuyerKind,
  kFlow,
  kFeeForm,
  kLicenceKind,
  kAmountBand,
};
constexpr std::size_t kDimensions = 13;

std::string_view name(Dimension dimension);
std::optional<Dimension> parse_dimension(std::string_view name);

enum class Tx : std::uint8_t { kNone, kTransfer, kLicence, kOpenLicence, kPledge, kOther };

enum class Flow : std::uint8_t {
  kNone,
  kInCity,
  kToBeijing,
  kToHebei,
  kToOtherProvinces,
  kToHkMoTw,
  kToAbroad,
  kFromBeijing,
  kFromHebei,
  kFromOtherProvinces,
  kFromHkMoTw,
  kFromAbroad,
  kOutside,
};

enum class AmountBand : std::uint8_t { kNone, kTo10, kTo100, kTo1000, kTo10000, kMore };

constexpr std::uint32_t kIpcDesign = 'Z';
constexpr std::uint32_t kDistrictAbroad = 1'000'000;

constexpr std::size_t kBreakdownBytes = 17;

// The place of a dimension's code in a breakdown, in bytes.
struct CodePlace {
  std::uint8_t offset = 0;
  std::uint8_t width = 1;
};
constexpr std::array<CodePlace, kDimensions> kPlaces{{{0, 1},
                                                      {1, 1},
                                                      {2, 1},
                                                      {3, 1},
                                                      {4, 1},
                                                      {5, 3},
                                                      {8, 3},
                                                      {11, 1},
                                                      {12, 1},
                                                      {13, 1},
                                                      {14, 1},
                                                      {15, 1},
                                                      {16, 1}}};
constexpr CodePlace place_of(Dimension dimension) {
  return kPlaces[static_cast<std::size_t>(dimension)];
}

struct Breakdown {
  std::array<std::uint8_t, kBreakdownBytes> bytes{};

  constexpr std::uint32_t code(Dimension dimension) const {
    const CodePlace place = place_of(dimension);
    return static_cast<std::uint32_t>(ledger::load_be(bytes.data() + place.offset, place.width));
  }
  constexpr void set(Dimension dimension, std::uint32_t code) {
    const CodePlace place = place_of(dimension);
    ledger::store_be(bytes.data() + place.offset, code, place.width);
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void set(Dimension dimension, Enum value) { set(dimension, static_cast<std::uint32_t>(value)); }

  friend bool operator==(const Breakdown&, const Breakdown&) = default;
};

// "licence", "C34", "120116", "none". `code` is valid.
std::string code_text(Dimension dimension, std::uint32_t code);
bool is_valid_code(Dimension dimension, std::uint32_t code);
bool is_valid(const Breakdown& breakdown);

}  // namespace projections::cells
