#include "isnad/page/html_entities.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "isnad/base/utf8.h"

namespace isnad {
namespace {

struct Entity {
  std::string_view name;
  std::uint16_t code_point;
};

// HTML 4.01, section 24, and the few of HTML 5 that pages use. Sorted by name.
constexpr std::array<Entity, 320> kEntities = {{
    {"AElig", 198},      {"AMP", 38},          {"Aacute", 193},  {"Acirc", 194},   {"Agrave", 192},   {"Alpha", 913},
    {"Aring", 197},      {"Atilde", 195},      {"Auml", 196},    {"Beta", 914},    {"COPY", 169},     {"Ccaron", 268},
    {"Ccedil", 199},     {"Chi", 935},         {"Dagger", 8225}, {"Delta", 916},   {"ETH", 208},      {"Eacute", 201},
    {"Ecirc", 202},      {"Egrave", 200},      {"Epsilon", 917}, {"Eta", 919},     {"Euml", 203},     {"GT", 62},
    {"Gamma", 915},      {"Hat", 94},          {"Iacute", 205},  {"Icirc", 206},   {"Idot", 304},     {"Igrave", 204},
    {"Iota", 921},       {"Iuml", 207},        {"Kappa", 922},   {"LT", 60},       {"Lambda", 923},   {"Lstrok", 321},
    {"Mu", 924},         {"NewLine", 10},      {"Ntilde", 209},  {"Nu", 925},      {"OElig", 338},    {"Oacute", 211},
    {"Ocirc", 212},      {"Ograve", 210},      {"Omega", 937},   {"Omicron", 927}, {"Oslash", 216},   {"Otilde", 213},
    {"Ouml", 214},       {"Phi", 934},         {"Pi", 928},      {"Prime", 8243},  {"Psi", 936},      {"QUOT", 34},
    {"REG", 174},        {"Rho", 929},         {"Scaron", 352},  {"Sigma", 931},   {"THORN", 222},    {"Tab", 9},
    {"Tau", 932},        {"Theta", 920},       {"Uacute", 218},  {"Ucirc", 219},   {"Ugrave", 217},   {"Upsilon", 933},
    {"Uuml", 220},       {"Xi", 926},          {"Yacute", 221},  {"Yuml", 376},    {"Zcaron", 381},   {"Zeta", 918},
    {"aacute", 225},     {"abreve", 259},      {"acirc", 226},   {"acute", 180},   {"aelig", 230},    {"agrave", 224},
    {"alefsym", 8501},   {"alpha", 945},       {"amp", 38},      {"and", 8743},    {"ang", 8736},     {"aogon", 261},
    {"apos", 39},        {"aring", 229},       {"ast", 42},      {"asymp", 8776},  {"atilde", 227},   {"auml", 228},
    {"bdquo", 8222},     {"beta", 946},        {"brvbar", 166},  {"bsol", 92},     {"bull", 8226},    {"cacute", 263},
    {"cap", 8745},       {"ccaron", 269},      {"ccedil", 231},  {"cedil", 184},   {"cent", 162},     {"check", 10003},
    {"chi", 967},        {"circ", 710},        {"clubs", 9827},  {"colon", 58},    {"comma", 44},     {"commat", 64},
    {"cong", 8773},      {"copy", 169},        {"crarr", 8629},  {"cup", 8746},    {"curren", 164},   {"dArr", 8659},
    {"dagger", 8224},    {"darr", 8595},       {"dash", 8208},   {"deg", 176},     {"delta", 948},    {"diams", 9830},
    {"divide", 247},     {"dollar", 36},       {"eacute", 233},  {"ecaron", 283},  {"ecirc", 234},    {"egrave", 232},
    {"empty", 8709},     {"emsp", 8195},       {"ensp", 8194},   {"eogon", 281},   {"epsilon", 949},  {"equals", 61},
    {"equiv", 8801},     {"eta", 951},         {"eth", 240},     {"euml", 235},    {"euro", 8364},    {"excl", 33},
    {"exist", 8707},     {"fnof", 402},        {"forall", 8704}, {"frac12", 189},  {"frac14", 188},   {"frac34", 190},
    {"frasl", 8260},     {"gamma", 947},       {"gbreve", 287},  {"ge", 8805},     {"grave", 96},     {"gt", 62},
    {"hArr", 8660},      {"hairsp", 8202},     {"harr", 8596},   {"hearts", 9829}, {"hellip", 8230},  {"horbar", 8213},
    {"hyphen", 8208},    {"iacute", 237},      {"icirc", 238},   {"iexcl", 161},   {"igrave", 236},   {"image", 8465},
    {"infin", 8734},     {"inodot", 305},      {"int", 8747},    {"iota", 953},    {"iquest", 191},   {"isin", 8712},
    {"iuml", 239},       {"kappa", 954},       {"lArr", 8656},   {"lambda", 955},  {"lang", 9001},    {"laquo", 171},
    {"larr", 8592},      {"lbrack", 91},       {"lceil", 8968},  {"lcub", 123},    {"ldquo", 8220},   {"le", 8804},
    {"leftarrow", 8592}, {"lfloor", 8970},     {"lowast", 8727}, {"lowbar", 95},   {"loz", 9674},     {"lpar", 40},
    {"lrm", 8206},       {"lsaquo", 8249},     {"lsqb", 91},     {"lsquo", 8216},  {"lstrok", 322},   {"lt", 60},
    {"macr", 175},       {"mdash", 8212},      {"micro", 181},   {"middot", 183},  {"minus", 8722},   {"mu", 956},
    {"nabla", 8711},     {"nacute", 324},      {"nbsp", 160},    {"ndash", 8211},  {"ne", 8800},      {"ni", 8715},
    {"not", 172},        {"notin", 8713},      {"nsub", 8836},   {"ntilde", 241},  {"nu", 957},       {"num", 35},
    {"numsp", 8199},     {"oacute", 243},      {"ocirc", 244},   {"oelig", 339},   {"ograve", 242},   {"oline", 8254},
    {"omega", 969},      {"omicron", 959},     {"oplus", 8853},  {"or", 8744},     {"ordf", 170},     {"ordm", 186},
    {"oslash", 248},     {"otilde", 245},      {"otimes", 8855}, {"ouml", 246},    {"para", 182},     {"part", 8706},
    {"percnt", 37},      {"period", 46},       {"permil", 8240}, {"perp", 8869},   {"phi", 966},      {"pi", 960},
    {"piv", 982},        {"plus", 43},         {"plusmn", 177},  {"pound", 163},   {"prime", 8242},   {"prod", 8719},
    {"prop", 8733},      {"psi", 968},         {"puncsp", 8200}, {"quest", 63},    {"quot", 34},      {"rArr", 8658},
    {"radic", 8730},     {"rang", 9002},       {"raquo", 187},   {"rarr", 8594},   {"rbrack", 93},    {"rcaron", 345},
    {"rceil", 8969},     {"rcub", 125},        {"rdquo", 8221},  {"real", 8476},   {"reg", 174},      {"rfloor", 8971},
    {"rho", 961},        {"rightarrow", 8594}, {"rlm", 8207},    {"rpar", 41},     {"rsaquo", 8250},  {"rsqb", 93},
    {"rsquo", 8217},     {"sacute", 347},      {"sbquo", 8218},  {"scaron", 353},  {"scedil", 351},   {"sdot", 8901},
    {"sect", 167},       {"semi", 59},         {"shy", 173},     {"sigma", 963},   {"sigmaf", 962},   {"sim", 8764},
    {"sol", 47},         {"spades", 9824},     {"star", 9734},   {"starf", 9733},  {"sub", 8834},     {"sube", 8838},
    {"sum", 8721},       {"sup", 8835},        {"sup1", 185},    {"sup2", 178},    {"sup3", 179},     {"supe", 8839},
    {"szlig", 223},      {"tau", 964},         {"there4", 8756}, {"theta", 952},   {"thetasym", 977}, {"thinsp", 8201},
    {"thorn", 254},      {"tilde", 732},       {"times", 215},   {"trade", 8482},  {"uArr", 8657},    {"uacute", 250},
    {"uarr", 8593},      {"ucirc", 251},       {"ugrave", 249},  {"uml", 168},     {"upsih", 978},    {"upsilon", 965},
    {"uuml", 252},       {"verbar", 124},      {"vert", 124},    {"weierp", 8472}, {"xi", 958},       {"yacute", 253},
    {"yen", 165},        {"yuml", 255},        {"zacute", 378},  {"zcaron", 382},  {"zdot", 380},     {"zeta", 950},
    {"zwj", 8205},       {"zwnj", 8204},
}};
static_assert(std::is_sorted(kEntities.begin(), kEntities.end(),
                             [](const Entity& a, const Entity& b) { return a.name < b.name; }));

constexpr std::size_t kLongestName = 10;

// HTML 5 reads the numbers 128 to 159 as windows-1252.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Reads the reference that begins at raw[0] == '&'; returns bytes consumed, 0 when it is none.
std::size_t read_numeric(std::string& out, std::string_view raw) {
  const bool hex = raw.size() > 2 && (raw[2] == 'x' || raw[2] == 'X');
  std::size_t at = hex ? 3 : 2;
  const std::size_t begin = at;
  std::uint32_t value = 0;
  for (; at < raw.size(); ++at) {
    const int digit = hex ? hex_value(raw[at]) : (is_digit(raw[at]) ? raw[at] - '0' : -1);
    if (digit < 0) break;
    if (value <= 0x10FFFF) value = value * (hex ? 16U : 10U) + static_cast<std::uint32_t>(digit);
  }
  if (at == begin) return 0;
  if (at < raw.size() && raw[at] == ';') ++at;
  if (value >= 128 && value < 160) value = kWindows1252[value - 128];
  if (value == 0) value = 0xFFFD;
  append_utf8(out, value);
  return at;
}

std::size_t read_named(std::string& out, std::string_view raw) {
  std::size_t end = 1;
  while (end < raw.size() && end <= kLongestName && (is_letter(raw[end]) || is_digit(raw[end]))) ++end;
  const std::string_view name = raw.substr(1, end - 1);
  const auto* const at = std::lower_bound(kEntities.begin(), kEntities.end(), name,
                                          [](const Entity& entity, std::string_view key) { return entity.name < key; });
  if (at == kEntities.end() || at->name != name) return 0;
  const bool closed = end < raw.size() && raw[end] == ';';
  // In an address, "&copy=1" is no copyright sign.
  if (!closed && end < raw.size() && raw[end] == '=') return 0;
  append_utf8(out, at->code_point);
  return end + (closed ? 1 : 0);
}

}  // namespace

void append_html_decoded(std::string& out, std::string_view raw) {
  std::size_t at = 0;
  while (at < raw.size()) {
    const std::size_t amp = raw.find('&', at);
    if (amp == std::string_view::npos || amp + 2 >= raw.size()) break;
    out.append(raw, at, amp - at);
    const std::string_view rest = raw.substr(amp);
    const std::size_t used = rest[1] == '#' ? read_numeric(out, rest) : read_named(out, rest);
    if (used == 0) out += '&';
    at = amp + std::max<std::size_t>(used, 1);
  }
  out.append(raw, at, std::string_view::npos);
}

std::string html_decode(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  append_html_decoded(out, raw);
  return out;
}

}  // namespace isnad
