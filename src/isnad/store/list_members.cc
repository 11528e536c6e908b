#include "isnad/store/list_members.h"

namespace isnad {

Result<std::vector<StoryMember>> list_members(Archive& archive) {
  std::vector<StoryMember> out;
  SqlStatement& rows = archive
                           .db()(
                               "SELECT m.story, v.key, a.id, v.outlet, v.published FROM member m JOIN article a ON "
                               "a.key = m.article JOIN version v ON v.key = a.current "
                               "ORDER BY m.story, coalesce(v.published, ''), a.id")
                           .bind();
  while (rows.step())
    out.push_back(
        {rows.integer(0), rows.integer(1), std::string(rows.text(2)), rows.text_or_none(3), rows.text_or_none(4)});
  if (auto fine = archive.db().check(); !fine) return tl::unexpected(fine.error());
  return out;
}

}  // namespace isnad
