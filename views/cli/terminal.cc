#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include <fmt/core.h>

namespace isnad::cli {
namespace {

constexpr unsigned kDefaultWidth = 100;
constexpr unsigned kWidestWidth = 120;  // longer lines are hard to read
constexpr double kSecondsBeforeBar = 1.0;

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

unsigned terminal_width() {
  winsize size{};
  if (!is_terminal(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return kDefaultWidth;
  return std::min<unsigned>(size.ws_col, kWidestWidth);
}

Bidi terminal_bidi() {
  if (!is_terminal(STDOUT_FILENO)) return Bidi::Plain;
  const std::string_view term = environment("TERM");
  const bool vte = !environment("VTE_VERSION").empty() && environment("VTE_VERSION") >= "5800";  // bidi since 0.58
  const bool known = vte || !environment("KONSOLE_VERSION").empty() || term.starts_with("mlterm") ||
                     environment("TERM_PROGRAM") == "Apple_Terminal";
  return known ? Bidi::Isolate : Bidi::Plain;
}

bool terminal_colour() {
  return is_terminal(STDOUT_FILENO) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

ProgressBar::ProgressBar(std::size_t total, bool enabled)
    : total_(total), enabled_(enabled && is_terminal(STDERR_FILENO)), started_(now()) {}

void ProgressBar::show(std::size_t done) {
  if (!enabled_ || total_ == 0 || now() - started_ < kSecondsBeforeBar) return;
  constexpr std::size_t kCells = 30;
  const std::size_t full = kCells * done / total_;
  shown_ = true;
  fmt::print(stderr, "\r[{}{}] {} of {} articles", std::string(full, '#'), std::string(kCells - full, '.'), done,
             total_);
}

ProgressBar::~ProgressBar() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

}  // namespace isnad::cli
