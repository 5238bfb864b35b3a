// Plays a scenario's steps through the public API and reads back what each of them did. It judges nothing: that is for
// checks.h. One player a scenario; not thread-safe.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "clients/connection.h"
#include "clients/scenario/scenario.h"

namespace penugasan::clients {

/// What a step did, as the server shows it. Of a moved clock and an announcement only `actor` and `refused` are set.
struct Outcome {
  std::string actor;                 // short form
  std::optional<CallError> refused;  // set: nothing below is, but the two etags of a refused act
  v1::AssignmentRequest returned;    // by the call itself
  v1::AssignmentRequest fetched;     // by the filer afterwards
  /// The history's new entries, oldest first; those satisfied by the same act follow theirs.
  std::vector<v1::HistoryEntry> entries;
  /// For the actor and everybody whom the request waits for (short form): whether their inbox shows it.
  std::map<std::string, bool> inboxes;
  std::string etag_before;
  std::string etag_after;
};

/// The scenario itself is at fault: it speaks of a request or call that it never made.
class ScenarioFault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Player {
 public:
  /// The directory of that name, for steps that load one.
  using FindDirectory = std::function<v1::Directory(const std::string& name)>;

  Player(const Connection& connection, std::string language, FindDirectory find_directory = {});

  /// A refusal by the server is an outcome. Throws ScenarioFault, and CallError where the server cannot be reached or what
  /// was done cannot be read back.
  Outcome play(const Step& step);

 private:
  struct Known {
    std::string name;
    std::string filer;
    std::uint64_t last_position = 0;  // of the history entries seen so far
    std::vector<std::string> etags;   // after each accepted act, oldest first
  };

  Outcome run(const FileStep& step);
  Outcome run(const ActStep& step);
  Outcome run(const AnnounceStep& step);
  Outcome run(const TodayStep& step);
  Outcome run(const LoadStep& step);
  Outcome run(const MandateStep& step);

  v1::AssignmentRequest act(const ActStep& step, const std::string& name, const std::string& etag);
  std::string etag_for(const ActStep& step, const Known& request);
  void read_back(Outcome& outcome, Known& request);
  void read_history(Outcome& outcome, Known& request);
  bool inbox_shows(const std::string& official, const std::string& name);
  v1::AssignmentRequest get(const std::string& name, const std::string& official);
  Known& known(const std::string& request);
  const std::string& known_call(const std::string& call) const;
  Caller caller(const std::string& official) const { return {official, language_}; }

  const Connection& connection_;
  std::string language_;
  FindDirectory find_directory_;
  std::map<std::string, Known> requests_;
  std::map<std::string, std::string> calls_;
};

}  // namespace penugasan::clients
