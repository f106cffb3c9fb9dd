#pragma once

// Form: what is wrong with a submission before any law is asked. faults_of_form() needs no State;
// faults_of_reference() names parties, patents and rights that the ledger does not know.

#include <vector>

#include "ledger/model/state.h"

namespace ledger {

std::vector<Fault> faults_of_form(const Submission& submission);
std::vector<Fault> faults_of_reference(const State& state, const Submission& submission);

}  // namespace ledger
