#include "workflow/loader/read_parts.h"

namespace penugasan::workflow {

namespace {

std::vector<std::string> ids_or_none(const YamlNode* node, const Reading& reading) {
  return node == nullptr ? std::vector<std::string>() : read_ids(node, reading);
}

KedudukanRule read_line(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "a line of kedudukan",
                      {"in", "ranks", "under", "appraiser_ranks", "basis", "words", "note"});
  KedudukanRule line;
  line.in = ids_or_none(fields.optional("in"), reading);
  line.ranks = ids_or_none(fields.required("ranks"), reading);
  line.under = ids_or_none(fields.optional("under"), reading);
  line.appraiser_ranks = ids_or_none(fields.optional("appraiser_ranks"), reading);
  line.basis = read_basis(fields, reading);
  if (line.under.empty() && line.appraiser_ranks.empty() && fields.node()) {
    reading.fault(node->line, "a line that lets anybody appraise: name `under` (kinds of unit), `appraiser_ranks`, or both");
  }
  return line;
}

}  // namespace

std::vector<KedudukanRule> read_kedudukan(const YamlNode* node, const Reading& reading) {
  std::vector<KedudukanRule> lines;
  if (node == nullptr || !is_list(node, reading)) return lines;
  for (const auto& item : node->items) lines.push_back(read_line(&item, reading));
  return lines;
}

}  // namespace penugasan::workflow
