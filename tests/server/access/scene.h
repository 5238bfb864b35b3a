// The one scene that the access matrix plays in: three agencies, one request between two of them, one announcement, and somebody
// in every relation to them. It is 2026-03-10.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/server/e2e/city.h"

namespace penugasan::testing {

/// The metadata value of a caller of the matrix, by the column's name; empty: none is sent.
const std::map<std::string, std::string>& principals();

class Scene {
 public:
  Scene();

  /// Loads the directories and files what is looked at, on an empty store.
  void set();

  const City& city() const { return *city_; }
  const v1::AssignmentRequest& request() const { return request_; }
  const v1::Announcement& announcement() const { return announcement_; }
  /// Resume token of the notices of whose turn it is.
  const std::string& token() const { return token_; }

 private:
  void load(const std::string& agency, const std::string& auditor, const std::string& dinkes_head = {});

  TempFolder folder_;
  std::unique_ptr<City> city_;
  v1::AssignmentRequest request_;
  v1::Announcement announcement_;
  std::string token_;
};

/// The filing that the scene's request was made of.
v1::FileAssignmentRequestRequest scene_filing();
v1::CreateAnnouncementRequest scene_announcement();
v1::LoadDirectoryRequest scene_directory(const std::string& agency, const std::string& auditor);

}  // namespace penugasan::testing
