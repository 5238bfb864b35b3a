#include "server/api/filing.h"

#include "server/api/common.h"
#include "server/input/fields.h"
#include "server/input/limits.h"

namespace penugasan::server {

namespace {

template <class Domain, class Wire>
Domain unshifted(Wire value) {
  return static_cast<Domain>(static_cast<int>(value) - 1);
}

void read_kinds(const v1::AssignmentRequest& message, workflow::File& file, Fields& fields) {
  if (message.mode() == v1::MODE_UNSPECIFIED) fields.add("assignment_request.mode", "missing");
  if (!v1::Mode_IsValid(message.mode())) fields.add("assignment_request.mode", "unknown");
  if (message.form() == v1::FORM_UNSPECIFIED) fields.add("assignment_request.form", "missing");
  if (!v1::Form_IsValid(message.form())) fields.add("assignment_request.form", "unknown");
  if (!v1::Scope_IsValid(message.scope())) fields.add("assignment_request.scope", "unknown");
  file.filing.mode = unshifted<workflow::Mode>(message.mode());
  file.filing.form = unshifted<workflow::Form>(message.form());
  if (message.scope() != v1::SCOPE_UNSPECIFIED) file.stated_scope = unshifted<workflow::Scope>(message.scope());
  fields.text("assignment_request.team_kind", message.team_kind(), Lines::one, limits::kTeamKind);
  file.filing.team_kind = message.team_kind();
}

void read_places(const v1::AssignmentRequest& message, workflow::Filing& filing, Fields& fields) {
  filing.owner = fields.unit("assignment_request.owner_unit", message.owner_unit(), Needed::yes);
  filing.source = fields.unit("assignment_request.source_unit", message.source_unit(), Needed::no);
  filing.call = fields.announcement("assignment_request.call", message.call(), Needed::no);
  filing.answers = fields.request("assignment_request.answers", message.answers(), Needed::no);
}

void read_letter(const v1::AssignmentRequest& message, workflow::Filing& filing, Fields& fields) {
  fields.text("assignment_request.purpose", message.purpose(), Lines::many, limits::kPurpose);
  fields.text("assignment_request.expectation", message.expectation(), Lines::many, limits::kExpectation);
  filing.competencies = strings(message.competencies());
  fields.texts("assignment_request.competencies", filing.competencies, limits::kCompetencies, limits::kCompetency);
  filing.purpose = message.purpose();
  filing.expectation = message.expectation();
  const auto from = fields.date("assignment_request.period.from", message.period().from(), Needed::no);
  const auto to = fields.date("assignment_request.period.to", message.period().to(), Needed::no);
  if (from) filing.period.from = *from;
  if (to) filing.period.to = *to;
  fields.number("assignment_request.headcount", message.headcount(), 0, limits::kHeadcount);
  filing.headcount = message.headcount();
}

}  // namespace

EdgeResult<workflow::File> to_filing(const std::string& parent, const v1::AssignmentRequest& message) {
  Fields fields;
  workflow::File file;
  const std::string agency = fields.agency("parent", parent);
  read_kinds(message, file, fields);
  read_places(message, file.filing, fields);
  file.filing.officials = officials_of(fields, "assignment_request.officials", message.officials());
  read_letter(message, file.filing, fields);
  if (!agency.empty() && !file.filing.owner.empty() && file.filing.owner.agency() != agency) {
    fields.add("assignment_request.owner_unit", "other_agency", agency);
  }
  if (auto error = fields.error()) return std::move(*error);
  return file;
}

}  // namespace penugasan::server
