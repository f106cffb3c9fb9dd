#include "ledger/service/ledger.h"

#include <algorithm>

#include "ledger/model/about.h"
#include "ledger/service/warm.h"
#include "ledger/store/sha256.h"

namespace ledger {
namespace {

constexpr Seq kSnapshotEvery = 20'000;  // Entries worth a snapshot at the end.

// SHA-256 of the bytes as they were received; a spooled line is named by it.
Hash hash_of(const Received& received) {
  if (received.form == Form::kSpooled) {
    if (const auto hash = parse_hex(received.bytes.substr(0, 2 * sizeof(Hash)))) return *hash;
  }
  return store::sha256({received.bytes});
}

// Without its notes, which nobody asks for before it is written.
Kept kept_of(const Answered& answered, std::size_t at) {
  const Answer& answer = answered.answers[at];
  const Received& received = answered.received[at];
  return {answer.entry, answer.recorded_at, received.form, Bytes(received.bytes), {}, {}, {}};
}

}  // namespace

Ledger::Ledger(std::unique_ptr<store::Log> log, const Options& options)
    : log_(std::move(log)), clock_(options.clock), fold_(options.projections) {}

Result<std::unique_ptr<Ledger>> Ledger::open(const Options& options) {
  LEDGER_ASSERT(options.clock != nullptr || options.order || !options.write);
  auto log = store::Log::open({.directory = options.directory,
                               .write = options.write,
                               .sync = options.sync,
                               .purpose = options.purpose});
  if (!log) return log.error();
  std::unique_ptr<Ledger> ledger(new Ledger(std::move(*log), options));
  const Seq size = ledger->log_->size();
  ledger->written_ = size;
  if (const auto taken = ledger->take_order(options.order); !taken) return taken.error();
  const auto tell = [&options, size](Seq done) {
    if (options.progress) options.progress(done, size);
  };
  if (const auto folded = ledger->fold_.replay(*ledger->log_, size, tell); !folded) {
    return folded.error();
  }
  for (Projection* projection : options.projections) projection->take_dirty();  // On disk already.
  if (size > 0) {
    const auto last = ledger->read(size - 1);
    if (!last) return last.error();
    ledger->last_moment_ = last->recorded_at;
  }
  return ledger;
}

Result<std::vector<Answer>> Ledger::submit(std::span<const Received> group) {
  auto answers = decide(group);
  if (!answers) return answers;
  if (const auto written = commit(); !written) return written.error();
  return answers;
}

Result<std::vector<Answer>> Ledger::decide(std::span<const Received> group) {
  decoder_.decode(group, incoming_);
  std::vector<Answer> answers;
  const Status decided = decide(group, incoming_, answers);
  encoder_.encode({answers, group}, batch_);
  advance_order({answers, group});
  if (!decided) return decided.error();
  return answers;
}

Status Ledger::decide(std::span<const Received> group, std::span<Incoming> incoming,
                      std::vector<Answer>& answers) {
  answers.clear();
  answers.reserve(group.size());  // What deciding_ shows stays where it is.
  Status answered = Done{};
  for (std::size_t i = 0; i < group.size() && answered; ++i) {
    if (i % kWarmAtOnce == 0) {
      const std::size_t count = std::min(kWarmAtOnce, group.size() - i);
      warm(fold_.state(), fold_.keys(), incoming.subspan(i, count));
    }
    deciding_ = {answers, group};
    answered = answer(incoming[i], group[i], answers.emplace_back());
    if (!answered) answers.pop_back();
  }
  deciding_ = {};
  return answered;
}

Status Ledger::answer(Incoming& incoming, const Received& received, Answer& answer) {
  codec::Decoded& decoded = incoming.decoded;
  Entry& entry = answer.entry;
  entry.seq = fold_.state().next;
  entry.source = std::move(decoded.source);
  entry.id = std::move(decoded.id);
  std::optional<LoadedTarget> target;
  if (!decoded.submission) {
    entry.outcome = Outcome::kMalformed;
    entry.faults = std::move(decoded.faults);
  } else {
    entry.submission = std::move(decoded.submission);
    if (auto ruled = rule(incoming, target, answer); !ruled) return ruled;
  }
  if (entry.outcome == Outcome::kMalformed) entry.raw = hash_of(received);
  const bool restates = target && entry.takes_effect();
  answer.recorded_at = next_moment(received);
  const Restatement* const restatement = restates ? &*target->restatement : nullptr;
  fold_.apply(entry, incoming.key, restatement);
  if (takes_key(entry.outcome) && named_patents(entry.submission->body).empty()) {
    answer.about = patents_of(fold_.state(), entry, restatement);
  }
  return Done{};
}

Status Ledger::rule(const Incoming& incoming, std::optional<LoadedTarget>& target, Answer& answer) {
  Entry& entry = answer.entry;
  auto prior = find_prior(*entry.submission, incoming.key);
  if (!prior) return prior.error();
  if (!*prior) return decide_new(entry, target);
  compare(entry, std::move(**prior), answer, incoming.decoded.is_stamped);
  return Done{};
}

// The entry that took the submission's key, where one did.
Result<std::optional<Kept>> Ledger::find_prior(const Submission& submission,
                                               std::uint64_t key) const {
  std::optional<Kept> prior;
  std::optional<Error> failed;
  const auto is_it = [&](Seq seq) {
    auto kept = read(seq);
    if (!kept) {
      failed = kept.error();
      return true;
    }
    const Submission& other = *kept->entry.submission;
    if (other.source != submission.source || other.id != submission.id) return false;
    prior = std::move(*kept);
    return true;
  };
  fold_.keys().find(key, is_it);
  if (failed) return *failed;
  return prior;
}

Status Ledger::decide_new(Entry& entry, std::optional<LoadedTarget>& target) {
  const Submission& submission = *entry.submission;
  if (is_correction(submission.body)) {
    auto loaded = fold_.target_of(submission.body, entries());
    if (!loaded) return loaded.error();
    target = std::move(*loaded);
    const auto around = load_context(fold_.state(), *target, entries());
    if (!around) return around.error();
  }
  const std::optional<Target> view = target ? std::optional(target->view()) : std::nullopt;
  Decision decision = ledger::decide(fold_.state(), submission, view ? &*view : nullptr);
  entry.outcome = decision.outcome;
  entry.grounds = std::move(decision.grounds);
  entry.warnings = std::move(decision.warnings);
  entry.faults = std::move(decision.faults);
  entry.reopened = std::move(decision.reopened);
  return Done{};
}

// The same key came before: the same content is a duplicate, other content a conflict. Who gave no
// `at` says nothing of it.
void Ledger::compare(Entry& entry, Kept prior, Answer& answer, bool is_stamped) {
  if (is_stamped) entry.submission->at = prior.entry.submission->at;
  const bool is_same = capnp_.encode(*entry.submission) == capnp_.encode(*prior.entry.submission);
  entry.outcome = is_same ? Outcome::kDuplicate : Outcome::kConflict;
  entry.first = prior.entry.seq;
  if (!is_same) return;
  answer.first = std::make_shared<const Entry>(std::move(prior.entry));
  answer.first_recorded_at = prior.recorded_at;
}

Instant Ledger::next_moment(const Received& received) {
  Instant now = last_moment_;
  if (received.arrival) {
    now = received.arrival->at;
  } else if (clock_ != nullptr) {
    now = clock_->now();
  }
  last_moment_ = std::max(last_moment_, now);
  return last_moment_;
}

Status Ledger::close() {
  if (log_->size() < fold_.snapshot_at() + kSnapshotEvery) return Done{};
  LEDGER_ASSERT(written_ == fold_.state().next);
  return fold_.save(*log_);
}

Status Ledger::snapshot_where_due() {
  const Seq since = log_->size() - fold_.snapshot_at();
  if (since < kSnapshotEvery || since < log_->size() / 8) return Done{};
  return close();
}

Result<Kept> Ledger::read(Seq seq) const {
  codec::CapnpCodec codec;
  if (seq < written_) {
    const auto loaded = log_->read(seq);
    if (!loaded) return loaded.error();
    return decode_kept({.seq = seq, .entry = loaded->entry, .annex = loaded->annex}, codec);
  }
  Seq at = seq - written_;
  if (at < batch_.entries()) {
    store::Record record = batch_.at(at);
    record.seq = seq;
    return decode_kept(record, codec);
  }
  at -= batch_.entries();
  for (const Writing* writing : writing_) {
    if (at < writing->answered.answers.size()) return kept_of(writing->answered, at);
    at -= writing->answered.answers.size();
  }
  if (at < deciding_.answers.size()) return kept_of(deciding_, at);
  return Error{ErrorCode::kInvalid, "read entry " + std::to_string(seq) + ": not decided yet"};
}

EntryAt Ledger::entries() const {
  return [this](Seq seq) -> Result<Entry> {
    auto kept = read(seq);
    if (!kept) return kept.error();
    return std::move(kept->entry);
  };
}

}  // namespace ledger
