#include "clients/directory_references.h"

#include <string_view>
#include <unordered_set>

namespace penugasan::clients {
namespace {

// A Plt of `unit: authority` is one of the agency's authority.
constexpr std::string_view kAuthorityUnit = "authority";

std::string element(const char* list, int index) { return std::string("directory.") + list + "[" + std::to_string(index) + "]"; }

class Finder {
 public:
  explicit Finder(const v1::Directory& directory) : directory_(directory) {
    for (const auto& unit : directory.units()) units_.insert(unit.id());
    for (const auto& official : directory.officials()) officials_.insert(official.id());
  }

  std::vector<UnknownReference> find() {
    post("directory.authority", directory_.authority(), directory_.authority_terms());
    unit("directory.personnel_office", directory_.personnel_office());
    for (int i = 0; i < directory_.units_size(); ++i) of_unit(element("units", i), directory_.units(i));
    for (int i = 0; i < directory_.officials_size(); ++i) of_official(element("officials", i), directory_.officials(i));
    for (int i = 0; i < directory_.mandates_size(); ++i) of_mandate(element("mandates", i), directory_.mandates(i));
    role("administrators", directory_.administrators());
    role("auditors", directory_.auditors());
    return std::move(found_);
  }

 private:
  void unit(const std::string& field, const std::string& id) {
    if (!id.empty() && !units_.contains(id)) found_.push_back({field, id, true});
  }

  void official(const std::string& field, const std::string& id) {
    if (!id.empty() && !officials_.contains(id)) found_.push_back({field, id, false});
  }

  void post(const std::string& field, const std::string& holder, const google::protobuf::RepeatedPtrField<v1::Term>& terms) {
    if (terms.empty()) return official(field, holder);
    for (int i = 0; i < terms.size(); ++i) {
      official(field + "_terms[" + std::to_string(i) + "].official", terms[i].official());
    }
  }

  void of_unit(const std::string& at, const v1::Unit& one) {
    unit(at + ".parent", one.parent());
    post(at + ".head", one.head(), one.head_terms());
  }

  void of_official(const std::string& at, const v1::Official& one) {
    unit(at + ".unit", one.unit());
    official(at + ".appraiser", one.appraiser());
  }

  void of_mandate(const std::string& at, const v1::Mandate& one) {
    if (one.unit() != kAuthorityUnit) unit(at + ".unit", one.unit());
    official(at + ".from", one.from());
    official(at + ".to", one.to());
  }

  void role(const char* list, const google::protobuf::RepeatedPtrField<std::string>& ids) {
    for (int i = 0; i < ids.size(); ++i) official(element(list, i), ids[i]);
  }

  const v1::Directory& directory_;
  std::unordered_set<std::string_view> units_;
  std::unordered_set<std::string_view> officials_;
  std::vector<UnknownReference> found_;
};

}  // namespace

std::vector<UnknownReference> unknown_references(const v1::Directory& directory) { return Finder(directory).find(); }

}  // namespace penugasan::clients
