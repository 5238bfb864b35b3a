#include <algorithm>

#include "workflow/loader/checks.h"

namespace penugasan::workflow {
namespace {

bool has(const std::vector<Office>& offices, Office office) {
  return std::find(offices.begin(), offices.end(), office) != offices.end();
}

bool judges(const Step& step) { return step.act == StepAct::decide || step.act == StepAct::recommend; }

void check_volunteer(const FlowSubject& flow, const YamlNode& file) {
  const auto& filing = flow.flow.filing;
  if (filing.by != std::vector{Office::assignees}) {
    flow.fault(file.line_of("by"), "a voluntary application is filed by the volunteer: `by: [assignees]`");
  }
  if (!filing.names_required) flow.fault(file.line_of("people"), "a volunteer names themself: `people: required`");
}

void check_signer_list(const FlowSubject& flow, const std::vector<LetterRule>& letters, const YamlNode& node,
                       const std::string& why) {
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (letters[at].from_filer) flow.fault(node.at("letters").at(at).line_of("from"), "`from: filer` " + why);
  }
}

}  // namespace

void check_filers(const FlowSubject& flow) {
  const auto& filing = flow.flow.filing;
  const auto& file = flow.place.node->at("file");
  if (flow.flow.mode == Mode::pengajuan_sukarela) return check_volunteer(flow, file);
  for (const auto office : {Office::assignees, Office::filer}) {
    if (!has(filing.by, office)) continue;
    flow.fault(file.line_of("by"),
               "an appointment is filed by an office of owner or source, not by `" + std::string(name_of(office)) + "`");
  }
  if (filing.names_required) return;
  if (flow.flow.scope == Scope::dalam_unit) {
    flow.fault(file.line_of("people"), "within a unit the filing names the people: `people: required`");
  }
  if (filing.by == std::vector{Office::appraisers}) {
    flow.fault(file.line_of("by"), "while nobody is named there are no appraisers to file: `people: required`, or add an office");
  }
}

void check_call(const FlowSubject& flow) {
  if (flow.flow.mode == Mode::pengajuan_sukarela || flow.flow.filing.call == CallNeed::none) return;
  flow.fault(flow.place.node->at("file").line_of("needs"), "only a voluntary application answers a call: leave `needs` out");
}

void check_own_case(const FlowSubject& flow) {
  for (std::size_t at = 0; at < flow.flow.steps.size(); ++at) {
    const auto& step = flow.flow.steps[at];
    if (!judges(step)) continue;
    const int line = flow.step(at).line_of("office");
    if (has(step.offices, Office::filer) || has(step.offices, Office::assignees)) {
      flow.fault(line, "at step `" + step.id + "` somebody would decide on their own case: `" +
                           (has(step.offices, Office::filer) ? "filer" : "assignees") + "` may not decide or recommend");
    } else if (flow.flow.scope == Scope::dalam_unit && step.offices.size() == 1 && step.offices == flow.flow.filing.by) {
      // Where others may file too, the office has something to decide (doc/regulation-format.md says where that is so).
      flow.fault(line, "at step `" + step.id + "` somebody would decide on their own case: only `" +
                           std::string(name_of(step.offices.front())) + "` files, and the same office decides");
    }
  }
}

void check_acknowledgement(const FlowSubject& flow) {
  const auto& steps = flow.flow.steps;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    if (steps[at].act != StepAct::acknowledge) continue;
    const auto& node = flow.step(at);
    if (steps[at].offices != std::vector{Office::assignees}) {
      flow.fault(node.line_of("office"), "only those who are assigned acknowledge: `office: [assignees]`");
    }
    if (!steps[at].wait_all) flow.fault(node.line_of("wait"), "every assignee acknowledges: `wait: all`");
    if (at + 1 < steps.size()) {
      flow.fault(node.line_of("act"), "the acknowledgement ends the route: no step may stand after `" + steps[at].id + "`");
    }
  }
}

void check_naming_steps(const FlowSubject& flow) {
  for (std::size_t at = 0; at < flow.flow.steps.size(); ++at) {
    const auto& step = flow.flow.steps[at];
    if (!step.names_people) continue;
    const int line = flow.step(at).line_of("names_people");
    if (flow.flow.mode == Mode::pengajuan_sukarela) {
      flow.fault(line, "a volunteer cannot be replaced: no step of a voluntary flow names people");
    } else if (flow.flow.scope == Scope::dalam_unit) {
      flow.fault(line, "within a unit the filing names the people: no step does");
    } else if (step.act != StepAct::decide && step.act != StepAct::complete) {
      flow.fault(line, "only a step that decides or completes can name people");
    } else if (has(step.offices, Office::assignees)) {
      flow.fault(line, "those who are assigned cannot name themselves: give the step to another office");
    }
  }
}

void check_signers(const FlowSubject& flow) {
  check_signer_list(flow, flow.flow.filing.letters, flow.place.node->at("file"),
                    "is needless at the filing, which the filer signs");
  for (std::size_t at = 0; at < flow.flow.steps.size(); ++at) {
    const auto& step = flow.flow.steps[at];
    if (step.refusal) {
      check_signer_list(flow, step.refusal->letters, flow.step(at).at("reject"),
                        "makes no sense in a refusal: whoever refuses signs");
    }
    if (step.offices == std::vector{Office::filer}) {
      const auto& outcome = flow.step(at).at(step.act == StepAct::complete ? "complete" : "approve");
      check_signer_list(flow, step.letters, outcome, "is needless where the filer acts");
    }
  }
}

}  // namespace penugasan::workflow
