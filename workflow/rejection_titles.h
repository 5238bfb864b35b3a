// What people read in a refusal beside the ids: the title of the step and the short title of the regulation, as further values.
// "step_title" is Indonesian, "step_title_en" English; the edge chooses one.
#pragma once

#include "workflow/regulation.h"
#include "workflow/rejection.h"

namespace penugasan::workflow {

/// Adds "step", "step_title" and "step_title_en".
void tell_step(Rejection& rejection, const Step& step);

/// Adds "regulation_title" to a refusal that names this regulation.
void tell_regulation(Rejection& rejection, const Regulation& regulation);

}  // namespace penugasan::workflow
