#include "workflow/loader/read_flow.h"

#include "workflow/loader/read_parts.h"

namespace penugasan::workflow {
namespace {

const Words<StepAct>& step_acts() {
  static const Words<StepAct> words{{"decide", StepAct::decide},
                                    {"recommend", StepAct::recommend},
                                    {"complete", StepAct::complete},
                                    {"acknowledge", StepAct::acknowledge}};
  return words;
}

void read_requires(const YamlNode* node, const Reading& reading, FilingRule& filing) {
  if (!node) return;
  const Fields fields(node, reading, "`requires`", {"items", "basis", "words", "note"});
  filing.items = read_words<LetterItem>(fields.required("items"), reading);
  filing.items_basis = read_basis(fields, reading);
}

void read_needs(const YamlNode* node, const Reading& reading, FilingRule& filing) {
  if (!node) return;
  const Fields fields(node, reading, "`needs`", {"call", "basis", "words", "note"});
  const Words<CallNeed> calls{{"open_announcement", CallNeed::open_announcement},
                              {"incoming_request", CallNeed::incoming_request}};
  filing.call = read_word(fields.required("call"), reading, calls);
  filing.call_basis = read_basis(fields, reading);
}

FilingRule read_filing(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "`file`",
                      {"by", "title", "title_en", "people", "requires", "needs", "letters", "basis", "words", "note"});
  FilingRule filing;
  filing.by = read_words<Office>(fields.required("by"), reading);
  filing.title = read_text(fields.required("title"), reading);
  filing.title_en = read_text(fields.required("title_en"), reading);
  filing.names_required = read_word<bool>(fields.required("people"), reading, {{"required", true}, {"optional", false}});
  filing.basis = read_basis(fields, reading);
  read_requires(fields.optional("requires"), reading, filing);
  read_needs(fields.optional("needs"), reading, filing);
  filing.letters = read_letters(fields.optional("letters"), reading);
  return filing;
}

std::vector<LetterRule> read_outcome(const YamlNode* node, const Reading& reading, const std::string& what) {
  if (!node) return {};
  const Fields fields(node, reading, what, {"letters"});
  return read_letters(fields.required("letters"), reading);
}

Refusal read_refusal(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "`reject`", {"reason", "letters"});
  Refusal refusal;
  if (const auto* reason = fields.optional("reason")) {
    refusal.reason_required = true;
    refusal.reason_basis = read_basis_alone(reason, reading, "`reason`");
  }
  refusal.letters = read_letters(fields.required("letters"), reading);
  return refusal;
}

/// The blocks that say what follows from the act: which of them may stand depends on the act.
void read_outcomes(const Fields& fields, const Reading& reading, Step& step) {
  const bool judges = step.act == StepAct::decide || step.act == StepAct::recommend;
  const auto* approve = fields.optional("approve");
  const auto* complete = fields.optional("complete");
  const auto* reject = judges ? fields.required("reject") : fields.optional("reject");
  const auto refuse = [&](const YamlNode* block, const std::string& key, const std::string& why) {
    if (block) reading.fault(fields.node()->line_of(key), "`" + key + "` does not belong here: " + why);
  };
  if (!judges) refuse(approve, "approve", "only a step that decides or recommends is approved");
  if (step.act != StepAct::complete) refuse(complete, "complete", "only a step whose act is `complete` is completed");
  if (step.act == StepAct::acknowledge) refuse(reject, "reject", "a receipt cannot be refused");
  step.letters = read_outcome(judges ? approve : complete, reading, judges ? "`approve`" : "`complete`");
  if (reject) step.refusal = read_refusal(reject, reading);
}

Step read_step(const YamlNode* node, const Reading& reading) {
  const Fields fields(node, reading, "a step",
                      {"id", "title", "title_en", "office", "wait", "act", "when", "names_people", "approve", "complete",
                       "reject", "basis", "words", "note"});
  Step step;
  step.id = read_id(fields.required("id"), reading);
  step.title = read_text(fields.required("title"), reading);
  step.title_en = read_text(fields.required("title_en"), reading);
  step.offices = read_words<Office>(fields.required("office"), reading);
  if (const auto* wait = fields.optional("wait")) step.wait_all = read_word<bool>(wait, reading, {{"any", false}, {"all", true}});
  if (const auto* names = fields.optional("names_people")) step.names_people = read_flag(names, reading);
  step.when = read_condition(fields.optional("when"), reading);
  step.basis = read_basis(fields, reading);
  const auto before = reading.faults.size();
  step.act = read_word(fields.required("act"), reading, step_acts());
  if (fields.node() && reading.faults.size() == before) read_outcomes(fields, reading, step);
  return step;
}

/// `forbidden` and `not_provided` take the place of `file` and `steps`.
void read_refused_flow(const Fields& fields, const Reading& reading, bool in_overlay, Flow& flow) {
  const bool forbidden = fields.optional("forbidden") != nullptr;
  const std::string key = forbidden ? "forbidden" : "not_provided";
  flow.availability = forbidden ? Flow::Availability::forbidden : Flow::Availability::not_provided;
  flow.basis = read_basis_alone(fields.optional(key), reading, "`" + key + "`");
  const int line = fields.node()->line_of(key);
  if (in_overlay) reading.fault(line, "an overlay adds flows, it cannot take one away: give `file` and `steps`");
  if (forbidden && (flow.basis.words.empty() || flow.basis.kind == Basis::Kind::house)) {
    reading.fault(line, "only the regulation can forbid: give the article as `basis` and the deciding `words`");
  }
  for (const std::string other : {"basis", "words", "note", "file", "steps", "not_provided"}) {
    if (other != key && fields.optional(other))
      reading.fault(fields.node()->line_of(other), "`" + other + "` does not go with `" + key + "`");
  }
}

void read_provided_flow(const Fields& fields, const Reading& reading, Flow& flow) {
  flow.basis = read_basis(fields, reading);
  flow.filing = read_filing(fields.required("file"), reading);
  const auto* steps = fields.required("steps");
  if (!is_list(steps, reading)) return;
  if (steps->items.empty()) {
    reading.fault(steps->line, "no steps: name who decides, or at least the receipt of those who are assigned (`acknowledge`)");
  }
  for (const auto& step : steps->items) flow.steps.push_back(read_step(&step, reading));
}

Flow read_flow(const YamlNode* node, const Reading& reading, bool in_overlay) {
  const Fields fields(node, reading, "a flow",
                      {"mode", "scope", "basis", "words", "note", "file", "steps", "not_provided", "forbidden"});
  Flow flow;
  flow.mode = read_word<Mode>(fields.required("mode"), reading);
  flow.scope = read_word<Scope>(fields.required("scope"), reading);
  if (!fields.node()) return flow;
  if (fields.optional("forbidden") || fields.optional("not_provided")) {
    read_refused_flow(fields, reading, in_overlay, flow);
  } else {
    read_provided_flow(fields, reading, flow);
  }
  return flow;
}

}  // namespace

ReadFlows read_flows(const YamlNode* node, const Reading& reading, const std::string& overlay) {
  ReadFlows read;
  if (!is_list(node, reading)) return read;
  if (node->items.empty()) reading.fault(node->line, "no flows: give at least one");
  for (const auto& one : node->items) {
    const auto before = reading.faults.size();
    read.flows.push_back(read_flow(&one, reading, !overlay.empty()));
    read.flows.back().overlay = overlay;
    read.sound.push_back(reading.faults.size() == before);
  }
  return read;
}

}  // namespace penugasan::workflow
