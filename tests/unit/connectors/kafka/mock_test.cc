// Protocol faults that a real broker cannot be made to show, by librdkafka's mock cluster: the
// publisher recovers, and every position has its result.

#include <gtest/gtest.h>

// The second header needs the first.
// clang-format off
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
// clang-format on

#include <chrono>
#include <map>
#include <thread>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/client/record.h"
#include "connectors/kafka/publish/produce.h"
#include "connectors/kafka/publish/producer.h"
#include "connectors/kafka/publish/publisher.h"
#include "connectors/kafka/topics/topics.h"
#include "tests/unit/ledger/service/ledger_under_test.h"

namespace connectors::kafka::test {
namespace {

using testing_ledger::Directory;
using testing_ledger::example;

constexpr std::int16_t kProduce = 0;  // API key of the protocol.
constexpr int kPartitions = 2;
constexpr std::int64_t kMoment = 1'800'000'000'000;
const ledger::service::FollowedPartition kOrder{"", std::string(kCommandTopic), 0, "node"};

// The command topic has the records of the example.
class MockCluster {
 public:
  MockCluster() {
    Conf conf(rd_kafka_conf_new());
    client_ = std::move(*make_client(RD_KAFKA_PRODUCER, std::move(conf)));
    cluster_.reset(rd_kafka_mock_cluster_new(client_.get(), 1));
    for (const auto topic :
         {kCommandTopic, kResultTopic, kEventTopic, kAlertTopic, kDeadLetterTopic}) {
      rd_kafka_mock_topic_create(cluster_.get(), std::string(topic).c_str(), kPartitions, 1);
    }
    const ProducedRecord record{.value = "{}", .moment_ms = kMoment};
    write(kCommandTopic, 0, std::vector<ProducedRecord>(example().size(), record));
  }

  Connection connection() const { return {rd_kafka_mock_cluster_bootstraps(cluster_.get()), {}}; }
  // Writes records, and waits until they are acknowledged.
  void write(std::string_view topic, std::int32_t partition,
             const std::vector<ProducedRecord>& records) {
    Client writer =
        std::move(*make_client(RD_KAFKA_PRODUCER, std::move(*make_conf(connection(), {}))));
    const Topic handle(rd_kafka_topic_new(writer.get(), std::string(topic).c_str(), nullptr));
    for (ProducedRecord record : records) {
      record.topic = handle.get();
      record.partition = partition;
      ASSERT_EQ(produce(writer.get(), record), RD_KAFKA_RESP_ERR_NO_ERROR);
    }
    ASSERT_EQ(rd_kafka_flush(writer.get(), 10'000), RD_KAFKA_RESP_ERR_NO_ERROR);
  }
  // The replies to the next produce requests, one after the other.
  void fail_producing(const std::vector<rd_kafka_resp_err_t>& errors) {
    rd_kafka_mock_push_request_errors_array(cluster_.get(), kProduce, errors.size(), errors.data());
  }

 private:
  Client client_;
  std::unique_ptr<rd_kafka_mock_cluster_t, DestroyedBy<&rd_kafka_mock_cluster_destroy>> cluster_;
};

// The number of records per ce_sequence in the topic.
std::map<std::string, int> sequences_in(const Connection& connection, std::string_view topic) {
  std::map<std::string, int> found;
  const std::vector<Setting> settings{{"group.id", "reader"},
                                      {"enable.auto.commit", "false"},
                                      {"auto.offset.reset", "earliest"},
                                      {"enable.partition.eof", "true"}};
  Client reader =
      std::move(*make_client(RD_KAFKA_CONSUMER, std::move(*make_conf(connection, settings))));
  rd_kafka_poll_set_consumer(reader.get());
  const Partitions all(rd_kafka_topic_partition_list_new(kPartitions));
  for (int i = 0; i < kPartitions; ++i) {
    rd_kafka_topic_partition_list_add(all.get(), std::string(topic).c_str(), i)->offset = 0;
  }
  rd_kafka_assign(reader.get(), all.get());
  for (int open = kPartitions; open > 0;) {
    const Message message(rd_kafka_consumer_poll(reader.get(), 10'000));
    if (!message) break;
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) --open;
    if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) continue;
    ++found[std::string(header_of(*message, "ce_sequence"))];
  }
  destroy_without_close(std::move(reader));
  return found;
}

// A ledger with the entries of the example, and its publisher on the mock cluster.
struct PublishedLedger {
  explicit PublishedLedger(const MockCluster& cluster) {
    auto opened = ledger::service::Ledger::open(
        {.directory = directory.path(), .purpose = "test", .followed = kOrder});
    EXPECT_TRUE(static_cast<bool>(opened));
    ledger = std::move(*opened);
    std::vector<ledger::service::Input> group;
    for (const std::string& line : lines) {
      group.push_back({line, ledger::service::Encoding::kJson,
                       ledger::service::Arrival{{kMoment}, group.size()}});
    }
    EXPECT_TRUE(static_cast<bool>(ledger->submit(group)));
    publisher = std::make_unique<Publisher>(ledger->log(),
                                            Publisher::Options{cluster.connection(), kOrder});
    publisher->start();
  }

  // Waits until everything is published; returns the errors that the publisher reported.
  std::vector<std::string> wait() {
    std::vector<std::string> errors;
    for (int i = 0; i < 3000; ++i) {
      const auto status = publisher->status();
      const bool is_new = errors.empty() || errors.back() != status.last_error;
      if (!status.last_error.empty() && is_new) errors.push_back(status.last_error);
      if (status.is_publisher && status.published == lines.size()) return errors;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ADD_FAILURE() << "published up to " << publisher->status().published;
    return errors;
  }

  Directory directory;
  std::vector<std::string> lines = example();
  std::unique_ptr<ledger::service::Ledger> ledger;
  std::unique_ptr<Publisher> publisher;
};

TEST(MockCluster, TransientErrorsDuplicateNoResult) {
  MockCluster cluster;
  cluster.fail_producing({RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
                          RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT, RD_KAFKA_RESP_ERR__TRANSPORT,
                          RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS});
  PublishedLedger published(cluster);
  EXPECT_TRUE(published.wait().empty());
  const auto found = sequences_in(cluster.connection(), kResultTopic);
  EXPECT_EQ(found.size(), published.lines.size());
  for (const auto& [sequence, times] : found) EXPECT_EQ(times, 1) << sequence;
}

// After a fatal error a new producer continues from the acknowledged position.
TEST(MockCluster, AFatalErrorMakesANewProducer) {
  MockCluster cluster;
  cluster.fail_producing({RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER,
                          RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER});
  PublishedLedger published(cluster);
  EXPECT_FALSE(published.wait().empty());
  const auto found = sequences_in(cluster.connection(), kResultTopic);
  EXPECT_EQ(found.size(), published.lines.size());
}

TEST(MockCluster, ARejectedRecordIsSentAgain) {
  MockCluster cluster;
  cluster.fail_producing({RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED});
  PublishedLedger published(cluster);
  EXPECT_FALSE(published.wait().empty());
  EXPECT_EQ(sequences_in(cluster.connection(), kResultTopic).size(), published.lines.size());
}

// The answer is in a partition that this ledger has no record for, at a position that it has.
TEST(MockCluster, NothingIsPublishedBesideAnswersOfAnotherLedger) {
  MockCluster cluster;
  const std::string sequence = views::sequence_text(0);
  const std::vector<std::pair<std::string, std::string>> headers{
      {"ce_sequence", sequence},
      {"ce_ledger", "0"},
      {"ce_time", ledger::Instant{kMoment + 1}.text()}};
  cluster.write(kAlertTopic, 1, {{.value = "{}", .headers = headers}});
  PublishedLedger published(cluster);
  for (int i = 0; i < 1000 && !published.publisher->finding(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ASSERT_TRUE(published.publisher->finding());
  EXPECT_NE(published.publisher->finding()->context.find("another ledger published it"),
            std::string::npos);
  EXPECT_FALSE(published.publisher->status().is_publisher);
  EXPECT_TRUE(sequences_in(cluster.connection(), kResultTopic).empty());
}

// As after a topic was recreated with fewer partitions; librdkafka once freed the headers twice.
TEST(MockCluster, ARecordForAMissingPartitionFails) {
  MockCluster cluster;
  const auto producer = std::move(*Producer::open(cluster.connection()));
  const auto ready = producer->prepare();
  ASSERT_TRUE(ready && *ready);
  const OutputRecord record{OutputTopic::kResult,
                            "centre",
                            {{"ce_id", "1"}, {"ce_type", "a type longer than fits into a string"}},
                            std::make_shared<const std::string>("{}")};
  producer->begin(0, 1);
  ASSERT_TRUE(producer->send(record, 0));
  for (int i = 0; i < 1000 && producer->in_flight() > 0; ++i) producer->poll(10);
  ASSERT_EQ(producer->in_flight(), 0U);  // Now the client knows the partitions.

  producer->begin(1, 1);
  EXPECT_FALSE(producer->send(record, kPartitions));
  ASSERT_TRUE(producer->failure());
  EXPECT_NE(producer->failure()->find(kResultTopic), std::string::npos);
}

}  // namespace
}  // namespace connectors::kafka::test
