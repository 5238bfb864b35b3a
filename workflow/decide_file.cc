#include "workflow/decide.h"
#include "workflow/draft.h"
#include "workflow/filing_case.h"

namespace penugasan::workflow {

namespace {

Filed filed_event(const FilingCase& one) {
  Filed event;
  event.id = one.command.id;
  event.uid = one.command.uid;
  event.filing = one.filing;
  event.regulation = one.regulation->id;
  event.regulation_version = one.regulation->version;
  event.offices = one.offices;
  event.on_behalf_of = one.filer->on_behalf_of;
  event.mandate_kind = one.filer->mandate_kind;
  event.mandate_letter = one.filer->mandate_letter;
  event.seat = one.filer_seat;
  event.basis = one.flow->filing.basis;
  return event;
}

}  // namespace

Decision decide(const File& command, const Context& context) {
  FilingCase one{command, context, {}, nullptr, nullptr, {}, std::nullopt};
  if (auto rejection = examine(one)) return std::move(*rejection);
  if (auto rejection = first_refusal(one)) return std::move(*rejection);
  Draft draft(draft_request(one), *one.flow, context);
  draft.add(filed_event(one));
  draft.issue(one.flow->filing.letters, *one.filer);
  draft.advance(0, Outcome::positive, {});
  return draft.finish();
}

}  // namespace penugasan::workflow
