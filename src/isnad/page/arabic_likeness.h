#pragma once
// How well a decoded text reads as Arabic: what tells the right character set of bytes from the wrong ones. Each letter
// counts by how much more or less often Arabic writes it than chance would (frequencies of 54,000 letters of our own
// texts); a letter where no Arabic word has it (ta marbuta or alef maqsura before another letter), letters of two
// scripts side by side, and characters that no Arabic text has, count against it.
#include <cstddef>
#include <string_view>

namespace isnad {

struct ArabicLikeness {
  std::size_t letters = 0;  // Arabic letters seen
  std::size_t foreign = 0;  // other characters beyond ASCII that an Arabic text does not have
  double mean = 0;          // bits a character beyond ASCII: about +0.9 for Arabic, below 0 for what is not
};

[[nodiscard]] ArabicLikeness arabic_likeness(std::string_view utf8);

}  // namespace isnad
