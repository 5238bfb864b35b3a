// Checks the fields of one request message and gathers every fault, so that a caller is told all of them at once.
//
//   Fields fields;
//   const auto owner = fields.unit("assignment_request.owner_unit", message.owner_unit(), Needed::yes);
//   fields.text("assignment_request.purpose", message.purpose(), Lines::many, limits::kPurpose);
//   if (auto error = fields.error()) return status_of(*error, language);
//
// A field that is at fault comes back empty. Not thread-safe; one per call.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/errors/edge_error.h"
#include "server/input/text.h"
#include "workflow/calendar.h"
#include "workflow/ids.h"

namespace penugasan::server {

enum class Needed : unsigned char { no, yes };

class Fields {
 public:
  /// Says only whether the text may be stored; whether it may be blank is the domain's to say.
  void text(std::string_view field, std::string_view value, Lines lines, std::size_t limit);
  /// Each text on one line and not blank; at most `count`.
  void texts(std::string_view field, const std::vector<std::string>& values, std::size_t count, std::size_t limit);
  workflow::UnitId unit(std::string_view field, std::string_view value, Needed needed);
  workflow::OfficialId official(std::string_view field, std::string_view value, Needed needed);
  std::string agency(std::string_view field, std::string_view value);
  workflow::RequestId request(std::string_view field, std::string_view value, Needed needed);
  workflow::AnnouncementId announcement(std::string_view field, std::string_view value, Needed needed);
  std::string regulation(std::string_view field, std::string_view value);
  /// An ISO day; empty text gives nothing and is a fault only where needed.
  std::optional<workflow::Date> date(std::string_view field, std::string_view value, Needed needed);
  /// A UUID in lower case, or empty.
  std::string request_id(std::string_view field, std::string_view value);
  /// 1 to 63 of [a-z0-9-]; empty text is a fault only where needed.
  std::string dashed_id(std::string_view field, std::string_view value, Needed needed);
  /// 0 means the default, more than the largest page is cut; a negative one is a fault.
  int page_size(std::string_view field, std::int32_t value);
  void number(std::string_view field, std::int64_t value, std::int64_t least, std::int64_t most);
  void add(std::string_view field, std::string_view what, std::string detail = {});

  bool ok() const { return faults_.empty(); }
  /// INVALID_FIELD with every fault; nothing where there is none.
  std::optional<EdgeError> error(EdgeReason reason = EdgeReason::invalid_field) const;

 private:
  template <class Value, class Parse>
  Value name(std::string_view field, std::string_view value, Needed needed, std::string_view form, Parse parse);

  std::vector<EdgeFault> faults_;
};

}  // namespace penugasan::server
