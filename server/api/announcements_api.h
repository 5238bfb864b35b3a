// AnnouncementService without its wire.
#pragma once

#include "penugasan/v1/announcements.pb.h"
#include "server/api/application.h"

namespace penugasan::server {

class AnnouncementsApi {
 public:
  explicit AnnouncementsApi(Application& app) : app_(app) {}

  void create(const Caller& caller, const v1::CreateAnnouncementRequest& call, Reply<v1::Announcement> reply);
  void close(const Caller& caller, const v1::CloseAnnouncementRequest& call, Reply<v1::Announcement> reply);
  Outcome<v1::Announcement> get(const Caller& caller, const v1::GetAnnouncementRequest& call) const;
  Outcome<v1::ListAnnouncementsResponse> list(const Caller& caller, const v1::ListAnnouncementsRequest& call) const;

 private:
  Application& app_;
};

}  // namespace penugasan::server
