@0xbc64ca0303c14781;

# The receipt for one submission, in one language.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

using Outcome = import "entry.capnp".Outcome;

struct EventMention {
  event @0 :Text;
  # "41.0": the position of its entry, and its index in it.
  type @1 :Text;
}

struct Reason {
  # A refusal, or a warning.
  code @0 :Text;
  article @1 :Text;
  # Optional. The article and its version in force; empty for F codes.
  title @2 :Text;
  detail @3 :Text;
  cure @4 :Text;
  # Optional.
  pointer @5 :Text;
  # Optional. F codes: JSON pointer to the fault.
  facts @6 :List(EventMention);
}

struct Receipt {
  source @0 :Text;
  id @1 :Text;
  outcome @2 :Outcome;
  seq @3 :Text;
  # The entry's position, in decimal digits; empty in a dry run.
  events @4 :List(EventMention);
  refusals @5 :List(Reason);
  warnings @6 :List(Reason);
  recordedAt @7 :Text;
  # RFC 3339, Asia/Shanghai; empty in a dry run.
}
