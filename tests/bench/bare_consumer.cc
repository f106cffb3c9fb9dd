// The upper limit for reading from Kafka: a consumer that only counts the records of a partition
// and their bytes, with the safety settings of the ledger's consumer.
//
//   bare_consumer BROKERS TOPIC PARTITION COUNT     prints "records bytes milliseconds"

#include <librdkafka/rdkafka.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

void set(rd_kafka_conf_t* conf, const char* name, const char* value) {
  std::array<char, 256> why{};
  if (rd_kafka_conf_set(conf, name, value, why.data(), why.size()) == RD_KAFKA_CONF_OK) return;
  std::fprintf(stderr, "%s: %s\n", name, why.data());
  std::exit(64);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 64;
  const long wanted = std::atol(argv[4]);
  rd_kafka_conf_t* conf = rd_kafka_conf_new();
  set(conf, "bootstrap.servers", argv[1]);
  set(conf, "group.id", "bare");
  set(conf, "enable.auto.commit", "false");
  set(conf, "check.crcs", "true");
  set(conf, "queued.max.messages.kbytes", "16384");
  std::array<char, 256> why{};
  rd_kafka_t* client = rd_kafka_new(RD_KAFKA_CONSUMER, conf, why.data(), why.size());
  if (client == nullptr) return 70;
  rd_kafka_poll_set_consumer(client);
  rd_kafka_topic_partition_list_t* from = rd_kafka_topic_partition_list_new(1);
  rd_kafka_topic_partition_list_add(from, argv[2], std::atoi(argv[3]))->offset = 0;
  const auto start = std::chrono::steady_clock::now();
  rd_kafka_assign(client, from);
  long records = 0;
  unsigned long bytes = 0;
  while (records < wanted) {
    rd_kafka_message_t* message = rd_kafka_consumer_poll(client, 10'000);
    if (message == nullptr) return 69;
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
      ++records;
      bytes += message->len;
    }
    rd_kafka_message_destroy(message);
  }
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start);
  std::printf("%ld %lu %lld\n", records, bytes, static_cast<long long>(took.count()));
  std::fflush(stdout);
  std::_Exit(0);  // The time to close the consumer is not measured.
}
