// DirectoryService without its wire. Who may load and record, and how much of whom a caller sees: access/policy.h.
#pragma once

#include "penugasan/v1/directory.pb.h"
#include "server/api/application.h"
#include "server/core/scrubber.h"

namespace penugasan::server {

class DirectoryApi {
 public:
  /// Both must outlive it.
  DirectoryApi(Application& app, Scrubber& scrubber) : app_(app), scrubber_(scrubber) {}

  void load(const Caller& caller, const v1::LoadDirectoryRequest& call, Reply<v1::LoadDirectoryResponse> reply);
  Outcome<v1::Directory> get(const Caller& caller, const v1::GetDirectoryRequest& call) const;
  Outcome<v1::ListAgenciesResponse> agencies(const Caller& caller, const v1::ListAgenciesRequest& call) const;
  Outcome<v1::Official> official(const Caller& caller, const v1::GetOfficialRequest& call) const;
  Outcome<v1::ListOfficialsResponse> officials(const Caller& caller, const v1::ListOfficialsRequest& call) const;
  Outcome<v1::ListUnitsResponse> units(const Caller& caller, const v1::ListUnitsRequest& call) const;
  void record_mandate(const Caller& caller, const v1::RecordMandateRequest& call, Reply<v1::RecordMandateResponse> reply);
  /// Answers once the bytes are gone from the store's files too.
  void erase_person(const Caller& caller, const v1::ErasePersonRequest& call, Reply<v1::ErasePersonResponse> reply);
  Outcome<v1::ListOfficeHoldersResponse> office_holders(const Caller& caller, const v1::ListOfficeHoldersRequest& call) const;
  Outcome<v1::ListVacanciesResponse> vacancies(const Caller& caller, const v1::ListVacanciesRequest& call) const;

 private:
  Application& app_;
  Scrubber& scrubber_;
};

}  // namespace penugasan::server
