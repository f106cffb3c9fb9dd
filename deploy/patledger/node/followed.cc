#include "deploy/patledger/node/followed.h"

#include <random>

#include "connectors/kafka/topics/topics.h"

namespace patledger {
namespace {

// Identifies this copy of the ledger to the brokers.
std::string new_node_name() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device random;
  std::string name;
  for (int i = 0; i < 16; ++i) name.push_back(kDigits[random() % kDigits.size()]);
  return name;
}

}  // namespace

ledger::service::FollowedPartition new_followed(std::int32_t partition) {
  return {{}, std::string(connectors::kafka::kCommandTopic), partition, new_node_name()};
}

std::string partition_directory(const std::string& directory, std::int32_t partition,
                                bool has_several) {
  return has_several ? directory + "/partition-" + std::to_string(partition) : directory;
}

}  // namespace patledger
