// What the clients of the torture know for themselves: every command that they sent and what they were answered, in a file that
// is written before the command leaves and after its answer came. It is the measure that the server is held to.
//
// One line an event, fields separated by one blank:
//   sent FILING ACT ID         a command with request_id ID on the request that was filed with request_id FILING
//   done ID NAME STATE         it was acknowledged: the request's name and state in the answer
//   nothing ID                 it was refused with the promise that nothing was done
// A command with neither of the last two has an unknown outcome: it may have happened, once.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace penugasan::torture {

enum class Outcome : char { unknown, acknowledged, nothing };

struct Command {
  std::string id;
  std::string act;  // as workflow::name_of(Act) says: "filed", "approved", …
  Outcome outcome = Outcome::unknown;
  std::string name;   // where acknowledged
  std::string state;  // where acknowledged: "pending", "assigned", …
};

/// The commands on one request in the order in which they were sent; the first is its filing.
using Commands = std::vector<Command>;
/// By the filing's request_id.
using Known = std::map<std::string, Commands>;

class ClientRecord {
 public:
  /// Appends to `file`. Throws std::system_error when it cannot be written; the methods too. Safe from any thread.
  explicit ClientRecord(const std::string& file);
  ~ClientRecord();
  ClientRecord(const ClientRecord&) = delete;
  ClientRecord& operator=(const ClientRecord&) = delete;

  void sent(const std::string& filing, const std::string& act, const std::string& id);
  void done(const std::string& id, const std::string& name, const std::string& state);
  void nothing(const std::string& id);

 private:
  void write(const std::string& line);

  std::mutex mutex_;
  int file_ = -1;
};

/// What the file says. Throws std::runtime_error for a line that no client writes.
Known read_client_record(const std::string& file);

}  // namespace penugasan::torture
