#pragma once

// The codes. To add one: an enumerator here, and its text in codes.cc (the compiler reports a
// missing one). Numbers are stored: a number is given once and never reused.

#include "ledger/model/code.h"

namespace ledger {

enum class Code : std::uint16_t {
  // Form: the input is malformed.
  kF01 = 1,
  kF02 = 2,
  kF03 = 3,
  kF04 = 4,
  kF05 = 5,
  kF06 = 6,
  kF07 = 7,
  kF08 = 8,
  // Authority.
  kA01 = 20,
  // Existence.
  kE01 = 25,  // 26 has the rows of E01 that 25 has no numbers for (law/rule.h).
  // Version.
  kV01 = 30,
  // Priority notice.
  kH01 = 40,
  kH02 = 41,
  // Figures.
  kC02 = 60,
  // Transfer.
  kT01 = 101,
  kT02 = 102,
  kT03 = 103,
  kT04 = 104,
  kT05 = 105,
  kT06 = 106,
  kT07 = 107,
  kT08 = 108,
  kT09 = 109,
  kT10 = 110,
  kT11 = 111,
  // Licence.
  kL01 = 201,
  kL02 = 202,
  kL03 = 203,
  kL04 = 204,
  kL05 = 205,
  kL06 = 206,
  kL07 = 207,
  kL08 = 208,
  kL09 = 209,
  kL10 = 210,
  kL11 = 211,
  kL12 = 212,
  kL13 = 213,
  // Pledge.
  kP01 = 301,
  kP02 = 302,
  kP03 = 303,
  kP04 = 304,
  kP05 = 305,
  kP06 = 306,
  kP07 = 307,
  kP08 = 308,
  kP09 = 309,
  kP10 = 310,
  kP11 = 311,
  kP12 = 312,
  // Open licence.
  kO01 = 401,
  kO02 = 402,
  kO03 = 403,
  kO04 = 404,
  kO05 = 405,
  kO06 = 406,
  kO07 = 407,
  kO08 = 408,
  kO09 = 409,
  kO10 = 410,
  kO11 = 411,
  kO12 = 412,
  kO13 = 413,
  kO20 = 420,
  kO21 = 421,
  kO22 = 422,
  // Warning.
  kW01 = 901,
  kW02 = 902,
  kW03 = 903,
  kW04 = 904,
  kW05 = 905,
  kW06 = 906,
  kW07 = 907,
  kW08 = 908,
  kW09 = 909,
  kW10 = 910,
};

}  // namespace ledger
