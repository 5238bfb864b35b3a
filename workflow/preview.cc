#include "workflow/preview.h"

#include "workflow/filing_case.h"
#include "workflow/route.h"

namespace penugasan::workflow {

namespace {

// What the steps of one request look like on one day.
struct View {
  const Request& request;
  const Regulation& regulation;
  const Organisation& organisation;
  Date day;
};

std::vector<OfficialId> people_of(const std::vector<Holder>& holders) {
  std::vector<OfficialId> people;
  for (const auto& holder : holders) people.push_back(holder.official);
  return people;
}

// As in Draft::issue: `to` wins over `cc`, and a sole writer does not write to themselves. False: nobody would receive it.
bool leave_out_the_writer(PreviewLetter& letter) {
  const bool known = !letter.to.empty();
  if (letter.from.size() == 1) {
    std::erase(letter.to, letter.from.front());
    std::erase(letter.cc, letter.from.front());
  }
  for (const auto& one : letter.to) std::erase(letter.cc, one);
  return !known || !letter.to.empty();
}

std::vector<PreviewLetter> letters_of(const std::vector<LetterRule>& rules, const std::vector<Holder>& holders,
                                      const View& view) {
  std::vector<PreviewLetter> letters;
  for (const auto& rule : rules) {
    if (!holds(rule.when, view.request.filing)) continue;
    PreviewLetter letter{&rule, {}, {}, {}, {}};
    if (const auto kind = view.regulation.letters.find(rule.kind); kind != view.regulation.letters.end())
      letter.title = kind->second.title;
    letter.from = rule.from_filer ? std::vector{view.request.filer} : people_of(holders);
    letter.to = addressees(rule.to, view.request, view.organisation, view.day);
    letter.cc = addressees(rule.cc, view.request, view.organisation, view.day);
    if (leave_out_the_writer(letter)) letters.push_back(std::move(letter));
  }
  return letters;
}

// Nobody is named yet, so whose turn it will be is open, not vacant.
bool awaits_names(const std::vector<Seat>& seats, const View& view) {
  return seats.empty() && view.request.filing.officials.empty();
}

PreviewStep step_view(const Step& step, const View& view) {
  PreviewStep shown;
  shown.step = &step;
  const auto seats = seats_of(step.offices, view.request, view.organisation);
  shown.holders = who_may_act(seats, step, view.request, view.organisation, view.day);
  shown.vacant = shown.holders.empty() && !awaits_names(seats, view);
  shown.letters = letters_of(step.letters, shown.holders, view);
  if (step.refusal) shown.refusal_letters = letters_of(step.refusal->letters, shown.holders, view);
  if (!holds(step.when, view.request.filing)) shown.progress = PreviewStep::Progress::skipped;
  return shown;
}

PreviewStep filing_view(const Flow& flow, const View& view) {
  PreviewStep shown;
  shown.holders = {{view.request.filer, {}, {}, true}};
  shown.letters = letters_of(flow.filing.letters, shown.holders, view);
  return shown;
}

bool sole_actor(const PreviewStep& shown, const OfficialId& actor) {
  return shown.step->act != StepAct::acknowledge && shown.holders.size() == 1 && shown.holders.front().official == actor;
}

// The same chain as Draft::advance: a sole person who has just acted is not asked again.
void mark_same_person(std::vector<PreviewStep>& steps, const OfficialId& filer, const Filing& filing) {
  OfficialId last = filer;
  for (auto& shown : steps) {
    if (shown.step == nullptr || shown.progress == PreviewStep::Progress::skipped) continue;
    const bool needs_names = shown.step->names_people && filing.officials.empty();
    shown.same_person = !needs_names && sole_actor(shown, last);
    last = shown.holders.size() == 1 ? shown.holders.front().official : OfficialId();
  }
}

void add_steps(Preview& shown, const View& view) {
  shown.steps.push_back(filing_view(*shown.flow, view));
  for (const auto& step : shown.flow->steps) shown.steps.push_back(step_view(step, view));
  mark_same_person(shown.steps, view.request.filer, view.request.filing);
}

PreviewStep::Progress progress_of(std::uint32_t index, const PreviewStep& shown, const Request& request,
                                  const std::vector<std::uint32_t>& acted) {
  using enum PreviewStep::Progress;
  if (request.open && request.open->index == index) return open;
  if (contains(acted, index)) return done;
  const bool ahead = request.open && index > request.open->index;
  return ahead && shown.progress != skipped ? upcoming : skipped;
}

}  // namespace

Preview preview(const File& command, const Context& context) {
  FilingCase one{command, context};
  Preview shown;
  const auto rejection = examine(one);
  shown.regulation = one.regulation;
  shown.filing = one.request.filing;
  shown.offices = one.request.offices;
  shown.flow = one.flow;
  if (rejection) {
    shown.findings.push_back(*rejection);
    return shown;
  }
  add_steps(shown, {one.request, *one.regulation, context.organisation, context.today});
  shown.warnings = warnings_of(*one.regulation, one.request.filing);
  shown.findings = all_refusals(one);
  return shown;
}

std::vector<PreviewStep> route_of(const Request& request, const Regulation& regulation, const Organisation& organisation,
                                  Date day, const std::vector<std::uint32_t>& acted) {
  const Flow& flow = *regulation.flow(request.filing.mode, request.filing.scope);
  const View view{request, regulation, organisation, day};
  std::vector<PreviewStep> steps{filing_view(flow, view)};
  steps.front().progress = PreviewStep::Progress::done;
  for (std::uint32_t index = 0; index < flow.steps.size(); ++index) {
    auto shown = step_view(flow.steps[index], view);
    shown.progress = progress_of(index, shown, request, acted);
    steps.push_back(std::move(shown));
  }
  return steps;
}

}  // namespace penugasan::workflow
