#include "workflow/rejection_titles.h"

namespace penugasan::workflow {

void tell_step(Rejection& rejection, const Step& step) {
  rejection.values.emplace_back("step", step.id);
  rejection.values.emplace_back("step_title", step.title);
  rejection.values.emplace_back("step_title_en", step.title_en);
}

void tell_regulation(Rejection& rejection, const Regulation& regulation) {
  if (rejection.regulation == regulation.id) rejection.values.emplace_back("regulation_title", regulation.short_title);
}

}  // namespace penugasan::workflow
