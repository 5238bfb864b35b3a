#include "clients/demo/flow_result.h"

#include "clients/api_words.h"
#include "clients/scenario/describe.h"

namespace penugasan::clients {
namespace {

std::string ending_of(const Outcome& last) {
  if (!last.refused) return last.fetched.name().empty() ? "nothing filed" : word_of(last.fetched.state());
  if (last.refused->reason() == "FLOW_NOT_PROVIDED") return name_of(DemoFlow::Ending::not_provided);
  if (last.refused->reason() == "FLOW_FORBIDDEN") return name_of(DemoFlow::Ending::forbidden);
  return describe(*last.refused);
}

void same(const std::string& what, const std::string& expected, const std::string& found, FlowResult& result) {
  if (expected != found) result.unexpected.push_back({what, expected, found});
}

}  // namespace

void count(const Outcome& outcome, FlowResult& result) {
  for (const auto& entry : outcome.entries) {
    ++result.steps;
    result.letters += entry.letters_size();
    result.notices += entry.notices_size();
  }
}

void judge(const Outcome& last, FlowResult& result) {
  const auto& flow = *result.flow;
  result.outcome = ending_of(last);
  same("ending", name_of(flow.ending), result.outcome, result);
  if (last.refused) {
    same("regulation", flow.regulation, last_part(last.refused->metadata("regulation")), result);
    same("mode", flow.mode, last.refused->metadata("mode"), result);
    same("scope", flow.scope, last.refused->metadata("scope"), result);
    return;
  }
  same("regulation", flow.regulation, last_part(last.fetched.regulation()), result);
  same("mode", flow.mode, word_of(last.fetched.mode()), result);
  same("scope", flow.scope, word_of(last.fetched.scope()), result);
}

}  // namespace penugasan::clients
