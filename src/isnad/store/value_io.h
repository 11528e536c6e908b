#pragma once
// Writing and reading plain structs by one description of their fields: fields(io, value) is called with a ValueWriter
// or a ValueReader, so that what is written and what is read cannot part. Spans are written as the distance from the
// last one; a ValueReader knows the text they point into and refuses those that lie outside it or cut a character.
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "isnad/base/span.h"
#include "isnad/base/utf8.h"
#include "isnad/store/bytes.h"

namespace isnad {

/// T is U or const U: lets one function describe a value for writing and for reading.
template <typename T, typename U>
concept Is = std::is_same_v<std::remove_const_t<T>, U>;

class ValueWriter {
 public:
  static constexpr bool kReads = false;
  void operator()(const std::string& v) { out_.text(v); }
  void operator()(const bool& v) { out_.number(v ? 1 : 0); }
  void operator()(const double& v) { out_.real(v); }
  void operator()(const float& v) { out_.real(v); }
  void operator()(const std::uint32_t& v) { out_.number(v); }
  void operator()(const Span& v) {
    out_.difference(static_cast<std::int64_t>(v.begin) - last_);
    out_.number(v.end - v.begin);
    last_ = v.begin;
  }
  /// An index that may be "none" (the largest number): none is written in one byte.
  void index(const std::uint32_t& v) { out_.number(static_cast<std::uint32_t>(v + 1U)); }
  void indexes(const std::vector<std::uint32_t>& v) {
    out_.number(v.size());
    for (const std::uint32_t i : v) index(i);
  }
  template <typename E>
  void choice(const E& v, E /*last*/) {
    out_.number(static_cast<std::uint64_t>(v));
  }
  template <typename T>
  void operator()(const std::optional<T>& v) {
    out_.number(v ? 1 : 0);
    if (v) one(*v);
  }
  template <typename T>
  void operator()(const std::vector<T>& v) {
    out_.number(v.size());
    for (const T& item : v) one(item);
  }
  template <typename T, typename F>
  void list(const std::vector<T>& v, F&& item) {
    out_.number(v.size());
    for (const T& one_of : v) item(*this, one_of);
  }
  void operator()(const std::map<std::string, std::string>& v) {
    out_.number(v.size());
    for (const auto& [key, value] : v) out_.text(key), out_.text(value);
  }
  template <typename T>
  requires std::is_class_v<T>
  void operator()(const T& v) { fields(*this, v); }
  [[nodiscard]] std::string take() { return out_.take(); }

 private:
  template <typename T>
  void one(const T& v) {
    (*this)(v);
  }
  ByteWriter out_;
  std::int64_t last_ = 0;
};

class ValueReader {
 public:
  static constexpr bool kReads = true;
  explicit ValueReader(std::string_view bytes) : in_(bytes) {}
  /// The text that spans point into from here on. Requires: it outlives the reader's work.
  void set_text(std::string_view text) { text_ = text; }

  void operator()(std::string& v) { v = std::string(in_.text()); }
  void operator()(bool& v) { v = bounded(1) != 0; }
  void operator()(double& v) { v = in_.real(); }
  void operator()(float& v) { v = static_cast<float>(in_.real()); }
  void operator()(std::uint32_t& v) {
    v = static_cast<std::uint32_t>(bounded(std::numeric_limits<std::uint32_t>::max()));
  }
  void operator()(Span& v) {
    const std::int64_t begin = last_ + in_.difference();
    const std::uint64_t size = in_.number();
    const auto limit = static_cast<std::int64_t>(text_.size());
    if (begin < 0 || begin > limit || size > static_cast<std::uint64_t>(limit - begin)) return in_.fault();
    v = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + static_cast<std::int64_t>(size))};
    if (!is_boundary(text_, v.begin) || !is_boundary(text_, v.end)) in_.fault();
    last_ = begin;
  }
  void index(std::uint32_t& v) {
    v = static_cast<std::uint32_t>(bounded(std::numeric_limits<std::uint32_t>::max())) - 1U;
  }
  void indexes(std::vector<std::uint32_t>& v) {
    for (std::uint64_t n = count(); n > 0 && !in_.failed(); --n) index(v.emplace_back());
  }
  template <typename E>
  void choice(E& v, E last) {
    v = static_cast<E>(bounded(static_cast<std::uint64_t>(last)));
  }
  template <typename T>
  void operator()(std::optional<T>& v) {
    if (bounded(1) != 0) (*this)(v.emplace());
  }
  template <typename T>
  void operator()(std::vector<T>& v) {
    for (std::uint64_t n = count(); n > 0 && !in_.failed(); --n) (*this)(v.emplace_back(blank<T>()));
  }
  template <typename T, typename F>
  void list(std::vector<T>& v, F&& item) {
    for (std::uint64_t n = count(); n > 0 && !in_.failed(); --n) item(*this, v.emplace_back());
  }
  void operator()(std::map<std::string, std::string>& v) {
    for (std::uint64_t n = count(); n > 0 && !in_.failed(); --n) {
      std::string key(in_.text());
      if (!v.empty() && key <= v.rbegin()->first) return in_.fault();
      v.emplace_hint(v.end(), std::move(key), std::string(in_.text()));
    }
  }
  template <typename T>
  requires std::is_class_v<T>
  void operator()(T& v) { fields(*this, v); }
  /// All was read, and nothing is left.
  [[nodiscard]] bool complete() const { return !in_.failed() && in_.left() == 0; }
  [[nodiscard]] bool failed() const { return in_.failed(); }
  void fault() { in_.fault(); }

 private:
  template <typename T>
  static T blank() {
    if constexpr (std::is_default_constructible_v<T>) {
      return T{};
    } else {
      return blank_of(static_cast<T*>(nullptr));
    }
  }
  std::uint64_t bounded(std::uint64_t last) {
    const std::uint64_t v = in_.number();
    if (v > last) return in_.fault(), 0;
    return v;
  }
  /// Of a list: every item takes a byte at least, so a larger count is a lie.
  std::uint64_t count() { return bounded(in_.left()); }

  ByteReader in_;
  std::string_view text_;
  std::int64_t last_ = 0;
};

}  // namespace isnad
