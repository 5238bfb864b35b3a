#include "workflow/loader/read_parts.h"

#include "workflow/loader/article.h"

namespace penugasan::workflow {
namespace {

std::string read_article(const YamlNode* node, const Reading& reading) {
  auto text = read_text(node, reading);
  if (text.empty() || is_article(text)) return text;
  reading.fault(node->line, "`" + text.substr(0, 80) +
                                "` is no article: write `house`, or a place such as Ps.17(2), Ps.14(5)c, " +
                                "Lamp IV.3.1.b.1; several as a list");
  return {};
}

std::string read_articles(const YamlNode* node, const Reading& reading) {
  if (node->kind != YamlNode::Kind::sequence) return read_article(node, reading);
  return join(read_list(node, reading, read_article));
}

LetterRule read_letter(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "a letter", {"kind", "from", "to", "cc", "when", "basis", "words", "note"});
  LetterRule letter;
  letter.kind = read_id(fields.required("kind"), reading);
  letter.to = read_words<Office>(fields.required("to"), reading);
  letter.cc = read_words<Office>(fields.optional("cc"), reading);
  letter.when = read_condition(fields.optional("when"), reading);
  letter.basis = read_basis(fields, reading);
  if (const auto* from = fields.optional("from")) {
    letter.from_filer = true;
    read_word<bool>(from, reading, {{"filer", true}});
  }
  return letter;
}

}  // namespace

Basis read_basis(const Fields& fields, const Reading& reading) {
  Basis basis;
  const auto* where = fields.required("basis");
  if (const auto* words = fields.optional("words")) basis.words = read_text(words, reading);
  if (const auto* note = fields.optional("note")) basis.note = read_text(note, reading);
  if (!where || (where->kind == YamlNode::Kind::scalar && where->text == "house")) return basis;
  basis.kind = Basis::Kind::regulation;
  basis.article = read_articles(where, reading);
  if (reading.house_only) {
    reading.fault(where->line, "an overlay is the agency's own arrangement, not the regulation's: its basis must be `house`");
  }
  return basis;
}

Basis read_basis_alone(const YamlNode* node, const Reading& reading, const std::string& what) {
  if (!node) return {};
  return read_basis(Fields(node, reading, what, {"basis", "words", "note"}), reading);
}

Condition read_condition(const YamlNode* node, const Reading& reading) {
  Condition when;
  if (!node) return when;
  const Fields fields(node, reading, "a condition", {"form", "team_kind", "people"});
  if (const auto* form = fields.optional("form")) when.form = read_word<Form>(form, reading);
  if (const auto* kind = fields.optional("team_kind")) when.team_kind = read_id(kind, reading);
  if (const auto* people = fields.optional("people")) {
    when.people_named = read_word<bool>(people, reading, {{"named", true}, {"unnamed", false}});
  }
  if (fields.node() && fields.node()->keys.empty()) reading.fault(node->line, "a condition that asks nothing: leave `when` out");
  return when;
}

std::vector<LetterRule> read_letters(const YamlNode* node, const Reading& reading) {
  std::vector<LetterRule> letters;
  if (!node || !is_list(node, reading)) return letters;
  for (const auto& one : node->items) letters.push_back(read_letter(&one, reading));
  return letters;
}

}  // namespace penugasan::workflow
