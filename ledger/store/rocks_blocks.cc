#include "ledger/store/rocks_blocks.h"

#include "ledger/store/words.h"

namespace ledger::store {

Result<Block> Blocks::holding(Seq seq) {
  const bool stepped = next_ == seq;
  if (stepped) {
    cursor_->Next();
  } else {
    cursor_->SeekForPrev(slice(view(word(seq))));
  }
  next_.reset();
  auto block = block_here(seq);
  if (!block) return block;
  if (stepped ? seq != block->first() : seq >= block->end()) {
    return corrupt_at(seq, "missing from the log");
  }
  next_ = block->end();
  return block;
}

Result<std::optional<Block>> Blocks::last() {
  next_.reset();
  cursor_->SeekToLast();
  if (!cursor_->Valid() && cursor_->status().ok()) return std::optional<Block>{};
  const bool named = cursor_->Valid() && cursor_->key().size() == sizeof(Word);
  auto block = block_here(named ? get_u64(cursor_->key().data()) : 0);
  if (!block) return block.error();
  return std::optional<Block>(*block);
}

Result<Block> Blocks::block_here(Seq seq) {
  if (!cursor_->status().ok()) return corrupt_at(seq, cursor_->status().ToString());
  if (!cursor_->Valid()) return corrupt_at(seq, "missing from the log");
  auto block = Block::decode(view(cursor_->value()), unpacked_);
  if (!block) return corrupt_at(seq, "its block does not decode");
  if (view(cursor_->key()) != view(word(block->first()))) {
    return corrupt_at(seq, "its block lies at another position");
  }
  return *block;
}

Error corrupt_at(Seq seq, std::string_view what) {
  return {ErrorCode::kCorrupt, "entry " + std::to_string(seq) + ": " + std::string(what)};
}

}  // namespace ledger::store
