#include "play.h"

#include <stdexcept>

#include "workflow/route.h"

namespace penugasan::workflow {

Date day(const char* text) {
  const auto date = parse_date(text);
  if (!date) throw std::invalid_argument(text);
  return *date;
}

OfficialId person(const std::string& local) { return {"kota", local}; }
UnitId unit(const std::string& local) { return {"kota", local}; }

std::set<std::string> names(std::initializer_list<const char*> people) { return {people.begin(), people.end()}; }

Play::Play() : organisation({city(), neighbour()}) { regulations.add(std::make_shared<const Regulation>(small_regulation())); }

Context Play::context(const std::string& actor) const {
  const auto id = actor.find('/') == std::string::npos ? person(actor) : OfficialId(actor);
  return {Time(today.time_since_epoch()), today, id, organisation, regulations};
}

bool Play::take(Decision decision, const std::string& actor) {
  refused.reset();
  if (auto* rejection = std::get_if<Rejection>(&decision)) {
    refused = std::move(*rejection);
    return false;
  }
  Record record;
  record.position = log.size() + 1;
  record.time = context(actor).now;
  record.actor = context(actor).actor;
  record.request = number;
  record.previous = log.empty() ? 0 : log.back().position;
  record.events = std::get<Events>(std::move(decision));
  state = workflow::apply(std::move(state), record);
  log.push_back(std::move(record));
  return true;
}

bool Play::file(const std::string& actor, Filing filing, std::optional<Scope> stated, const Announcement* call,
                const Request* answers) {
  const File command{{"kota", number}, std::string(16, 'u'), std::move(filing), stated, call, answers};
  return take(decide(command, context(actor)), actor);
}

bool Play::act(const std::string& actor, ActOn command) {
  if (command.etag.empty() && state) command.etag = etag_of(state->last_position);
  return take(decide(state ? &*state : nullptr, command, context(actor)), actor);
}

namespace {

std::vector<OfficialId> people(const std::vector<std::string>& locals) {
  std::vector<OfficialId> found;
  for (const auto& local : locals) found.push_back(local.find('/') == std::string::npos ? person(local) : OfficialId(local));
  return found;
}

}  // namespace

bool Play::approve(const std::string& actor, std::vector<std::string> officials) {
  return act(actor, {ActOn::Kind::approve, {}, people(officials), {}});
}
bool Play::reject(const std::string& actor, const std::string& reason) {
  return act(actor, {ActOn::Kind::reject, {}, {}, reason});
}
bool Play::complete(const std::string& actor, std::vector<std::string> officials) {
  return act(actor, {ActOn::Kind::complete, {}, people(officials), {}});
}
bool Play::withdraw(const std::string& actor) { return act(actor, {ActOn::Kind::withdraw, {}, {}, {}}); }

std::string Play::step() const {
  if (!state || !state->open) return {};
  return regulations.version(state->regulation_version)
      ->flow(state->filing.mode, state->filing.scope)
      ->steps.at(state->open->index)
      .id;
}

std::set<std::string> Play::waiting() const {
  std::set<std::string> found;
  if (!state->open) return found;
  const auto regulation = regulations.version(state->regulation_version);
  const auto& open_step = regulation->flow(state->filing.mode, state->filing.scope)->steps.at(state->open->index);
  for (const auto& holder : who_may_act(state->open->seats, open_step, *state, organisation, today)) {
    found.insert(std::string(holder.official.local()));
  }
  return found;
}

std::vector<LetterIssued> Play::letters() const {
  std::vector<LetterIssued> found;
  for (const auto& event : log.back().events) {
    if (const auto* letter = std::get_if<LetterIssued>(&event)) found.push_back(*letter);
  }
  return found;
}

std::set<std::string> Play::told(Cause cause) const {
  std::set<std::string> found;
  for (const auto& event : log.back().events) {
    const auto* noticed = std::get_if<Noticed>(&event);
    if (noticed == nullptr || noticed->cause != cause) continue;
    for (const auto& one : noticed->recipients) found.insert(std::string(one.local()));
  }
  return found;
}

std::vector<Acted> Play::acts() const {
  std::vector<Acted> found;
  for (const auto& event : log.back().events) {
    if (const auto* acted = std::get_if<Acted>(&event)) found.push_back(*acted);
  }
  return found;
}

}  // namespace penugasan::workflow
