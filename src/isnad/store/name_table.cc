#include "isnad/store/name_table.h"

#include "isnad/arabic/name_key.h"

namespace isnad {
namespace {

constexpr std::size_t kKept = 300'000;

}  // namespace

std::int64_t NameTable::key_of(const ArchivedName& name) {
  std::string slot = std::to_string(static_cast<int>(name.type)) + '\n' + name.known + '\n' + name.form;
  if (const auto at = keys_.find(slot); at != keys_.end()) return at->second;
  Database& db = archive_.db();
  std::int64_t key = 0;
  SqlStatement& row = db("SELECT key FROM name WHERE form = ?1 AND type = ?2 AND known = ?3")
                          .bind(name.form, static_cast<int>(name.type), name.known);
  if (row.step()) key = row.integer(0);
  row.reset();
  if (key == 0) {
    key = db.insert("INSERT INTO name(type, form, known) VALUES (?1, ?2, ?3) RETURNING key",
                    static_cast<int>(name.type), name.form, name.known);
    archive_.words().split(name.form, [&](Span, const SearchWord& word) {
      const std::string form = word.form.substr(1);
      db("INSERT INTO name_word(sound, word, name) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
          .run(name_key(form), form, key);
    });
  }
  if (keys_.size() >= kKept) keys_.clear();
  return keys_.emplace(std::move(slot), key).first->second;
}

}  // namespace isnad
