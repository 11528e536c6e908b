#pragma once
// What the program can learn of the place its output goes to.
#include <string>

#include "layout.h"

namespace isnad::cli {

[[nodiscard]] bool is_terminal(int descriptor);
/// Columns of the terminal on standard output; 100 when it is none.
[[nodiscard]] unsigned terminal_width();
/// Isolate for terminals known to do bidi (VTE, Konsole, mlterm, Terminal.app), else Plain.
[[nodiscard]] Bidi terminal_bidi();
/// NO_COLOR is unset and standard output is a terminal.
[[nodiscard]] bool terminal_colour();

/// One line on standard error that grows with the work; silent when standard error is no terminal or the work is done
/// within a second.
class ProgressBar {
 public:
  explicit ProgressBar(std::size_t total, bool enabled);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  void show(std::size_t done);

 private:
  std::size_t total_;
  bool enabled_;
  bool shown_ = false;
  double started_;
};

}  // namespace isnad::cli
