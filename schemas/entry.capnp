@0xc0a23835a409af99;

# The entry at one position of the log: a submission and the decision on it.
# The leaf of the tree is the hash of these bytes, as stored.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

enum Outcome {
  recorded @0;
  duplicate @1;
  refused @2;
  acknowledgementRequired @3;
  discrepancy @4;
  conflict @5;
  malformed @6;
}

struct Entry {
  seq @0 :UInt64;
  # The position, dense from 0.
  outcome @1 :Outcome;
  submission @2 :import "submission.capnp".Submission;
  # Optional. Missing if it could not be decoded.
  grounds @3 :List(Ground);
  # Optional. The grounds of refusal, in order of precedence.
  warnings @4 :List(Ground);
  # Optional.
  reopened @5 :List(Text);
  # Optional. Other events ("41.0") that it contradicts.
  source @6 :Text;
  # Optional. If there is no submission: the source, if it could be read.
  id @7 :Text;
  # Optional. The same for the id.
  first @8 :UInt64;
  # Duplicates and conflicts: the position of the first submission with this key.
  faults @9 :List(Fault);
  # Optional. The faults of a malformed submission.
  raw @10 :Data;
  # Optional. Malformed: SHA-256 of the bytes received.
  fact @11 :Bool;
  # Optional. Stated by an office, a court, a registry or the operator.
  cases @12 :List(Case);
  # Optional. The cases of other events that it opens or closes.
}

struct Ground {
  code @0 :UInt16;
  # The number of the code, never reused: T04 is 104.
  row @1 :UInt16;
  # The number of the rule's version in the catalogue of law.
  subject @2 :Text;
  # Optional. The patent, licence or party that it is about.
  facts @3 :List(Text);
  # Optional. The events ("17.0") that it is based on.
}

struct Case {
  event @0 :Text;
  # The event ("36.0") that contradicts what the ledger holds.
  code @1 :UInt16;
  # The number of the code that applies to it.
  closed @2 :Bool;
  # Optional. It contradicts nothing any more.
  parties @3 :List(Text);
  # Optional. Whom it concerns.
}

struct Fault {
  code @0 :UInt16;
  # The number of the code: F02 is 2.
  pointer @1 :Text;
  # Optional. JSON pointer (RFC 6901); empty: the whole.
  detail @2 :Text;
  # Optional. English.
}
