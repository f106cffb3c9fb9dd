#include "ledger/store/rocks/blocks.h"

#include "ledger/base/coding.h"

namespace ledger::store {

Result<Block> Blocks::holding(Seq seq) {
  const bool steps = next_ == seq;
  if (steps) {
    cursor_->Next();
  } else {
    cursor_->SeekForPrev(slice(be64(seq)));
  }
  next_.reset();
  auto block = block_here(seq);
  if (!block) return block;
  if (steps ? seq != block->first() : seq >= block->end()) {
    return corrupt_at(seq, "missing from the log");
  }
  next_ = block->end();
  return block;
}

Result<std::optional<Block>> Blocks::last() {
  next_.reset();
  cursor_->SeekToLast();
  if (!cursor_->Valid() && cursor_->status().ok()) return std::optional<Block>{};
  const bool has_key = cursor_->Valid() && cursor_->key().size() == sizeof(Seq);
  auto block = block_here(has_key ? load_be64(cursor_->key().data()) : 0);
  if (!block) return block.error();
  return std::optional<Block>(*block);
}

Result<Block> Blocks::block_here(Seq seq) {
  if (!cursor_->status().ok()) {
    Error error = error_of(cursor_->status(), "entry " + std::to_string(seq));
    if (!error.is_of_process()) error.code = ErrorCode::kCorrupt;
    return error;
  }
  if (!cursor_->Valid()) return corrupt_at(seq, "missing from the log");
  auto block = Block::decode(view(cursor_->value()), unpacked_);
  if (!block) return corrupt_at(seq, "malformed block");
  if (view(cursor_->key()) != be64(block->first())) {
    return corrupt_at(seq, "its block is stored at another position");
  }
  return *block;
}

Error corrupt_at(Seq seq, std::string_view what) {
  return {ErrorCode::kCorrupt, "entry " + std::to_string(seq) + ": " + std::string(what)};
}

}  // namespace ledger::store
