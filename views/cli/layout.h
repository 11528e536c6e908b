#pragma once
// Lines for a terminal, Arabic or Latin. A line keeps to one direction where it can: names in the other script go on
// lines of their own, so that a terminal that knows nothing of bidi shows each line whole. What must be mixed is
//   Plain   written in logical order with no controls: files, pipes, and terminals of unknown kind;
//   Isolate written with FSI ... PDI around the foreign run: terminals that do bidi;
//   Visual  reordered and shaped here, right-aligned: terminals that do not.
#include <string>
#include <string_view>

namespace isnad::cli {

enum class Bidi { Plain, Isolate, Visual };
enum class Style { Normal, Bold, Good, Bad, Faint };

struct LayoutOptions {
  Bidi bidi = Bidi::Plain;
  unsigned width = 100;  // columns
  bool colour = false;
};

class Layout {
 public:
  explicit Layout(const LayoutOptions& options) : options_(options) {}

  /// One paragraph, wrapped to the width. White space in it, line breaks too, counts as one space.
  void line(unsigned indent, std::string_view text, Style style = Style::Normal);
  void blank();
  void rule();
  /// Text of the other direction inside a line.
  [[nodiscard]] std::string embed(std::string_view text) const;
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void write(unsigned indent, const std::string& text, Style style);
  [[nodiscard]] std::string visual(unsigned indent, const std::string& text) const;

  LayoutOptions options_;
  std::string out_;
};

/// Columns that a text takes: none for combining marks and controls, two for wide characters.
[[nodiscard]] unsigned columns(std::string_view text);
/// The text has a letter of a right-to-left script.
[[nodiscard]] bool is_right_to_left(std::string_view text);
/// Runs of white space as one space; directional controls, escapes and other controls dropped: text from the outside
/// must not steer the terminal.
[[nodiscard]] std::string tidy(std::string_view text);

}  // namespace isnad::cli
