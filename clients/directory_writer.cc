#include "clients/directory_writer.h"

#include <yaml-cpp/yaml.h>

namespace penugasan::clients {
namespace {

using Terms = google::protobuf::RepeatedPtrField<v1::Term>;
using Texts = google::protobuf::RepeatedPtrField<std::string>;

void put_always(YAML::Emitter& out, const char* key, const std::string& value) {
  out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value;
}

void put(YAML::Emitter& out, const char* key, const std::string& value) {
  if (!value.empty()) put_always(out, key, value);
}

void put(YAML::Emitter& out, const char* key, const Texts& values) {
  if (values.empty()) return;
  out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
  for (const auto& value : values) out << YAML::DoubleQuoted << value;
  out << YAML::EndSeq;
}

void put_post(YAML::Emitter& out, const char* key, const std::string& holder, const Terms& terms) {
  if (terms.empty()) {
    if (holder.empty()) {
      out << YAML::Key << key << YAML::Value << YAML::Null;
    } else {
      put(out, key, holder);
    }
    return;
  }
  out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
  for (const auto& term : terms) {
    out << YAML::Flow << YAML::BeginMap;
    put(out, "official", term.official());
    put(out, "valid_from", term.valid_from());
    put(out, "valid_to", term.valid_to());
    out << YAML::EndMap;
  }
  out << YAML::EndSeq;
}

void put_unit(YAML::Emitter& out, const v1::Unit& unit) {
  put(out, "id", unit.id());
  put(out, "name", unit.display_name());
  put(out, "kind", unit.kind());
  put(out, "parent", unit.parent());
  put_post(out, "head", unit.head(), unit.head_terms());
}

void put_official(YAML::Emitter& out, const v1::Official& official) {
  put(out, "id", official.id());
  put_always(out, "nip", official.nip());
  put_always(out, "name", official.display_name());
  put(out, "rank", official.rank());
  put(out, "title", official.title());
  put(out, "unit", official.unit());
  put(out, "appraiser", official.appraiser());
  put(out, "competencies", official.competencies());
}

void put_mandate(YAML::Emitter& out, const v1::Mandate& mandate) {
  put(out, "kind", mandate.kind());
  put(out, "from", mandate.from());
  put(out, "unit", mandate.unit());
  put(out, "to", mandate.to());
  put(out, "valid_from", mandate.valid_from());
  put(out, "valid_to", mandate.valid_to());
  if (!mandate.has_letter()) return;
  out << YAML::Key << "letter" << YAML::Value << YAML::Flow << YAML::BeginMap;
  put(out, "number", mandate.letter().number());
  put(out, "date", mandate.letter().date());
  out << YAML::EndMap;
}

template <class Elements, class Put>
void put_list(YAML::Emitter& out, const char* key, const Elements& elements, Put put_one) {
  out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
  for (const auto& element : elements) {
    out << YAML::Flow << YAML::BeginMap;
    put_one(out, element);
    out << YAML::EndMap;
  }
  out << YAML::EndSeq;
}

void put_lists(YAML::Emitter& out, const v1::Directory& directory, Lists lists) {
  if (lists == Lists::in_csv) {
    put(out, "units", kUnitsFile);
    put(out, "officials", kOfficialsFile);
    if (!directory.mandates().empty()) put(out, "mandates", kMandatesFile);
    return;
  }
  put_list(out, "units", directory.units(), put_unit);
  put_list(out, "officials", directory.officials(), put_official);
  if (!directory.mandates().empty()) put_list(out, "mandates", directory.mandates(), put_mandate);
}

}  // namespace

std::string directory_yaml(const v1::Directory& directory, Lists lists) {
  YAML::Emitter out;
  out.SetMapFormat(YAML::Block);
  out << YAML::BeginMap;
  put(out, "agency", directory.agency());
  put(out, "name", directory.display_name());
  put(out, "regulation", directory.regulation());
  put(out, "regional_head", directory.regional_head());
  put_post(out, "authority", directory.authority(), directory.authority_terms());
  put(out, "personnel_office", directory.personnel_office());
  put_lists(out, directory, lists);
  put(out, "administrators", directory.administrators());
  put(out, "auditors", directory.auditors());
  out << YAML::EndMap;
  return std::string(out.c_str()) + "\n";
}

}  // namespace penugasan::clients
