#pragma once
// The tables of an archive, told once, in SQLite's words. A step brings an archive of one format to the next and is
// never changed after a release; what an archive was made with is its number of steps. PostgreSQL's words for the same
// are put in by postgres_schema.cc; the index of words is each home's own and stands in a step only where it is
// SQLite's (CREATE VIRTUAL TABLE, passed over elsewhere).
#include <array>
#include <cstdint>

namespace isnad {

inline constexpr std::int64_t kSchemaVersion = 2;

/// Statements, each ended by a semicolon at the end of a line; step n leads from format n to n + 1.
extern const std::array<const char*, kSchemaVersion> kSchemaSteps;

}  // namespace isnad
