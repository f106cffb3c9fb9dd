@0x9c988d7d2cb5b957;

# Submissions of the technology-contract registry (CC 843; 2026 MIIT measures).
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

using Exchange = import "common.capnp".Exchange;
using Fee = import "common.capnp".Fee;

enum ContractKind {
  unset @0;
  development @1;
  transfer @2;
  licence @3;
  consulting @4;
  service @5;
}

enum IpKind {
  unset @0;
  patent @1;
  knowHow @2;
  software @3;
  plantVariety @4;
  layout @5;
  newDrug @6;
  none @7;
}

struct ContractRegister {
  contract @0 :Text;
  # 合同登记编号: 16 digits, or 14 in the older form.
  kind @1 :ContractKind;
  ip @2 :IpKind;
  sellers @3 :List(Text);
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  buyers @4 :List(Text);
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  patents @5 :List(Text);
  # Optional. Canonical: "202019000002.3" (ZC 0006-2003).
  fee @6 :Fee;
  # CC 846.
  signed @7 :Int32 = -2147483648;
  # Days since 1970-01-01.
  registered @8 :Int32 = -2147483648;
  # Days since 1970-01-01. Its month is the month of the figure.
  openLicence @9 :Bool;
  # Optional.
}

struct RoyaltyPeriod {
  from @0 :Int32 = -2147483648;
  # Year * 12 + month - 1.
  until @1 :Int32 = -2147483648;
  # Year * 12 + month - 1.
}

struct ContractRevise {
  contract @0 :Text;
  total @1 :Int64 = -1;
  # Fen. The new total, not the difference.
  technology @2 :Int64 = -1;
  # Optional. Fen.
  reason @3 :Text;
  filed @4 :Int32 = -2147483648;
  # Days since 1970-01-01.
  royaltyPeriod @5 :RoyaltyPeriod;
  # Optional.
  exchange @6 :Exchange;
  # Optional. Replaces the contract's rate; missing: that rate still applies.
}

struct ContractCancel {
  contract @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  reason @2 :Text;
}

struct ContractReceipt {
  contract @0 :Text;
  amount @1 :Int64 = -1;
  # Fen.
  currency @2 :Text;
  # ISO 4217.
  on @3 :Int32 = -2147483648;
  # Days since 1970-01-01.
  exchange @4 :Exchange;
  # Optional. Of this payment, if its currency is not yuan.
}
