#pragma once
// A stored HTTP response: status, headers, body. The body's transfer coding (chunked) and content coding (gzip,
// deflate, br) are undone only where the bytes bear them out: archives -- CC-NEWS before May 2019, pywb -- keep the
// headers although they stored the body already unpacked. A body that is cut off gives what there is of it and says so;
// one that is corrupt, whose unpacked bytes may be garbage, and one that unpacks beyond the limit are refused.
#include <map>
#include <string>
#include <string_view>

#include "isnad/base/result.h"

namespace isnad {

struct HttpResponse {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case; the last of several wins
  std::string_view body;                       // as stored

  [[nodiscard]] std::string_view header(const std::string& name) const;
};

/// Requires: `message` outlives the response. Errors: BadSyntax (no status line).
[[nodiscard]] Result<HttpResponse> parse_http_response(std::string_view message);

struct HttpBody {
  std::string bytes;
  std::string problem;  // why the end may be missing; empty when all is well
};

/// Errors: TooLarge (more than `limit` bytes), BadSyntax (nothing can be unpacked, or a coding we do not know).
[[nodiscard]] Result<HttpBody> decode_http_body(const HttpResponse& response, std::size_t limit);

/// "Text/HTML; charset=windows-1256" -> "text/html" and, for the parameter `charset`, "windows-1256" as written.
[[nodiscard]] std::string media_type(std::string_view content_type);
[[nodiscard]] std::string media_parameter(std::string_view content_type, std::string_view name);

}  // namespace isnad
