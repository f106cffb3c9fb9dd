#include "connectors/kafka/client.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Status;

constexpr auto kLetGoMax = std::chrono::seconds(2);
constexpr int kLogNotice = 5;  // syslog(3); what is chattier is not told.

Status set(rd_kafka_conf_t* conf, const Setting& setting) {
  std::array<char, 512> why{};
  const auto done = rd_kafka_conf_set(conf, setting.first.c_str(), setting.second.c_str(),
                                      why.data(), why.size());
  if (done == RD_KAFKA_CONF_OK) return ledger::Done{};
  // The library's own text repeats the value, which may be a secret.
  const char* const reason =
      done == RD_KAFKA_CONF_UNKNOWN ? ": the library knows no such setting" : ": not a value of it";
  return Error{ErrorCode::kInvalid, "kafka.librdkafka: " + setting.first + reason};
}

}  // namespace

void say(const rd_kafka_t* /*client*/, int level, const char* facility, const char* text) {
  static std::mutex mutex;
  static std::string last;
  if (level > kLogNotice) return;
  const std::string line = std::string(facility) + ": " + text;
  const std::scoped_lock lock(mutex);
  if (line == last) return;
  last = line;
  std::fprintf(stderr, "patledger: kafka: %s\n", line.c_str());
}

ledger::Result<Conf> make_conf(const Connection& connection, std::span<const Setting> ours) {
  Conf conf(rd_kafka_conf_new());
  for (const Setting& setting : connection.settings) {
    if (auto allowed = check_setting(setting.first); !allowed) return allowed.error();
    if (auto done = set(conf.get(), setting); !done) return done.error();
  }
  const Setting brokers{"bootstrap.servers", connection.brokers};
  if (auto done = set(conf.get(), brokers); !done) return done.error();
  for (const Setting& setting : ours) {
    if (auto done = set(conf.get(), setting); !done) return done.error();
  }
  rd_kafka_conf_set_log_cb(conf.get(), &say);
  return conf;
}

ledger::Result<Client> make_client(rd_kafka_type_t type, Conf conf) {
  std::array<char, 512> why{};
  Client client(rd_kafka_new(type, conf.get(), why.data(), why.size()));
  if (!client) return Error{ErrorCode::kInvalid, std::string("kafka: ") + why.data()};
  (void)conf.release();  // The client's now.
  return client;
}

ledger::Result<Conf> make_consumer_conf(const Connection& connection, const std::string& group,
                                        std::span<const Setting> ours) {
  std::vector<Setting> settings{{"group.id", group},
                                {"enable.auto.commit", "false"},
                                {"enable.auto.offset.store", "false"},
                                {"allow.auto.create.topics", "false"},
                                {"check.crcs", "true"}};
  settings.insert(settings.end(), ours.begin(), ours.end());
  return make_conf(connection, settings);
}

ledger::Result<Client> make_consumer(Conf conf) {
  auto client = make_client(RD_KAFKA_CONSUMER, std::move(conf));
  if (client) rd_kafka_poll_set_consumer(client->get());
  return client;
}

void let_go(Client consumer) {
  if (!consumer) return;
  const auto gone = std::make_shared<std::promise<void>>();
  std::thread([handle = consumer.release(), gone] {
    rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
    gone->set_value();
  }).detach();
  (void)gone->get_future().wait_for(kLetGoMax);
}

void tell(const std::string& text) { std::fprintf(stderr, "patledger: kafka: %s\n", text.c_str()); }

std::string text_of(rd_kafka_resp_err_t error) { return rd_kafka_err2str(error); }

std::optional<std::string> fatal_of(rd_kafka_t* client) {
  std::array<char, 512> why{};
  const auto fatal = rd_kafka_fatal_error(client, why.data(), why.size());
  if (fatal == RD_KAFKA_RESP_ERR_NO_ERROR) return std::nullopt;
  return why.data();
}

std::string cause_of(rd_kafka_t* client, rd_kafka_resp_err_t error) {
  return fatal_of(client).value_or(text_of(error));
}

bool is_refusal(rd_kafka_resp_err_t error) {
  return error == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED ||
         error == RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED;
}

}  // namespace connectors::kafka
