#include "workflow/visibility.h"

#include "workflow/route.h"

namespace penugasan::workflow {

namespace {

bool took_part(const Request& request, const OfficialId& official) {
  return request.filer == official || contains(request.named, official) || contains(request.acted, official) ||
         contains(request.told, official);
}

bool audits(const Request& request, const OfficialId& official, const Organisation& organisation) {
  for (const auto id : agencies_of(request)) {
    const auto* agency = organisation.agency(id);
    if (agency != nullptr && contains(agency->auditors, official)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> agencies_of(const Request& request) {
  std::vector<std::string_view> agencies = {request.id.agency};
  if (const auto source = request.filing.source.agency(); !source.empty() && source != request.id.agency) {
    agencies.push_back(source);
  }
  return agencies;
}

bool may_see(const Request& request, const Regulation& regulation, const OfficialId& official, const Organisation& organisation,
             Date day) {
  if (took_part(request, official) || audits(request, official, organisation)) return true;
  const Flow* flow = regulation.flow(request.filing.mode, request.filing.scope);
  if (flow == nullptr) return false;
  auto offices = flow->filing.by;
  for (const auto& step : flow->steps) {
    for (const Office office : step.offices) add_once(offices, office);
  }
  add_once(offices, Office::owner_head);
  add_once(offices, Office::source_head);
  for (const auto& seat : seats_of(offices, request, organisation)) {
    if (organisation.holder(seat, official, day)) return true;
  }
  return false;
}

}  // namespace penugasan::workflow
