#include "workflow/decide.h"
#include "workflow/draft.h"
#include "workflow/filing_case.h"

namespace penugasan::workflow {

namespace {

Filed filed_event(const FilingCase& one) {
  Filed event;
  event.id = one.request.id;
  event.uid = one.request.uid;
  event.filing = one.request.filing;
  event.regulation = one.request.regulation;
  event.regulation_version = one.request.regulation_version;
  event.offices = one.request.offices;
  event.on_behalf_of = one.filer->on_behalf_of;
  event.mandate_kind = one.filer->mandate_kind;
  event.mandate_letter = one.filer->mandate_letter;
  event.seat = one.filer_seat;
  event.basis = one.flow->filing.basis;
  return event;
}

}  // namespace

Decision decide(const File& command, const Context& context) {
  FilingCase one{command, context};
  if (auto rejection = examine(one)) return std::move(*rejection);
  if (auto rejection = first_refusal(one)) return std::move(*rejection);
  auto filed = filed_event(one);
  Draft draft(std::move(one.request), *one.flow, context);
  draft.add(std::move(filed));
  draft.issue(one.flow->filing.letters, *one.filer);
  draft.advance(0, Outcome::positive, {});
  return draft.finish();
}

}  // namespace penugasan::workflow
