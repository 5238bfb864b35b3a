// A server of a test's own that can be restarted on its store, and the command line driven against it as people would.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace penugasan::testing {

class CliSession {
 public:
  /// Starts penugasand; Jambi's directory is loaded.
  CliSession();

  const std::string& address() const { return address_; }
  const TempFolder& folder() const { return folder_; }

  /// kill -9: the server gets no chance to say goodbye.
  void kill_server() { server_->kill_now(); }
  /// On the same store and address.
  void start_server();
  /// The server believes that it is this day.
  void set_today(const std::string& day) const;

  /// `penugasan ARGUMENTS` as this official (empty: nobody), in the language of `locale`.
  ProcessResult cli(const std::string& as, std::vector<Argument> arguments, const std::string& locale = "C.UTF-8") const;
  /// One of the programs, running on.
  std::unique_ptr<Process> start(const std::string& program_name, const std::string& as, std::vector<Argument> arguments) const;

  /// Files the usual request of jambi/kabid-litbang to jambi/kabid-perencanaan and returns its short form.
  std::string file_request() const;

 private:
  std::map<std::string, std::string> environment(const std::string& as, const std::string& locale) const;

  TempFolder folder_;
  std::string address_;
  std::unique_ptr<Process> server_;
};

/// The arguments of the usual filing, after its command.
std::vector<Argument> usual_filing(const std::string& command);

/// The file in tests/directories.
std::string directory_file(const std::string& agency);

}  // namespace penugasan::testing
