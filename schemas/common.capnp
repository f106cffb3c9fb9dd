@0xb8f935fe01294d54;

# The types that several aggregates share, and the form of values in all of them:
#
#   day      Int32, days since 1970-01-01, a civil day in Asia/Shanghai; -2147483648: not given
#   month    Int32, year * 12 + month - 1; -2147483648: not given
#   moment   Int64, milliseconds since 1970-01-01 UTC; -9223372036854775808: not given
#   money    Int64, hundredths of the unit of its currency (fen, for yuan); -1: not given
#   choice   an enumeration; `unset`: not given
#   text     UTF-8, without NUL; empty: not given
#
# A field that is not marked optional must be given. A list may be empty, but not null.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

enum FeeForm {
  unset @0;
  lumpSum @1;
  instalments @2;
  royalty @3;
  entryFeePlusRoyalty @4;
  equity @5;
  warrant @6;
  tryFirstPayLater @7;
  free @8;
  cross @9;
}

enum RoyaltyBase {
  unset @0;
  netSales @1;
  profit @2;
  output @3;
}

struct Royalty {
  rate @0 :Text;
  # Decimal: "0.03".
  base @1 :RoyaltyBase;
  # The base of the rate.
  every @2 :Text;
  # Optional. "year", "quarter"
}

struct Exchange {
  # The conversion of an amount in another currency into yuan.
  rate @0 :Text;
  # Yuan for one unit of the currency. Decimal: "7.8312", above 0, at most eight decimals.
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01. The day of the rate.
  source @2 :Text;
  # The publisher: "CFETS". At most 47 bytes.
}

struct Fee {
  form @0 :FeeForm;
  # CC 846.
  total @1 :Int64 = -1;
  # Optional. Fen. Contract total (合同交易总额).
  technology @2 :Int64 = -1;
  # Optional. Fen. Technology transaction amount (技术交易额).
  amount @3 :Int64 = -1;
  # Optional. Fen. The standard of an open licence, for each `per`.
  currency @4 :Text;
  # Optional. ISO 4217.
  instalments @5 :List(Int64);
  # Optional. Fen.
  royalty @6 :Royalty;
  # Optional.
  open @7 :Bool;
  # Optional. The total is not final; revisions follow.
  per @8 :Text;
  # Optional. "licensee-year"
  exchange @9 :Exchange;
  # Optional. If the currency is not yuan: of the total and the technology amount.
}

enum ConsentKind {
  unset @0;
  coOwner @1;
  pledgee @2;
  licensee @3;
  licensor @4;
  pledgor @5;
  transferor @6;
  patentee @7;
}

struct Consent {
  kind @0 :ConsentKind;
  party @1 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  document @2 :Text;
}

struct OwnerEntry {
  party @0 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  share @1 :Text;
  # Optional. Of the whole right: "7/10"; missing: an equal part of the rest.
}

struct Payment {
  on @0 :Int32 = -2147483648;
  # Days since 1970-01-01.
  amount @1 :Int64 = -1;
  # Fen.
  currency @2 :Text;
  # ISO 4217.
}
