#include "server/api/regulations_api.h"

#include "server/api/common.h"
#include "server/api/present.h"
#include "server/input/names.h"
#include "workflow/loader/loader.h"

namespace penugasan::server {

namespace {

v1::Flow to_proto(const workflow::Flow& flow) {
  v1::Flow message;
  message.set_mode(server::to_proto(flow.mode));
  message.set_scope(server::to_proto(flow.scope));
  message.set_availability(static_cast<v1::Flow::Availability>(static_cast<int>(flow.availability) + 1));
  *message.mutable_basis() = server::to_proto(flow.basis);
  return message;
}

v1::Regulation to_proto(const workflow::Regulation& regulation) {
  v1::Regulation message;
  message.set_name(regulation_name(regulation.id));
  message.set_title(regulation.title);
  message.set_short_title(regulation.short_title);
  message.set_in_force_from(workflow::format_date(regulation.in_force_from));
  message.set_version(regulation.version);
  for (const auto& flow : regulation.flows) *message.add_flows() = to_proto(flow);
  for (const auto& overlay : regulation.overlays) message.add_overlays(overlay);
  return message;
}

// A flow that the data does not name counts as not provided; that nothing is said is no article.
v1::Flow unnamed_flow(v1::Mode mode, v1::Scope scope) {
  v1::Flow message;
  message.set_mode(mode);
  message.set_scope(scope);
  message.set_availability(v1::Flow::AVAILABILITY_NOT_PROVIDED);
  *message.mutable_basis() = server::to_proto(workflow::house());
  return message;
}

// The rule as data: no unit, no person, nothing to resolve.
workflow::PreviewStep bare(const workflow::Step* step) {
  workflow::PreviewStep shown;
  shown.step = step;
  return shown;
}

void add_letters(const std::vector<workflow::LetterRule>& rules, const workflow::Regulation& regulation,
                 std::vector<workflow::PreviewLetter>& letters) {
  for (const auto& rule : rules) {
    const auto kind = regulation.letters.find(rule.kind);
    letters.push_back({&rule, kind == regulation.letters.end() ? rule.kind : kind->second.title, {}, {}, {}});
  }
}

}  // namespace

EdgeResult<std::shared_ptr<const workflow::Regulation>> RegulationsApi::find(const std::string& name,
                                                                             const std::string& version) const {
  Fields fields;
  const std::string id = fields.regulation("name", name);
  if (auto error = fields.error()) return std::move(*error);
  const auto world = app_.world.get();
  auto found =
      version.empty() ? world->regulations.in_force(id, today_of(app_.clock.now())) : world->regulations.version(version);
  if (!found || found->id != id) return not_found(version.empty() ? name : name + " (" + version + ")");
  return found;
}

Outcome<v1::ListRegulationsResponse> RegulationsApi::list(const Caller& caller, const v1::ListRegulationsRequest& call) const {
  const auto query = digest_of_query({caller.key(), "regulations"});
  auto page = page_of(call.page_size(), call.page_token(), PageKind::regulations, query);
  if (auto* error = std::get_if<EdgeError>(&page)) return std::move(*error);
  const auto& all = app_.world.get()->regulations.all();
  const auto first = static_cast<std::size_t>(number_or(std::get<Page>(page).position, 0));
  const std::size_t last = std::min(all.size(), first + static_cast<std::size_t>(std::get<Page>(page).size));
  v1::ListRegulationsResponse answer;
  for (std::size_t i = first; i < last; ++i) *answer.add_regulations() = to_proto(*all[i]);
  if (last < all.size()) answer.set_next_page_token(encode_page_token(PageKind::regulations, {{last}, {}}, query));
  return answer;
}

Outcome<v1::Regulation> RegulationsApi::get(const Caller& /*caller*/, const v1::GetRegulationRequest& call) const {
  auto found = find(call.name(), call.version());
  if (auto* error = std::get_if<EdgeError>(&found)) return std::move(*error);
  const auto& regulation = *std::get<std::shared_ptr<const workflow::Regulation>>(found);
  auto message = to_proto(regulation);
  message.set_source(regulation.source);
  return message;
}

Outcome<v1::GetRegulationRouteResponse> RegulationsApi::route(const Caller& caller,
                                                              const v1::GetRegulationRouteRequest& call) const {
  Fields fields;
  if (!v1::Mode_IsValid(call.mode()) || call.mode() == v1::MODE_UNSPECIFIED) fields.add("mode", "missing");
  if (!v1::Scope_IsValid(call.scope()) || call.scope() == v1::SCOPE_UNSPECIFIED) fields.add("scope", "missing");
  if (auto error = fields.error()) return std::move(*error);
  auto found = find(call.name(), call.version());
  if (auto* error = std::get_if<EdgeError>(&found)) return std::move(*error);
  const auto& regulation = *std::get<std::shared_ptr<const workflow::Regulation>>(found);
  const auto* flow =
      regulation.flow(static_cast<workflow::Mode>(call.mode() - 1), static_cast<workflow::Scope>(call.scope() - 1));
  v1::GetRegulationRouteResponse answer;
  *answer.mutable_flow() = flow == nullptr ? unnamed_flow(call.mode(), call.scope()) : to_proto(*flow);
  if (flow == nullptr || flow->availability != workflow::Flow::Availability::provided) return answer;
  auto filing = bare(nullptr);
  add_letters(flow->filing.letters, regulation, filing.letters);
  *answer.add_steps() = server::to_proto(filing, *flow, caller.language);
  for (const auto& step : flow->steps) {
    auto shown = bare(&step);
    add_letters(step.letters, regulation, shown.letters);
    if (step.refusal) add_letters(step.refusal->letters, regulation, shown.refusal_letters);
    *answer.add_steps() = server::to_proto(shown, *flow, caller.language);
  }
  answer.set_dot(workflow::draw_flow(regulation, *flow));
  return answer;
}

}  // namespace penugasan::server
