#include "server/input/fields.h"

#include "server/input/limits.h"
#include "server/input/names.h"
#include "workflow/text.h"

namespace penugasan::server {

namespace {

constexpr std::string_view kAgencyForm = "agencies/{agency}";
constexpr std::string_view kUnitForm = "agencies/{agency}/units/{unit}";
constexpr std::string_view kOfficialForm = "agencies/{agency}/officials/{official}";
constexpr std::string_view kRequestForm = "agencies/{agency}/assignmentRequests/{number}";
constexpr std::string_view kAnnouncementForm = "agencies/{agency}/announcements/{number}";
constexpr std::string_view kRegulationForm = "regulations/{regulation}";

std::string element(std::string_view field, std::size_t index) {
  return std::string(field).append("[").append(std::to_string(index)).append("]");
}

}  // namespace

void Fields::add(std::string_view field, std::string_view what, std::string detail) {
  if (faults_.size() < limits::kFaults) faults_.push_back({std::string(field), std::string(what), std::move(detail)});
}

void Fields::text(std::string_view field, std::string_view value, Lines lines, std::size_t limit) {
  if (const auto fault = fault_of(value, lines, limit)) add(field, fault->what, fault->detail);
}

void Fields::texts(std::string_view field, const std::vector<std::string>& values, std::size_t count, std::size_t limit) {
  if (values.size() > count) return add(field, "too_many", std::to_string(count));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (workflow::is_blank(values[i])) {
      add(element(field, i), "blank");
    } else {
      text(element(field, i), values[i], Lines::one, limit);
    }
  }
}

template <class Value, class Parse>
Value Fields::name(std::string_view field, std::string_view value, Needed needed, std::string_view form, Parse parse) {
  if (value.empty()) {
    if (needed == Needed::yes) add(field, "missing");
    return {};
  }
  auto parsed = parse(value);
  if (!parsed) {
    add(field, "not_a_name", std::string(form));
    return {};
  }
  return *std::move(parsed);
}

workflow::UnitId Fields::unit(std::string_view field, std::string_view value, Needed needed) {
  return name<workflow::UnitId>(field, value, needed, kUnitForm, parse_unit_name);
}

workflow::OfficialId Fields::official(std::string_view field, std::string_view value, Needed needed) {
  return name<workflow::OfficialId>(field, value, needed, kOfficialForm, parse_official_name);
}

std::string Fields::agency(std::string_view field, std::string_view value) {
  return name<std::string>(field, value, Needed::yes, kAgencyForm, parse_agency_name);
}

workflow::RequestId Fields::request(std::string_view field, std::string_view value, Needed needed) {
  return name<workflow::RequestId>(field, value, needed, kRequestForm, parse_request_name);
}

workflow::AnnouncementId Fields::announcement(std::string_view field, std::string_view value, Needed needed) {
  return name<workflow::AnnouncementId>(field, value, needed, kAnnouncementForm, parse_announcement_name);
}

std::string Fields::regulation(std::string_view field, std::string_view value) {
  return name<std::string>(field, value, Needed::yes, kRegulationForm, parse_regulation_name);
}

std::optional<workflow::Date> Fields::date(std::string_view field, std::string_view value, Needed needed) {
  if (value.empty()) {
    if (needed == Needed::yes) add(field, "missing");
    return std::nullopt;
  }
  const auto day = workflow::parse_date(value);
  if (!day) add(field, "not_a_date");
  return day;
}

std::string Fields::request_id(std::string_view field, std::string_view value) {
  if (value.empty()) return {};
  auto uuid = parse_uuid(value);
  if (!uuid) add(field, "not_a_uuid");
  return uuid.value_or("");
}

std::string Fields::dashed_id(std::string_view field, std::string_view value, Needed needed) {
  if (value.empty()) {
    if (needed == Needed::yes) add(field, "missing");
    return {};
  }
  if (is_dashed_id(value)) return std::string(value);
  add(field, "not_a_dashed_id");
  return {};
}

int Fields::page_size(std::string_view field, std::int32_t value) {
  if (value < 0) add(field, "negative");
  if (value <= 0) return limits::kDefaultPage;
  return value > limits::kLargestPage ? limits::kLargestPage : value;
}

void Fields::number(std::string_view field, std::int64_t value, std::int64_t least, std::int64_t most) {
  if (value < least || value > most) add(field, "out_of_range", std::to_string(least) + "-" + std::to_string(most));
}

std::optional<EdgeError> Fields::error(EdgeReason reason) const {
  if (ok()) return std::nullopt;
  return EdgeError{reason, {}, faults_};
}

}  // namespace penugasan::server
