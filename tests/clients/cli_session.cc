#include "tests/clients/cli_session.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "clients/connection.h"
#include "tests/support/paths.h"
#include "tests/support/ports.h"

namespace penugasan::testing {

using std::chrono::seconds;

CliSession::CliSession() : address_(free_address()) {
  start_server();
  const ProcessResult loaded = cli("", {"directory", "load", directory_file("jambi")});
  if (loaded.exit_code != 0) throw std::runtime_error("Jambi's directory was not loaded: " + loaded.err);
}

void CliSession::start_server() {
  server_ = std::make_unique<Process>(std::vector<Argument>{program("penugasand"), "--listen", address_, "--store",
                                                            folder_.path() / "store", "--testing", "--metrics-listen", ""});
  if (!server_->wait_for_output("listening on", seconds(60))) {
    throw std::runtime_error("the server does not listen: " + server_->out() + server_->err());
  }
}

void CliSession::set_today(const std::string& day) const {
  v1::SetTodayRequest request;
  request.set_today(day);
  const clients::Connection connection(address_);
  connection.call(&v1::TestingService::Stub::SetToday, request, clients::Caller{"operator", "en"});
}

std::map<std::string, std::string> CliSession::environment(const std::string& as, const std::string& locale) const {
  return {{"PENUGASAN_SERVER", address_}, {"PENUGASAN_AS", as}, {"LC_ALL", locale}};
}

ProcessResult CliSession::cli(const std::string& as, std::vector<Argument> arguments, const std::string& locale) const {
  arguments.insert(arguments.begin(), program("penugasan"));
  ProcessOptions options;
  options.environment = environment(as, locale);
  return run(arguments, options);
}

std::unique_ptr<Process> CliSession::start(const std::string& program_name, const std::string& as,
                                           std::vector<Argument> arguments) const {
  arguments.insert(arguments.begin(), program(program_name));
  ProcessOptions options;
  options.environment = environment(as, "C.UTF-8");
  return std::make_unique<Process>(arguments, options);
}

std::string CliSession::file_request() const {
  const ProcessResult filed = cli("jambi/kabid-litbang", usual_filing("file"));
  const std::string before = "Filed as ";
  const auto at = filed.out.find(before);
  if (filed.exit_code != 0 || at == std::string::npos) throw std::runtime_error("not filed: " + filed.out + filed.err);
  const std::string rest = filed.out.substr(at + before.size());
  return rest.substr(0, rest.find('.'));
}

std::vector<Argument> usual_filing(const std::string& command) {
  return {command,         "--tim",
          "--owner",       "bappeda.litbang",
          "--official",    "perencana-muda",
          "--official",    "jambi/perencana-pertama",
          "--purpose",     "Penyusunan rencana aksi",
          "--competency",  "perencanaan",
          "--expectation", "Dokumen disepakati",
          "--from",        "2099-01-05",
          "--to",          "2099-12-18"};
}

std::string directory_file(const std::string& agency) { return source_dir() / "tests/directories" / (agency + ".yaml"); }

}  // namespace penugasan::testing
