#include "isnad/arabic/name_key.h"

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

constexpr char32_t kAlef = 0x0627;
constexpr char32_t kLam = 0x0644;
constexpr char32_t kTa = 0x062A;
constexpr char32_t kSheen = 0x0634;

// One ASCII letter for each class of letters that stand for one foreign sound; 0 for the weak ones.
char sound(char32_t letter) {
  switch (letter) {
    case 0x0627: case 0x0648: case 0x064A: case 0x0621: case 0x0639: return 0;  // alef waw ya hamza ain
    case 0x0628: return 'b';
    case 0x0641: return 'f';
    case 0x062A: case 0x0637: return 't';                            // ta, emphatic ta
    case 0x062F: case 0x0636: return 'd';                            // dal, dad
    case 0x0630: case 0x0632: case 0x0638: return 'z';               // dhal zay za
    case 0x0633: case 0x0635: case 0x062B: return 's';               // seen sad tha
    case 0x0634: return 'x';                                         // sheen
    case 0x062C: case 0x063A: case 0x0642: case 0x0643: return 'k';  // jeem ghain qaf kaf
    case 0x062D: case 0x0647: return 'h';
    case 0x062E: return 'c';                                         // kha
    case 0x0644: return 'l';
    case 0x0631: return 'r';
    case 0x0645: return 'm';
    case 0x0646: return 'n';
    default: return '?';
  }
}

void key_word(std::u32string_view word, std::string& out) {
  if (word.size() >= 4 && word[0] == kAlef && word[1] == kLam) word.remove_prefix(2);
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == kTa && i + 1 < word.size() && word[i + 1] == kSheen) continue;
    const bool final_ha = word[i] == 0x0647 && i + 1 == word.size() && i > 0;  // ta marbuta, or a vowel's seat
    const char s = final_ha ? '\0' : sound(word[i]);
    if (s == '?') {
      append_utf8(out, word[i]);
    } else if (s != 0 && (out.size() == start || out.back() != s)) {
      out.push_back(s);
    }
  }
  if (out.size() == start && !word.empty()) append_utf8(out, word.front());  // weak letters only
}

}  // namespace

std::string name_key(std::string_view folded_name) {
  std::string out;
  std::u32string word;
  const auto flush = [&] {
    if (word.empty()) return;
    if (!out.empty()) out.push_back(' ');
    key_word(word, out);
    word.clear();
  };
  for (std::size_t i = 0; i < folded_name.size();) {
    const Decoded d = decode_utf8(folded_name, i);
    if (d.code_point == U' ' || d.code_point == U'-') {
      flush();
    } else {
      word.push_back(d.code_point);
    }
    i += d.size;
  }
  flush();
  return out;
}

}  // namespace isnad
