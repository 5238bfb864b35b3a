#include "workflow/loader/read_file.h"

#include <filesystem>

#include "workflow/loader/read_flow.h"
#include "workflow/loader/read_head.h"
#include "workflow/loader/read_parts.h"

namespace penugasan::workflow {
namespace {

std::string read_own_id(const YamlNode* node, const Reading& reading, bool named) {
  auto id = read_id(node, reading, '-');
  const auto stem = std::filesystem::path(reading.file).stem().string();
  if (named && !id.empty() && id != stem) {
    reading.fault(node->line, "the id `" + id + "` differs from the file's name: call the file " + id + ".yaml");
  }
  return id;
}

void read_in_force(const YamlNode* node, const Reading& reading, Regulation& regulation) {
  if (!node) return;
  const Fields fields(node, reading, "`in_force`", {"from", "basis", "words", "note"});
  regulation.in_force_from = read_date(fields.required("from"), reading);
  regulation.in_force_basis = read_basis(fields, reading);
}

void read_regulation(const Reading& reading, bool named, RegulationFile& file) {
  const auto before = reading.faults.size();
  const Fields fields(&file.root, reading, "a regulation",
                      {"regulation", "title", "short_title", "in_force", "unit_rule", "people", "letters", "team_kinds", "limits",
                       "flows", "kedudukan"});
  auto& regulation = file.regulation;
  regulation.id = read_own_id(fields.required("regulation"), reading, named);
  regulation.title = read_text(fields.required("title"), reading);
  regulation.short_title = read_text(fields.required("short_title"), reading);
  read_in_force(fields.required("in_force"), reading, regulation);
  if (const auto* unit_rule = fields.required("unit_rule")) regulation.unit_rule = read_unit_rule(unit_rule, reading);
  if (const auto* people = fields.required("people")) regulation.people = read_people(people, reading);
  regulation.letters = read_letter_kinds(fields.required("letters"), reading);
  if (const auto* kinds = fields.optional("team_kinds")) regulation.team_kinds = read_team_kinds(kinds, reading);
  if (const auto* limits = fields.optional("limits")) regulation.limits = read_limits(limits, reading);
  regulation.kedudukan = read_kedudukan(fields.optional("kedudukan"), reading);
  const auto* flows = fields.required("flows");
  const bool sound = reading.faults.size() == before;
  auto read = read_flows(flows, reading, "");
  file.head_sound = sound && !read.flows.empty();
  regulation.flows = std::move(read.flows);
  file.flows_sound = std::move(read.sound);
}

/// An added flow rests on the overlay's instrument, and says so in its note.
void rest_on(const std::string& instrument, std::vector<Flow>& flows) {
  for (auto& flow : flows) flow.basis.note = flow.basis.note.empty() ? instrument : instrument + ". " + flow.basis.note;
}

void read_overlay(const Reading& reading, bool named, OverlayFile& file) {
  const auto before = reading.faults.size();
  const Fields fields(&file.root, reading, "an overlay", {"overlay", "regulations", "instrument", "letters", "flows"});
  file.id = read_own_id(fields.required("overlay"), reading, named);
  file.regulations = read_list(fields.required("regulations"), reading,
                               [](const YamlNode* one, const Reading& r) { return read_id(one, r, '-'); });
  const auto instrument = read_text(fields.required("instrument"), reading);
  file.letters = read_letter_kinds(fields.optional("letters"), reading);
  auto read = read_flows(fields.required("flows"), reading, file.id.empty() ? "?" : file.id);
  file.flows = std::move(read.flows);
  file.flows_sound = std::move(read.sound);
  rest_on(instrument, file.flows);
  file.sound = reading.faults.size() == before;
}

std::string empty_file(const std::string& name) {
  auto stem = std::filesystem::path(name).stem().string();
  if (!is_id(stem, '-')) stem = "ID";
  return "an empty file: a regulation begins with `regulation: " + stem +
         "` and then its `title`, a house overlay with `overlay: " + stem + "`";
}

}  // namespace

ReadFile read_file(const SourceFile& file, bool named, Faults& faults) {
  ReadFile read;
  auto root = parse_yaml(file, faults);
  if (!root) return read;
  if (root->find("overlay")) {
    read.overlay = OverlayFile{file, std::move(*root), {}, {}, {}, {}, {}, false};
    read_overlay({file.name, faults, true}, named, *read.overlay);
  } else if (root->kind == YamlNode::Kind::nothing) {
    faults.add(file.name, 0, empty_file(file.name));
  } else {
    read.regulation = RegulationFile{file, std::move(*root), {}, false, {}};
    read_regulation({file.name, faults, false}, named, *read.regulation);
  }
  return read;
}

}  // namespace penugasan::workflow
