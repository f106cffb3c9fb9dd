#include "ledger/model/share.h"

#include <numeric>

#include "ledger/base/digits.h"
#include "ledger/base/limits.h"

namespace ledger {
namespace {

struct Sum {
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;
};

std::optional<Sum> sum_of(std::span<const Share> shares) {
  constexpr std::uint64_t kLimit = std::uint64_t{1}
                                   << 40U;  // Times a share's 2^20 fits in 64 bits.
  Sum sum;
  for (const Share& share : shares) {
    const std::uint64_t common = std::lcm(sum.denominator, std::uint64_t{share.denominator});
    if (common > kLimit) return std::nullopt;
    sum.numerator =
        sum.numerator * (common / sum.denominator) + share.numerator * (common / share.denominator);
    sum.denominator = common;
    if (sum.numerator > kLimit) return Sum{2, 1};  // More than one, whatever follows.
    const std::uint64_t divisor = std::gcd(sum.numerator, sum.denominator);
    sum.numerator /= divisor;
    sum.denominator /= divisor;
  }
  return sum;
}

}  // namespace

std::optional<Share> Share::of(std::uint64_t numerator, std::uint64_t denominator) {
  if (numerator == 0 || denominator == 0 || numerator > denominator) return std::nullopt;
  const std::uint64_t divisor = std::gcd(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  if (denominator > kShareDenominatorMax) return std::nullopt;
  return Share{static_cast<std::uint32_t>(numerator), static_cast<std::uint32_t>(denominator)};
}

std::optional<Share> Share::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto numerator = parse_digits(text.substr(0, slash));
  if (!numerator) return std::nullopt;
  if (slash == std::string_view::npos) return of(static_cast<std::uint64_t>(*numerator), 1);
  const auto denominator = parse_digits(text.substr(slash + 1));
  if (!denominator) return std::nullopt;
  return of(static_cast<std::uint64_t>(*numerator), static_cast<std::uint64_t>(*denominator));
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
  if (parts > kShareDenominatorMax) return std::nullopt;  // Finer than any share.
  return Share::of(sum->denominator - sum->numerator, sum->denominator * parts);
}

}  // namespace ledger
