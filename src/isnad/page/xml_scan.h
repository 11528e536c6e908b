#pragma once
// XML as a row of tags and texts, for feeds. One pass, no tree, no stack of calls; time and memory are linear in the
// bytes, whatever they are. Names are given with the prefix that the usual documents use (content:encoded, dc:date),
// whichever prefix the document chose for that namespace.
//
// Why not libxml2: newsrooms' feeds are often not well formed, and a validating parser stops at the first fault or must
// be told to guess; and what is dangerous in XML, its document types, is not parsed here at all. No entity that a
// document declares is ever expanded -- a reference to one stays as it stands -- and nothing outside the document is
// ever loaded. `declares_entities` says that one was declared.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

struct XmlAttribute {
  std::string_view name;   // as written
  std::string_view value;  // as written; xml_decode() it
};

struct XmlPiece {
  enum class Kind { Open, Close, Text, End };
  Kind kind = Kind::End;
  std::string name;                      // Open, Close: with the usual prefix, in lower case
  std::vector<XmlAttribute> attributes;  // Open
  bool empty_element = false;            // Open: <name/>, no Close follows
  std::string text;                      // Text: decoded; CDATA as it stands
  std::size_t begin = 0;                 // bytes of the piece in the document
  std::size_t end = 0;

  /// Decoded value of the attribute; empty when there is none.
  [[nodiscard]] std::string attribute(std::string_view wanted) const;
};

class XmlScanner {
 public:
  /// Requires: the UTF-8 text outlives the scanner.
  explicit XmlScanner(std::string_view text) : text_(text) {}

  [[nodiscard]] XmlPiece next();
  [[nodiscard]] bool declares_entities() const { return declares_entities_; }

 private:
  XmlPiece open_tag(std::size_t begin);
  void skip_declaration();
  [[nodiscard]] std::string usual_name(std::string_view name) const;

  std::string_view text_;
  std::size_t at_ = 0;
  bool declares_entities_ = false;
  std::map<std::string, std::string, std::less<>> prefixes_;  // the document's prefix -> the usual one
};

/// The five entities of XML, HTML's names, and numbers.
[[nodiscard]] std::string xml_decode(std::string_view raw);

}  // namespace isnad
