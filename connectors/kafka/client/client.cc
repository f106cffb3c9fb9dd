#include "connectors/kafka/client/client.h"

#include <array>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include "connectors/kafka/client/client_log.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Status;

constexpr auto kDestroyMax = std::chrono::seconds(2);

Status set(rd_kafka_conf_t* conf, const Setting& setting) {
  std::array<char, 512> why{};
  const auto done = rd_kafka_conf_set(conf, setting.first.c_str(), setting.second.c_str(),
                                      why.data(), why.size());
  if (done == RD_KAFKA_CONF_OK) return ledger::Done{};
  // The text in `why` repeats the value, which may be a secret.
  const char* const reason = done == RD_KAFKA_CONF_UNKNOWN ? ": librdkafka has no such setting"
                                                           : ": librdkafka rejects the value";
  return Error{ErrorCode::kInvalid, "kafka.librdkafka: " + setting.first + reason};
}

}  // namespace

ledger::Result<Conf> make_conf(const Connection& connection, std::span<const Setting> required) {
  Conf conf(rd_kafka_conf_new());
  for (const Setting& setting : connection.settings) {
    if (auto allowed = check_setting(setting.first); !allowed) return allowed.error();
    if (auto done = set(conf.get(), setting); !done) return done.error();
  }
  const Setting brokers{"bootstrap.servers", connection.brokers};
  if (auto done = set(conf.get(), brokers); !done) return done.error();
  for (const Setting& setting : required) {
    if (auto done = set(conf.get(), setting); !done) return done.error();
  }
  rd_kafka_conf_set_log_cb(conf.get(), &on_client_log);
  return conf;
}

ledger::Result<Client> make_client(rd_kafka_type_t type, Conf conf) {
  std::array<char, 512> why{};
  Client client(rd_kafka_new(type, conf.get(), why.data(), why.size()));
  if (!client) return Error{ErrorCode::kInvalid, std::string("kafka: ") + why.data()};
  (void)conf.release();  // Owned by the client.
  return client;
}

ledger::Result<Conf> make_consumer_conf(const Connection& connection, const std::string& group,
                                        std::span<const Setting> required) {
  std::vector<Setting> settings{{"group.id", group},
                                {"enable.auto.commit", "false"},
                                {"enable.auto.offset.store", "false"},
                                {"allow.auto.create.topics", "false"},
                                {"check.crcs", "true"}};
  settings.insert(settings.end(), required.begin(), required.end());
  return make_conf(connection, settings);
}

ledger::Result<Client> make_consumer(Conf conf) {
  auto client = make_client(RD_KAFKA_CONSUMER, std::move(conf));
  if (client) rd_kafka_poll_set_consumer(client->get());
  return client;
}

void destroy_without_close(Client consumer) {
  if (!consumer) return;
  const auto destroyed = std::make_shared<std::promise<void>>();
  std::thread([handle = consumer.release(), destroyed] {
    rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
    destroyed->set_value();
  }).detach();
  (void)destroyed->get_future().wait_for(kDestroyMax);
}

std::string text_of(rd_kafka_resp_err_t error) { return rd_kafka_err2str(error); }

std::optional<std::string> fatal_error(rd_kafka_t* client) {
  std::array<char, 512> why{};
  const auto fatal = rd_kafka_fatal_error(client, why.data(), why.size());
  if (fatal == RD_KAFKA_RESP_ERR_NO_ERROR) return std::nullopt;
  return why.data();
}

std::string cause_of(rd_kafka_t* client, rd_kafka_resp_err_t error) {
  return fatal_error(client).value_or(text_of(error));
}

bool is_authorization_error(rd_kafka_resp_err_t error) {
  return error == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED ||
         error == RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED;
}

}  // namespace connectors::kafka
