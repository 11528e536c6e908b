#pragma once
// SHA-256 over the library's sources, written when the program is built (cmake/SourceHash.cmake).

namespace isnad {

extern const char* const kReadingSources;  // base .. mention: what a reading depends on
extern const char* const kStorySources;    // base .. story: what a digest depends on
extern const char* const kDossierSources;  // base .. pipeline
extern const char* const kSearchSources;   // what the words of the search index depend on

}  // namespace isnad
