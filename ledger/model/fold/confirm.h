#pragma once

// Whether a statement is about a right that the ledger knows already: a confirmation.

#include "ledger/model/state/state.h"

namespace ledger {

// The right is registered under that number, on a patent and with a party that the statement names
// too, and had not ended on its day. The gazette is per patent: a fact of the office with the same
// parties may name another patent. The same number with nothing in common is another right.
bool confirms_number(const State& state, const Pledge& pledge, const PledgeRegister& body,
                     bool is_fact);
bool confirms_number(const State& state, const Licence& licence, const LicenceRecord& body,
                     bool is_fact);

// Whether a statement of the office that confirms the right adds its patents to those that the
// right has. The first one that has a patent of a report in common states them instead.
bool adds_patents(const State& state, const Pledge& pledge, const PledgeRegister& body);
bool adds_patents(const State& state, const Licence& licence, const LicenceRecord& body);

// Each once: those of `known`, then the others of `added`.
PatentList joined(const PatentList& known, const PatentList& added);

// Whether `named` are the same parties, or patents.
bool are_same(const State& state, const std::vector<PartyIndex>& parties,
              const std::vector<PartyId>& named);
bool are_same(const State& state, const PatentList& patents,
              const std::vector<PatentNumber>& named);

// The same act under another number: the same parties, patents, kind, term and day of signing.
OptionalSeq same_under_another_number(const State& state, const PledgeRegister& body);
OptionalSeq same_under_another_number(const State& state, const LicenceRecord& body);

// The same patents, transferors and transferees, with days at most 60 apart and no other transfer
// between: for each of its patents the transfer that is stated again, or none if one of them has
// none. The office states one transfer of several patents once for each (title_history.h).
std::vector<Seq> confirmed_transfers(const State& state, const TransferRegister& body,
                                     bool is_fact);

// Whether the transfer of event `seq` counts: it is no confirmation, or the report of several
// patents that the office states one by one.
bool is_counted(const State& state, const TransferRegister& body, Seq seq);
bool is_counted(const State& state, const TitleHistory& steps, const TitleStep& step);

// The same for the same patents in any order; odd for a single one.
std::uint64_t key_of(const std::vector<PatentNumber>& patents);

}  // namespace ledger
