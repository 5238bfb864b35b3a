#include "clients/directory_file.h"

#include "clients/yaml_reader.h"

namespace penugasan::clients {
namespace {

void read_unit(YamlMap map, v1::Unit& unit) {
  unit.set_id(map.text("id"));
  unit.set_display_name(map.text("name"));
  unit.set_kind(map.text("kind"));
  unit.set_head(map.text_or_null("head"));
  unit.set_parent(map.text_if_any("parent"));
  map.finish();
}

void read_official(YamlMap map, v1::Official& official) {
  official.set_id(map.text("id"));
  official.set_nip(map.quoted_text("nip"));
  official.set_display_name(map.text("name"));
  official.set_rank(map.text("rank"));
  official.set_title(map.text("title"));
  official.set_unit(map.text("unit"));
  official.set_appraiser(map.text_if_any("appraiser"));
  for (const auto& competency : map.texts_if_any("competencies")) official.add_competencies(competency);
  map.finish();
}

void read_mandate(YamlMap map, v1::Mandate& mandate) {
  mandate.set_kind(map.word("kind", {"plh", "plt", "mandat"}));
  // A Plt stands in a vacant post, so there is nobody whom it is from.
  if (mandate.kind() == "plt") {
    mandate.set_unit(map.text("unit"));
  } else {
    mandate.set_from(map.text("from"));
  }
  mandate.set_to(map.text("to"));
  mandate.set_valid_from(map.day("valid_from"));
  mandate.set_valid_to(map.day("valid_to"));
  map.finish();
}

}  // namespace

v1::Directory read_directory(const std::filesystem::path& path) {
  return parse_directory(read_text_file(path, kMaxDirectoryBytes), path.string());
}

v1::Directory parse_directory(const std::string& text, const std::string& file) {
  YamlMap map(parse_yaml(text, file), file, "the directory");
  v1::Directory directory;
  directory.set_agency(map.text("agency"));
  directory.set_display_name(map.text("name"));
  directory.set_regulation(map.text("regulation"));
  directory.set_regional_head(map.text("regional_head"));
  directory.set_authority(map.text("authority"));
  directory.set_personnel_office(map.text("personnel_office"));
  for (auto& unit : map.maps("units", "a unit")) read_unit(std::move(unit), *directory.add_units());
  for (auto& official : map.maps("officials", "an official")) read_official(std::move(official), *directory.add_officials());
  if (map.has("mandates")) {
    for (auto& mandate : map.maps("mandates", "a mandate")) read_mandate(std::move(mandate), *directory.add_mandates());
  }
  for (const auto& one : map.texts_if_any("administrators")) directory.add_administrators(one);
  for (const auto& one : map.texts_if_any("auditors")) directory.add_auditors(one);
  map.finish();
  return directory;
}

}  // namespace penugasan::clients
