// Names for ids: who is "jambi/kabid-litbang"? Asked of the directory once a run; an id whose name cannot be had is shown as it
// is.
#pragma once

#include <functional>
#include <map>
#include <string>

#include <google/protobuf/repeated_ptr_field.h>

namespace penugasan::cli {

class People {
 public:
  /// Gives the display name for "agencies/jambi/officials/kabid-litbang"; empty where there is none. Must not throw.
  using Lookup = std::function<std::string(const std::string& name)>;
  explicit People(Lookup lookup) : lookup_(std::move(lookup)) {}

  /// "Tri Puspita (jambi/kabid-litbang)"
  std::string full(const std::string& name);
  /// "Tri Puspita", or the short form where the name is not known.
  std::string brief(const std::string& name);
  /// Several, joined by ", ".
  std::string full(const google::protobuf::RepeatedPtrField<std::string>& names);
  std::string brief(const google::protobuf::RepeatedPtrField<std::string>& names);

 private:
  const std::string& display_name(const std::string& name);

  Lookup lookup_;
  std::map<std::string, std::string> known_;
};

}  // namespace penugasan::cli
