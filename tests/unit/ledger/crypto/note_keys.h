#pragma once

// Keys and notes that golang.org/x/mod/sumdb/note v0.43.0 made of the seeds 00 01 … 1f and
// ff 01 … 1f: what we read and write must be the same bytes.

#include <string_view>

namespace ledger::crypto {

constexpr std::string_view kSecretKey =
    "PRIVATE+KEY+patents.example/release+1c280288+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
constexpr std::string_view kPublicKey =
    "patents.example/release+1c280288+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
constexpr std::string_view kOtherSecretKey =
    "PRIVATE+KEY+other.example+9a864ff7+Af8BAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
constexpr std::string_view kOtherPublicKey =
    "other.example+9a864ff7+AeXTw55geFk9oeW/Su8lp/KWVno2C3FPmmIjVZHXBQOB";

constexpr std::string_view kText = "patledger-release/1\nTJ-2024-07-P\nAAAA\n";
constexpr std::string_view kNote =
    "patledger-release/1\nTJ-2024-07-P\nAAAA\n\n"
    "— patents.example/release "
    "HCgCiGOPeqDir26Pa8TFv/oKFTgVoFbWoWu2H/eZhtVhCoAqbbjvPu704x8s2UdViluPV"
    "UuTvz1UzYUHR+OL/vH4Qgg=\n";
constexpr std::string_view kOtherLine =  // On the same text, by the other key.
    "— other.example "
    "moZP9+8jNHH5M2oZHKAE5QPEACUdsLyfoUumhwx7VRAVXtyimbFsVc8InFl8ZbpHjSAl83nzTrL+jb9z"
    "pke7Yy4aTgM=\n";
// A text with an empty line, and one that is nothing else.
constexpr std::string_view kSplitNote =
    "a\n\nb\n\n"
    "— patents.example/release HCgCiLDuMqHGcwiy3QrZ0Erz1mdW3bWHtM8j2n8ix/FK7Ytvs+dOrFCzGe0gaAGsk6If"
    "vb5KGhJb0tdOjYk28BkdPAY=\n";
constexpr std::string_view kBlankNote =
    "\n\n"
    "— patents.example/release HCgCiE40FWtMBZJNhmd10O1hChcmd60r74EC/L6DOpzbKViJj66ldhOxc7lajxdsuwP1"
    "puBUW4BexjKnPgfyv3/TdA0=\n";

}  // namespace ledger::crypto
