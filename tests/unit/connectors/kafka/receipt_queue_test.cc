// Submissions are matched with their receipts, whichever report arrives first.

#include "connectors/kafka/submit/receipt_queue.h"

#include <gtest/gtest.h>

#include "connectors/views/feed.h"

namespace connectors::kafka::test {
namespace {

std::string sequence(ledger::Seq offset) { return views::sequence_text(offset); }

Reply reply(const std::string& text) { return {ledger::Outcome::kRecorded, text}; }

std::vector<std::string> due(ReceiptQueue& queue) {
  std::vector<std::string> texts;
  for (const Reply& one : queue.take_due()) texts.push_back(one.receipt);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(ReceiptQueue, RepliesAreInTheOrderSent) {
  ReceiptQueue queue;
  auto& first = queue.push();
  auto& second = queue.push();
  queue.on_delivery(first, 7);
  queue.on_delivery(second, 9);
  queue.on_receipt(sequence(9), reply("second"));
  EXPECT_EQ(due(queue), Texts{});
  queue.on_receipt(sequence(7), reply("first"));
  EXPECT_EQ(due(queue), (Texts{"first", "second"}));
  EXPECT_EQ(queue.size(), 0U);
}

TEST(ReceiptQueue, AReceiptMayPrecedeTheDeliveryReport) {
  ReceiptQueue queue;
  auto& submission = queue.push();
  queue.on_receipt(sequence(7), reply("early"));
  EXPECT_EQ(due(queue), Texts{});
  queue.on_delivery(submission, 7);
  EXPECT_EQ(due(queue), Texts{"early"});
}

TEST(ReceiptQueue, ReceiptsOfOthersAreIgnored) {
  ReceiptQueue queue;
  auto& submission = queue.push();
  queue.on_delivery(submission, 7);
  queue.on_receipt(sequence(6), reply("other"));
  queue.on_receipt(sequence(8), reply("other"));
  queue.on_receipt(sequence(7), reply("own"));
  EXPECT_EQ(due(queue), Texts{"own"});
}

TEST(ReceiptQueue, ASubmissionThatWasNotSentIsRemoved) {
  ReceiptQueue queue;
  auto& sent = queue.push();
  queue.push();
  queue.pop_newest();
  queue.on_delivery(sent, 7);
  queue.on_receipt(sequence(7), reply("sent"));
  EXPECT_EQ(due(queue), Texts{"sent"});
}

}  // namespace
}  // namespace connectors::kafka::test
