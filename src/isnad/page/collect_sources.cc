#include "isnad/page/collect_sources.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <unordered_set>

namespace isnad {
namespace {

namespace fs = std::filesystem;

Diagnostic refusal(const char* code, const std::string& where, std::string message) {
  return {Severity::Error, code, where, std::move(message)};
}

bool has_readable_ending(const fs::path& path) {
  std::string name = path.filename().string();
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (name.starts_with('.')) return false;
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  return std::ranges::any_of(std::array{".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".jsonl", ".ndjson"},
                             [&](const char* ending) { return name.ends_with(ending); });
}

void list_folder(SourceList& list, const std::string& folder) {
  std::error_code error;
  std::set<std::string> found;
  std::vector<fs::path> open = {folder};
  while (!open.empty()) {
    const fs::path here = std::move(open.back());
    open.pop_back();
    fs::directory_iterator entries(here, error);
    if (error) {
      list.diagnostics.push_back(
          refusal("unreadable", here.string(), "the folder cannot be read (" + error.message() + "); it is left out"));
      continue;
    }
    for (const fs::directory_entry& entry : entries) {
      std::error_code ignored;
      if (entry.path().filename().string().starts_with('.')) continue;
      // Links to folders are not followed: they could lead in a circle.
      if (entry.is_directory(ignored) && !entry.is_symlink(ignored))
        open.push_back(entry.path());
      else if (entry.is_regular_file(ignored) && has_readable_ending(entry.path()))
        found.insert(entry.path().string());
    }
  }
  if (found.empty())
    list.diagnostics.push_back(
        refusal("empty-folder", folder, "no .txt, .html or .jsonl file in the folder; nothing to read here"));
  list.paths.insert(list.paths.end(), found.begin(), found.end());
}

// Unpacks gzip, member after member, never to more than the limit.
Result<std::string> unpack(const std::string& path, const std::string& packed, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 32) != Z_OK) return fail(ErrorCode::Internal, path, "gzip could not be started");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  std::array<char, 65536> buffer{};
  int status = Z_OK;
  while (stream.avail_in > 0 || status == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = buffer.size();
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
    if (out.size() > limit) {
      inflateEnd(&stream);
      return fail(ErrorCode::TooLarge, path,
                  "unpacks to more than " + std::to_string(limit) + " bytes; it is left out");
    }
    if (status == Z_STREAM_END && stream.avail_in > 0)
      status = inflateReset(&stream);
    else if (status != Z_OK)
      break;
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END && out.empty()) return fail(ErrorCode::BadSyntax, path, "broken gzip; it is left out");
  return out;
}

}  // namespace

SourceList list_sources(const std::vector<std::string>& paths) {
  SourceList list;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      list.paths.push_back(path);
      continue;
    }
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
      list.diagnostics.push_back(refusal("no-such-file", path, "no such file or folder; check the path"));
    else if (fs::is_directory(status))
      list_folder(list, path);
    else
      list.paths.push_back(path);
  }
  return list;
}

Result<std::string> load_source(const std::string& path, std::istream& standard_input, const PageOptions& options) {
  std::string bytes;
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) return fail(ErrorCode::Unreadable, path, "the file cannot be opened; check its permissions");
  }
  std::istream& in = path == "-" ? standard_input : file;
  std::array<char, 65536> buffer{};
  while (in) {
    in.read(buffer.data(), buffer.size());
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > options.max_source_bytes)
      return fail(ErrorCode::TooLarge, path,
                  "over the limit of " + std::to_string(options.max_source_bytes) + " bytes a file; it is left out");
  }
  if (in.bad()) return fail(ErrorCode::Unreadable, path, "the file cannot be read to its end");
  if (bytes.starts_with("\x1F\x8B")) return unpack(path, bytes, options.max_source_bytes);
  return bytes;
}

void append_pages(PageBatch& batch, PageBatch&& more) {
  std::unordered_set<std::string> ids;
  for (const Page& page : batch.pages) ids.insert(page.id);
  batch.diagnostics.insert(batch.diagnostics.end(), std::make_move_iterator(more.diagnostics.begin()),
                           std::make_move_iterator(more.diagnostics.end()));
  for (Page& page : more.pages) {
    if (ids.insert(page.id).second)
      batch.pages.push_back(std::move(page));
    else
      batch.diagnostics.push_back(
          refusal("duplicate-id", page.source,
                  "a second article with the id \"" + page.id + "\"; it is left out. Give it another id or file name"));
  }
}

PageBatch collect_sources(const std::vector<std::string>& paths, std::istream& standard_input,
                          const PageOptions& options) {
  PageBatch batch;
  SourceList list = list_sources(paths);
  batch.diagnostics = std::move(list.diagnostics);
  PageBatch read;
  for (const std::string& path : list.paths) {
    Result<std::string> bytes = load_source(path, standard_input, options);
    if (!bytes) {
      const bool large = bytes.error().code == ErrorCode::TooLarge;
      read.diagnostics.push_back(refusal(large ? "too-large" : "unreadable", path, bytes.error().message));
      continue;
    }
    PageBatch one = read_pages(*bytes, path, options);
    read.pages.insert(read.pages.end(), std::make_move_iterator(one.pages.begin()),
                      std::make_move_iterator(one.pages.end()));
    read.diagnostics.insert(read.diagnostics.end(), std::make_move_iterator(one.diagnostics.begin()),
                            std::make_move_iterator(one.diagnostics.end()));
  }
  append_pages(batch, std::move(read));
  return batch;
}

}  // namespace isnad
