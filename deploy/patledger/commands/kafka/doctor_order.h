#pragma once

// The diagnosis of what the topics hold: whether the command topic has the records of the ledger,
// whether the outgoing topics have its answers, and what a node would halt with.

#include "connectors/kafka/restore/command_topic.h"
#include "deploy/patledger/commands/doctor.h"

namespace patledger {

// `ledger` is null if the directory holds none: then the topics are compared with each other.
void diagnose_order(const connectors::kafka::Connection& connection, const std::string& cluster,
                    const connectors::kafka::CommandTopic& command,
                    const ledger::service::Ledger* ledger, Diagnosis& diagnosis);

}  // namespace patledger
