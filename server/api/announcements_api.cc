#include "server/api/announcements_api.h"

#include "server/access/policy.h"
#include "server/api/common.h"
#include "server/api/present.h"
#include "server/input/limits.h"
#include "workflow/text.h"

namespace penugasan::server {

namespace {

// A validated command has written nothing: it leaves no etag, and where it would have made something, no name.
auto presenter(Application& app, bool makes) {
  return [&app, makes](Accepted&& accepted) {
    auto message = to_proto(*accepted.announcement, *app.world.get(), today_of(app.clock.now()));
    if (accepted.position != 0) return message;
    message.clear_etag();
    if (makes) message.clear_name();
    if (makes) message.clear_uid();
    return message;
  };
}

workflow::Announcement read(const v1::CreateAnnouncementRequest& call, Fields& fields) {
  const auto& message = call.announcement();
  workflow::Announcement asked;
  const std::string agency = fields.agency("parent", call.parent());
  asked.unit = fields.unit("announcement.unit", message.unit(), Needed::yes);
  if (!asked.unit.empty() && !agency.empty() && asked.unit.agency() != agency)
    fields.add("announcement.unit", "other_agency", agency);
  fields.number("announcement.headcount", message.headcount(), 0, limits::kHeadcount);
  asked.headcount = std::max(1, message.headcount());
  asked.competencies = strings(message.competencies());
  fields.texts("announcement.competencies", asked.competencies, limits::kCompetencies, limits::kCompetency);
  fields.text("announcement.purpose", message.purpose(), Lines::many, limits::kPurpose);
  if (workflow::is_blank(message.purpose())) fields.add("announcement.purpose", "missing");
  asked.purpose = message.purpose();
  const auto from = fields.date("announcement.period.from", message.period().from(), Needed::yes);
  const auto to = fields.date("announcement.period.to", message.period().to(), Needed::yes);
  if (from && to) asked.period = {*from, *to};
  return asked;
}

}  // namespace

void AnnouncementsApi::create(const Caller& caller, const v1::CreateAnnouncementRequest& call, Reply<v1::Announcement> reply) {
  Fields fields;
  Job job;
  job.command = AnnounceJob{{read(call, fields)}};
  job.request_key = request_key(caller, fields.request_id("request_id", call.request_id()), call);
  job.validate_only = call.validate_only();
  if (auto error = fields.error()) return reply(std::move(*error));
  submit(app_, std::move(job), caller, std::move(reply), presenter(app_, true));
}

void AnnouncementsApi::close(const Caller& caller, const v1::CloseAnnouncementRequest& call, Reply<v1::Announcement> reply) {
  Fields fields;
  Job job;
  job.command = CloseJob{fields.announcement("name", call.name(), Needed::yes), {call.etag()}};
  fields.text("etag", call.etag(), Lines::one, limits::kEtag);
  job.request_key = request_key(caller, fields.request_id("request_id", call.request_id()), call);
  job.validate_only = call.validate_only();
  if (auto error = fields.error()) return reply(std::move(*error));
  if (call.etag().empty()) return reply(EdgeError{EdgeReason::etag_required, {}, {{"etag", "missing", {}}}});
  submit(app_, std::move(job), caller, std::move(reply), presenter(app_, false));
}

Outcome<v1::Announcement> AnnouncementsApi::get(const Caller& caller, const v1::GetAnnouncementRequest& call) const {
  Fields fields;
  const auto id = fields.announcement("name", call.name(), Needed::yes);
  if (auto error = fields.error()) return std::move(*error);
  const auto announcement = app_.store.announcement(id.number);
  if (!announcement || announcement->id != id || !may_see(caller.principal, *announcement)) return not_found(call.name());
  return to_proto(*announcement, *app_.world.get(), today_of(app_.clock.now()));
}

Outcome<v1::ListAnnouncementsResponse> AnnouncementsApi::list(const Caller& caller,
                                                              const v1::ListAnnouncementsRequest& call) const {
  Fields fields;
  const std::string agency = fields.agency("parent", call.parent());
  if (auto error = fields.error()) return std::move(*error);
  const auto query = digest_of_query({caller.key(), "announcements", call.parent()});
  auto page = page_of(call.page_size(), call.page_token(), PageKind::announcements, query);
  if (auto* error = std::get_if<EdgeError>(&page)) return std::move(*error);
  const auto size = static_cast<std::size_t>(std::get<Page>(page).size);
  const auto numbers = app_.store.announcements_of(agency, number_or(std::get<Page>(page).position, 0), size + 1);
  v1::ListAnnouncementsResponse answer;
  const auto world = app_.world.get();
  for (std::size_t i = 0; i < std::min(size, numbers.size()); ++i) {
    const auto announcement = app_.store.announcement(numbers[i]);
    if (announcement && may_see(caller.principal, *announcement))
      *answer.add_announcements() = to_proto(*announcement, *world, today_of(app_.clock.now()));
  }
  if (numbers.size() > size) {
    answer.set_next_page_token(encode_page_token(PageKind::announcements, {{numbers[size - 1]}, {}}, query));
  }
  return answer;
}

}  // namespace penugasan::server
