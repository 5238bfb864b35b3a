#include "server/api/present.h"
#include "server/api/present_parts.h"
#include "server/errors/messages.h"

namespace penugasan::server {

namespace {

void add_letters(const std::vector<workflow::PreviewLetter>& letters, google::protobuf::RepeatedPtrField<v1::RouteLetter>* out) {
  for (const auto& one : letters) {
    auto* letter = out->Add();
    letter->set_kind(one.rule->kind);
    letter->set_title(one.title);
    add_names(one.from, letter->mutable_from());
    add_names(one.to, letter->mutable_to());
    add_names(one.cc, letter->mutable_cc());
    for (const auto office : one.rule->to) letter->add_to_offices(std::string(name_of(office)));
    for (const auto office : one.rule->cc) letter->add_cc_offices(std::string(name_of(office)));
    *letter->mutable_basis() = to_proto(one.rule->basis);
  }
}

void present_step_rule(const workflow::Step& rule, Language language, v1::RouteStep* step) {
  step->set_step(rule.id);
  step->set_title(title_in(language, rule.title, rule.title_en));
  for (const auto office : rule.offices) step->add_offices(std::string(name_of(office)));
  step->set_wait_for(wait_for(rule.wait_all));
  set_options(rule, step->mutable_options());
  step->set_names_people(rule.names_people);
  if (rule.refusal && rule.refusal->reason_required) {
    step->set_reason_required(true);
    *step->mutable_reason_basis() = to_proto(rule.refusal->reason_basis);
  }
  *step->mutable_basis() = to_proto(rule.basis);
}

void present_filing_rule(const workflow::FilingRule& rule, Language language, v1::RouteStep* step) {
  step->set_step("filing");
  step->set_title(title_in(language, rule.title, rule.title_en));
  for (const auto office : rule.by) step->add_offices(std::string(name_of(office)));
  step->set_wait_for(v1::OpenStep::WAIT_FOR_ANY);
  *step->mutable_basis() = to_proto(rule.basis);
}

}  // namespace

v1::RouteStep to_proto(const workflow::PreviewStep& step, const workflow::Flow& flow, Language language) {
  v1::RouteStep message;
  if (step.step != nullptr) {
    present_step_rule(*step.step, language, &message);
  } else {
    present_filing_rule(flow.filing, language, &message);
  }
  for (const auto& holder : step.holders) message.add_holders(resource_name(holder.official));
  message.set_vacant(step.vacant);
  message.set_satisfied_by_same_act(step.same_person);
  message.set_progress(shifted<v1::RouteStep::Progress>(step.progress));
  add_letters(step.letters, message.mutable_letters_on_approval());
  add_letters(step.refusal_letters, message.mutable_letters_on_refusal());
  return message;
}

v1::Warning to_proto(const workflow::Warning& warning, const std::string& regulation, Language language) {
  v1::Warning message;
  message.set_reason(warning.reason);
  message.set_message(warning_sentence(warning.reason, warning.basis, regulation, language));
  *message.mutable_basis() = to_proto(warning.basis);
  return message;
}

}  // namespace penugasan::server
