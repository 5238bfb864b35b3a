// DirectoryService without its wire. Who may load, and how much of whom a caller sees: access/policy.h.
#pragma once

#include "penugasan/v1/directory.pb.h"
#include "server/api/application.h"

namespace penugasan::server {

class DirectoryApi {
 public:
  explicit DirectoryApi(Application& app) : app_(app) {}

  void load(const Caller& caller, const v1::LoadDirectoryRequest& call, Reply<v1::LoadDirectoryResponse> reply);
  Outcome<v1::Directory> get(const Caller& caller, const v1::GetDirectoryRequest& call) const;
  Outcome<v1::ListAgenciesResponse> agencies(const Caller& caller, const v1::ListAgenciesRequest& call) const;
  Outcome<v1::Official> official(const Caller& caller, const v1::GetOfficialRequest& call) const;
  Outcome<v1::ListOfficialsResponse> officials(const Caller& caller, const v1::ListOfficialsRequest& call) const;
  Outcome<v1::ListUnitsResponse> units(const Caller& caller, const v1::ListUnitsRequest& call) const;

 private:
  Application& app_;
};

}  // namespace penugasan::server
