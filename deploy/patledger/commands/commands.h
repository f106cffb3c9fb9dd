#pragma once

// The commands: each function adds one to the command line. A command parses its options, calls
// one function below, and prints.

#include <memory>
#include <string>
#include <vector>

#include "deploy/patledger/cli/command.h"
#include "deploy/patledger/cli/exit_code.h"
#include "deploy/patledger/cli/global_options.h"

namespace patledger {

void add_bench(const Command& root, const GlobalOptions& options);
void add_check(const Command& root, const GlobalOptions& options);
void add_checkpoint(const Command& root, const GlobalOptions& options);
void add_compare(const Command& root, const GlobalOptions& options);
void add_completion(const Command& root, const GlobalOptions& options);
void add_convert(const Command& root, const GlobalOptions& options);
void add_demo(const Command& root, const GlobalOptions& options);
void add_doctor(const Command& root, const GlobalOptions& options);
void add_explain(const Command& root, const GlobalOptions& options);
void add_feed(const Command& root, const GlobalOptions& options);
void add_generate(const Command& root, const GlobalOptions& options);
void add_ingest(const Command& root, const GlobalOptions& options);
void add_key(const Command& root, const GlobalOptions& options);
void add_law(const Command& root, const GlobalOptions& options);
void add_party_hash(const Command& root, const GlobalOptions& options);
void add_patent(const Command& root, const GlobalOptions& options);
void add_rebuild(const Command& root, const GlobalOptions& options);
void add_repair(const Command& root, const GlobalOptions& options);
void add_release(const Command& root, const GlobalOptions& options);
void add_serve(const Command& root, const GlobalOptions& options);
void add_stats(const Command& root, const GlobalOptions& options);
void add_submit(const Command& root, const GlobalOptions& options);
void add_topic(const Command& root, const GlobalOptions& options);
void add_topics(const Command& root, const GlobalOptions& options);
void add_verify(const Command& root, const GlobalOptions& options);

}  // namespace patledger
