// What a server finds wrong in the tables of an archive, as far as it can be asked to: pages whose checksum failed,
// indexes that are not valid, rows that point at rows that are not there, and, where the extension amcheck is installed
// and the role may use it, every b-tree against its table.
#include "isnad/store/postgres.h"

namespace isnad {

std::vector<std::string> Postgres::find_damage() {
  std::vector<std::string> out;
  const auto each = [&](const std::string& sql, const std::string& after) {
    for (const std::string& line : column(sql)) out.push_back(line + after);
    if (const auto fine = check(); !fine) out.push_back(fine.error().message);
  };
  each(
      "SELECT checksum_failures::text FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > "
      "0",
      " pages of the database failed their checksum");
  each(
      "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE "
      "c.relnamespace = current_schema()::regnamespace AND NOT i.indisvalid",
      ": an index that is not valid; REINDEX makes it again");
  const std::string keys =
      " FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] JOIN "
      "pg_attribute "
      "b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1] WHERE k.contype = 'f' AND k.connamespace = "
      "current_schema()::regnamespace ORDER BY k.conname";
  const auto checks = column(
      "SELECT format('SELECT count(*)::text || %L FROM %s x LEFT JOIN %s y ON y.%I = x.%I WHERE y.%I IS NULL AND x.%I "
      "IS "
      "NOT NULL HAVING count(*) > 0', format(' rows of %s point at rows of %s', k.conrelid::regclass, "
      "k.confrelid::regclass), k.conrelid::regclass, k.confrelid::regclass, b.attname, a.attname, b.attname, "
      "a.attname)" +
      keys);
  for (const std::string& sql : checks) each(sql, " that are not there");
  const bool checked =
      !column(
           "SELECT 1 FROM pg_extension e JOIN pg_proc p ON p.pronamespace = e.extnamespace AND p.proname = "
           "'bt_index_check' AND p.pronargs = 2 WHERE e.extname = 'amcheck' AND has_function_privilege(p.oid, "
           "'EXECUTE')")
           .empty();
  if (checked) {
    const auto indexes = column(
        "SELECT format('SELECT 1 FROM %I.bt_index_check(%L::regclass, true) HAVING count(*) = 0', n.nspname, c.oid) "
        "FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace, pg_class c JOIN pg_am m ON m.oid = c.relam "
        "WHERE e.extname = 'amcheck' AND m.amname = 'btree' AND c.relkind = 'i' AND c.relnamespace = "
        "current_schema()::regnamespace ORDER BY c.relname");
    for (const std::string& sql : indexes) each(sql, "");
  }
  if (const auto fine = check(); !fine) out.push_back(fine.error().message);
  return out;
}

}  // namespace isnad
