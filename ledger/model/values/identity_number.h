#pragma once

// The identity numbers of natural persons (GB 11643-1999): 17 digits and a check character. The
// ledger takes none and stores none (docs/contract.md §1, parties): a person is a party
// "P:<hash>:<masked number>", made by the sender (`patledger party-hash`).
//
// In bytes from outside, digits may be written as themselves, as JSON escapes (\u0031), or in full
// width, with characters of no width between them. A number is recognised too in groups of digits
// with blanks or hyphens between ("110105 19491231 002X"), and with one character replaced by a
// star, which the others give: then it begins with the code of a province, and the year of birth is
// one of 1900 to 2018, because a district, a day and a serial number look the same. A number of 15
// digits, as issued before 1999, has no check and is not recognised.

#include <optional>
#include <string>
#include <string_view>

namespace ledger {

// GB/T 2260: a number begins with one of these, or with a 9 (of a foreigner's permanent residence).
inline constexpr std::string_view kProvinceCodes =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 "
    "71 81 82 83";

// Whether the text is one: a day of birth that exists, and the check character that the digits
// give (ISO 7064, MOD 11-2). A final `x` is `X`. A credit code with a right check that begins with
// 9 is none.
bool is_identity_number(std::string_view text);

// Whether one is anywhere in the text, in any of these forms, with no digit before or after it.
bool has_identity_number(std::string_view text);

// The bytes with each identity number masked: as many bytes, each digit but the first two and last
// two replaced by a star of its width. Empty if there is none. Masked bytes have none.
std::optional<std::string> mask_identity_numbers(std::string_view bytes);

// mask_identity_numbers() of bytes that arrive in pieces, in constant memory and one buffer. What a
// call returns is valid until the next one.
class IdentityNumberMask {
 public:
  // The bytes before these, and what can be masked of them.
  std::string_view add(std::string_view bytes);
  std::string_view finish();  // The rest.

 private:
  void drop_returned();

  std::string buffer_;        // A number may begin in it and end in what follows.
  std::size_t returned_ = 0;  // Of its bytes, the first.
};

// "12**************3X" of a number.
std::string masked_identity_number(std::string_view number);

// Whether the text is what masked_identity_number() returns for some number.
bool is_masked_identity_number(std::string_view text);

}  // namespace ledger
