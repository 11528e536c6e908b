#pragma once
// What the world does to us (a missing file, a broken line) is a Result. What is odd in a document is a Diagnostic
// (base/diagnostic.h). What would be our own bug is ISNAD_ENSURE (base/ensure.h).
#include <string>
#include <tl/expected.hpp>

namespace isnad {

enum class ErrorCode {
  NotFound,      // no such file or folder
  Unreadable,    // the system refused to read it
  Empty,         // nothing in it
  Binary,        // not text of any kind we read
  BadEncoding,   // bytes that are not the character set they claim
  BadSyntax,     // broken JSON, TSV, HTML beyond repair
  MissingField,  // a record without what it needs
  DuplicateId,   // the same article id twice
  TooLarge,      // over a named limit of size
  TooDeep,       // over a named limit of nesting
  NotArabic,     // an article in another language
  BadUsage,      // the caller asked for what cannot be
  Internal,      // our own bug, caught at a border
};

struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;  // one line: what is wrong and what to do
  std::string where;    // file, or file:line, or id
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string where, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace isnad
