#include "clients/directory_file.h"

#include "clients/csv_directory.h"
#include "clients/yaml_reader.h"

namespace penugasan::clients {
namespace {

const Said kDirectory("the directory", "direktori");

void read_term(YamlMap map, v1::Term& term) {
  map.allow_only({"official", "valid_from", "valid_to"});
  term.set_official(map.text("official"));
  if (map.has("valid_from")) term.set_valid_from(map.day("valid_from"));
  if (map.has("valid_to")) term.set_valid_to(map.day("valid_to"));
  map.finish();
}

// The undated holder, or the terms.
std::string read_post(YamlMap& map, const std::string& key, google::protobuf::RepeatedPtrField<v1::Term>* terms) {
  if (!map.is_list(key)) return map.text_or_null(key);
  for (auto& term : map.maps(key, {"a holder", "pemegang jabatan"})) read_term(std::move(term), *terms->Add());
  return {};
}

void read_unit(YamlMap map, v1::Unit& unit) {
  map.allow_only({"id", "name", "kind", "head", "parent"});
  unit.set_id(map.text("id"));
  unit.set_display_name(map.text("name"));
  unit.set_kind(map.text("kind"));
  unit.set_head(read_post(map, "head", unit.mutable_head_terms()));
  unit.set_parent(map.text_if_any("parent"));
  map.finish();
}

void read_official(YamlMap map, v1::Official& official) {
  map.allow_only({"id", "nip", "name", "rank", "title", "unit", "appraiser", "competencies"});
  official.set_id(map.text("id"));
  // Both empty: the person's data was erased.
  official.set_nip(map.quoted_text("nip"));
  official.set_display_name(map.text_or_empty("name"));
  official.set_rank(map.text("rank"));
  official.set_title(map.text("title"));
  official.set_unit(map.text("unit"));
  official.set_appraiser(map.text_if_any("appraiser"));
  for (const auto& competency : map.texts_if_any("competencies")) official.add_competencies(competency);
  map.finish();
}

void read_letter(YamlMap map, v1::MandateLetter& letter) {
  map.allow_only({"number", "date"});
  letter.set_number(map.text("number"));
  letter.set_date(map.day("date"));
  map.finish();
}

void read_mandate(YamlMap map, v1::Mandate& mandate) {
  map.allow_only({"kind", "from", "unit", "to", "valid_from", "valid_to", "letter"});
  mandate.set_kind(map.word("kind", {"plh", "plt", "mandat", "ub"}));
  // A Plt stands in a vacant post, so there is nobody whom it is from.
  if (mandate.kind() == "plt") {
    mandate.set_unit(map.text("unit"));
  } else {
    mandate.set_from(map.text("from"));
  }
  mandate.set_to(map.text("to"));
  mandate.set_valid_from(map.day("valid_from"));
  mandate.set_valid_to(map.day("valid_to"));
  if (map.has("letter")) read_letter(map.map("letter", {"the letter", "surat"}), *mandate.mutable_letter());
  map.finish();
}

// Reads one directory and remembers where everything stood.
class Reader {
 public:
  Reader(const std::string& text, const std::string& file) : map_(parse_yaml(text, file), file, kDirectory) {}

  DirectoryFile read() {
    auto& directory = found_.directory;
    map_.allow_only({"agency", "name", "regulation", "regional_head", "authority", "personnel_office", "units", "officials",
                     "mandates", "administrators", "auditors"});
    directory.set_agency(map_.text("agency"));
    directory.set_display_name(map_.text("name"));
    directory.set_regulation(map_.text("regulation"));
    directory.set_regional_head(map_.text("regional_head"));
    directory.set_authority(read_post(map_, "authority", directory.mutable_authority_terms()));
    directory.set_personnel_office(map_.text("personnel_office"));
    list("units", {"a unit", "unit"}, [&](YamlMap map) { read_unit(std::move(map), *directory.add_units()); });
    list("officials", {"an official", "pejabat"},
         [&](YamlMap map) { read_official(std::move(map), *directory.add_officials()); });
    if (map_.has("mandates")) {
      list("mandates", {"a mandate", "mandat"}, [&](YamlMap map) { read_mandate(std::move(map), *directory.add_mandates()); });
    }
    for (const auto& one : map_.texts_if_any("administrators")) directory.add_administrators(one);
    for (const auto& one : map_.texts_if_any("auditors")) directory.add_auditors(one);
    map_.finish();
    note_directory(map_, found_.places);
    return std::move(found_);
  }

 private:
  // A list, or the name of a CSV file that holds it.
  template <class Read>
  void list(const std::string& key, const Said& what, Read read) {
    const bool in_csv = map_.has(key) && !map_.is_list(key);
    auto items = in_csv ? read_csv_list(std::filesystem::path(map_.file()).parent_path() / map_.text(key), key, what)
                        : map_.maps(key, what);
    int index = 0;
    for (auto& item : items) {
      note_element(key + "[" + std::to_string(index++) + "]", item, found_.places);
      read(std::move(item));
    }
  }

  YamlMap map_;
  DirectoryFile found_;
};

}  // namespace

DirectoryFile read_directory_file(const std::filesystem::path& path) {
  return Reader(read_text_file(path, kMaxDirectoryBytes), path.string()).read();
}

v1::Directory read_directory(const std::filesystem::path& path) { return read_directory_file(path).directory; }

v1::Directory parse_directory(const std::string& text, const std::string& file) { return Reader(text, file).read().directory; }

}  // namespace penugasan::clients
