#pragma once

// Form: what is wrong with a submission before any law is asked. faults_of_form() needs no State;
// faults_of_reference() names parties, patents and rights that the ledger does not know;
// faults_of_corrected() is both, of what a correction makes of the body `before`.

#include <vector>

#include "ledger/model/state.h"

namespace ledger {

std::vector<Fault> faults_of_form(const Submission& submission);
std::vector<Fault> faults_of_reference(const State& state, const Submission& submission);
std::vector<Fault> faults_of_corrected(const State& state, const Submission& corrected,
                                       const Body& before);

}  // namespace ledger
