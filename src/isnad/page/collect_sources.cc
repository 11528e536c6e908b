#include "isnad/page/collect_sources.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <unordered_set>

#include "isnad/page/ascii.h"
#include "isnad/page/source_kind.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

Diagnostic refusal(const char* code, const std::string& where, std::string message) {
  return {Severity::Error, code, where, std::move(message)};
}

// What a file begins like, whatever its name says.
SourceKind kind_of_file(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> file = open_file(path);
  if (!file) return SourceKind::Other;
  PeekSource raw(**file);
  std::unique_ptr<GunzipSource> gunzip;
  if (GunzipSource::is_gzip(raw.peek(2))) gunzip = std::make_unique<GunzipSource>(raw);
  PeekSource head(gunzip ? static_cast<ByteSource&>(*gunzip) : raw);
  return kind_of_text(head.peek(4096));
}

// Of what a folder holds besides the names that are known, feeds and pages are taken: .xml and .json may be anything,
// and a browser or wget saves pages as "index.php" or "example.net".
bool begins_like_source(const std::string& path) {
  const SourceKind kind = kind_of_file(path);
  return kind == SourceKind::XmlFeed || kind == SourceKind::JsonFeed || kind == SourceKind::Html;
}

bool is_readable(const fs::path& path) {
  const std::string name = lower_ascii(path.filename().string());
  if (name.starts_with('.')) return false;
  if (kind_of_name(name) != SourceKind::Other) return true;
  return begins_like_source(path.string());
}

// What Windows calls connected files: the folder beside a saved page, in the language of the browser.
bool is_connected_folder(const fs::path& folder) {
  const std::string name = folder.filename().string();
  for (const std::string_view ending :
       {"_files",     ".files",  "_file",  "-Dateien",  "_fichiers", "_archivos",   "_arquivos", "_ficheiros",
        "_bestanden", "_pliki",  "-filer", "_dosyalar", "_soubory",  "_tiedostot",  "_elemei",   "_datoteke",
        "_fajlovi",   "_failid", "_fails", "_bylos",    "_fitxers",  "_fitxategiak"}) {
    if (!name.ends_with(ending) || name.size() == ending.size()) continue;
    const std::string stem = name.substr(0, name.size() - ending.size());
    std::error_code ignored;
    for (const char* const page : {".html", ".htm", ".xhtml", ".shtml"})
      if (fs::exists(folder.parent_path() / (stem + page), ignored)) return true;
  }
  return false;
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
      if (entry.is_directory(ignored) && !entry.is_symlink(ignored)) {
        if (!is_connected_folder(entry.path())) open.push_back(entry.path());
      }
      if (entry.is_regular_file(ignored) && is_readable(entry.path())) found.insert(entry.path().string());
    }
  }
  if (found.empty())
    list.diagnostics.push_back(
        refusal("empty-folder", folder,
                "no .txt, .html, .jsonl or other file that is read in the folder; nothing to read here"));
  list.paths.insert(list.paths.end(), found.begin(), found.end());
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

SourceReader::SourceReader(const std::vector<std::string>& paths, std::istream& standard_input,
                           const PageOptions& options)
    : list_(list_sources(paths)), standard_input_(standard_input), options_(options) {}

std::optional<SourcePart> SourceReader::next() {
  if (!list_.diagnostics.empty()) {
    SourcePart part;
    part.refusals = std::move(list_.diagnostics);
    list_.diagnostics.clear();
    return part;
  }
  while (true) {
    if (parts_ != nullptr) {
      if (auto part = parts_->next()) return part;
      parts_.reset();
    }
    if (at_ == list_.paths.size()) return std::nullopt;
    const std::string& path = list_.paths[at_++];
    if (path == "-") {
      parts_ = std::make_unique<PartReader>(stream_source(standard_input_), path, options_);
      continue;
    }
    Result<std::unique_ptr<ByteSource>> file = open_file(path);
    if (!file) {
      SourcePart part{.path = path, .bytes = {}};
      part.refusals.push_back(refusal("unreadable", path, file.error().message));
      return part;
    }
    parts_ = std::make_unique<PartReader>(std::move(*file), path, options_);
  }
}

Diagnostic refuse_double(const Page& page) {
  return refusal("duplicate-id", page.source,
                 "a second article with the id \"" + page.id + "\"; it is left out. Give it another id or file name");
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
      batch.diagnostics.push_back(refuse_double(page));
  }
}

PageBatch collect_sources(const std::vector<std::string>& paths, std::istream& standard_input,
                          const PageOptions& options) {
  PageBatch read;
  SourceReader reader(paths, standard_input, options);
  while (std::optional<SourcePart> part = reader.next()) read.append(read_part(std::move(*part), options));
  PageBatch batch;
  append_pages(batch, std::move(read));
  return batch;
}

}  // namespace isnad
