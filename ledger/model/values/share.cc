#include "ledger/model/values/share.h"

#include <numeric>

#include "ledger/base/digits.h"
#include "ledger/base/limits.h"

namespace ledger {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kDenominatorMax = std::uint64_t{1} << 63U;

struct ShareSum {  // 2 for every sum above one.
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;
};

ShareSum reduced(const ShareSum& sum) {
  const std::uint64_t divisor = std::gcd(sum.numerator, sum.denominator);
  return {sum.numerator / divisor, sum.denominator / divisor};
}

ShareSum fraction(Wide numerator, Wide denominator) {
  if (numerator > denominator) return {2, 1};
  return {static_cast<std::uint64_t>(numerator), static_cast<std::uint64_t>(denominator)};
}

// Not reduced: most shares of one right have a denominator in common, and are added without a gcd.
std::optional<ShareSum> plus(const ShareSum& sum, const Share& share) {
  if (sum.denominator % share.denominator == 0) {
    const std::uint64_t parts = sum.denominator / share.denominator;
    return fraction(Wide{sum.numerator} + Wide{share.numerator} * parts, sum.denominator);
  }
  const ShareSum small = reduced(sum);
  const std::uint64_t shared = std::gcd(small.denominator, share.denominator);
  const std::uint64_t times = share.denominator / shared;
  const Wide common = Wide{small.denominator} * times;
  if (common > kDenominatorMax) return std::nullopt;
  return fraction(
      Wide{small.numerator} * times + Wide{share.numerator} * (small.denominator / shared), common);
}

std::optional<ShareSum> sum_of(std::span<const Share> shares) {
  ShareSum sum;
  for (const Share& share : shares) {
    const auto more = plus(sum, share);
    if (!more || more->numerator > more->denominator)
      return more;  // More shares cannot change that.
    sum = *more;
  }
  return reduced(sum);
}

}  // namespace

std::optional<Share> Share::of(std::uint64_t numerator, std::uint64_t denominator) {
  if (numerator == 0 || denominator == 0 || numerator > denominator) return std::nullopt;
  const std::uint64_t divisor = std::gcd(numerator, denominator);
  return Share{numerator / divisor, denominator / divisor};
}

std::optional<Share> Share::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto numerator = parse_digits(text.substr(0, slash));
  if (!numerator) return std::nullopt;
  const auto denominator = slash == std::string_view::npos ? std::optional<std::int64_t>(1)
                                                           : parse_digits(text.substr(slash + 1));
  if (!denominator) return std::nullopt;
  const auto share =
      of(static_cast<std::uint64_t>(*numerator), static_cast<std::uint64_t>(*denominator));
  if (!share || share->denominator > kShareDenominatorMax) return std::nullopt;
  return share;
}

std::string Share::text() const {
  return std::to_string(numerator) + "/" + std::to_string(denominator);
}

std::optional<SumToOne> compare_sum_to_one(std::span<const Share> shares) {
  const auto sum = sum_of(shares);
  if (!sum) return std::nullopt;
  if (sum->numerator == sum->denominator) return SumToOne::kOne;
  return sum->numerator < sum->denominator ? SumToOne::kLess : SumToOne::kMore;
}

std::optional<Share> split_rest(std::span<const Share> shares, std::uint32_t parts) {
  const auto sum = sum_of(shares);
  if (!sum || sum->numerator >= sum->denominator || parts == 0) return std::nullopt;
  const Wide denominator = Wide{sum->denominator} * parts;
  const std::uint64_t rest = sum->denominator - sum->numerator;
  const std::uint64_t divisor =
      std::gcd(rest, std::uint64_t{parts});  // Coprime to the sum's other factors.
  if (denominator / divisor > kDenominatorMax) return std::nullopt;
  return Share{rest / divisor, static_cast<std::uint64_t>(denominator / divisor)};
}

}  // namespace ledger
