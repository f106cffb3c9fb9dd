@0xd4ec80f6e5aa3a2d;

# Submissions about a party.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

enum PartyKind {
  unset @0;
  university @1;
  institute @2;
  enterprise @3;
  individual @4;
  government @5;
  bank @6;
  guarantor @7;
  agency @8;
  other @9;
}

enum Role {
  unset @0;
  operator @1;
  ipOffice @2;
  court @3;
  techRegistry @4;
  tradingCentre @5;
  bank @6;
  institution @7;
  statistics @8;
  public @9;
}

struct PartyRegister {
  party @0 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  name @1 :Text;
  kind @2 :PartyKind;
  country @3 :Text;
  # ISO 3166-1 alpha-2 (WIPO ST.3).
  district @4 :Text;
  # Optional. GB/T 2260, six digits.
  roles @5 :List(Role);
  tags @6 :List(Text);
  # Optional.
}

struct PartyRename {
  party @0 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  name @1 :Text;
  from @2 :Int32 = -2147483648;
  # Days since 1970-01-01. The first day of the name.
}

struct PartySucceed {
  # A merger or division.
  party @0 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  successor @1 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  on @2 :Int32 = -2147483648;
  # Days since 1970-01-01. The first day of the succession.
  document @3 :Text;
  # Optional. The notice of the company registry.
}

struct GazetteMap {
  # Whose a name is that the gazette prints.
  name @0 :Text;
  # NFKC, without blanks around it.
  party @1 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  from @2 :Int32 = -2147483648;
  # Optional. Days since 1970-01-01. The first day on which the name is the party's.
}
