// The route as it lies ahead (or behind): every step, who would act on it, on which letter, under which article.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/decide.h"

namespace penugasan::workflow {

struct PreviewLetter {
  const LetterRule* rule = nullptr;
  std::string title;
  std::vector<OfficialId> from;
  std::vector<OfficialId> to;
  std::vector<OfficialId> cc;
};

struct PreviewStep {
  enum class Progress : unsigned char { done, open, upcoming, skipped };
  const Step* step = nullptr;  // null: the filing
  std::vector<Holder> holders;
  bool vacant = false;
  bool same_person = false;  // will be recorded as satisfied by the act before it
  std::vector<PreviewLetter> letters;
  std::vector<PreviewLetter> refusal_letters;
  Progress progress = Progress::upcoming;
};

struct Preview {
  std::shared_ptr<const Regulation> regulation;
  const Flow* flow = nullptr;  // into *regulation; null: no such flow
  Filing filing;               // scope, source, team kind and headcount filled in
  OfficeUnits offices;
  std::vector<PreviewStep> steps;
  std::vector<Warning> warnings;
  std::vector<Rejection> findings;  // every guard that would refuse the filing, in their order
};

/// What would happen to this filing. Never refuses: what stands in the way is among the findings.
Preview preview(const File& command, const Context& context);

/// The route of a filed request, as of today. `acted`: the steps that somebody acted on, from the history.
std::vector<PreviewStep> route_of(const Request& request, const Regulation& regulation, const Organisation& organisation,
                                  Date day, const std::vector<std::uint32_t>& acted);

}  // namespace penugasan::workflow
