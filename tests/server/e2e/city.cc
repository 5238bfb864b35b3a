#include "tests/server/e2e/city.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <stdexcept>

#include "clients/directory_file.h"
#include "tests/support/paths.h"

namespace penugasan::testing {

using namespace std::chrono_literals;

namespace {

constexpr const char* kListening = "listening on ";

bool given(const std::vector<std::string>& flags, const std::string& flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

std::string address_in(const std::string& output) {
  const auto at = output.find(kListening) + std::string(kListening).size();
  return output.substr(at, output.find_first_of(" \n", at) - at);
}

}  // namespace

City::City(std::vector<std::string> further) : further_(std::move(further)) {
  start();
  (void)load("palangka-raya");
}

void City::start(const std::vector<std::string>& flags) {
  // The log goes nowhere: nobody empties the pipe while the tests run.
  std::vector<Argument> command = {program("penugasand"), "--store", store(), "--listen", "127.0.0.1:0", "--testing"};
  if (!given(further_, "--log-level")) command.insert(command.end(), {"--log-level", "off"});
  if (!given(further_, "--metrics-listen")) command.insert(command.end(), {"--metrics-listen", ""});
  command.insert(command.end(), further_.begin(), further_.end());
  command.insert(command.end(), flags.begin(), flags.end());
  process_ = std::make_unique<Process>(command);
  // The address is whole once its line has ended, which the space or line feed after it says.
  if (!process_->wait_for_output(kListening, 20s)) throw std::runtime_error("the server does not start: " + process_->err());
  while (process_->out().find('\n') == std::string::npos && !process_->wait(5ms)) {
  }
  connection_ = std::make_unique<clients::Connection>(address_in(process_->out()));
  set_today("2026-03-10");
}

std::string City::metrics_address() const {
  constexpr const char* kMetrics = "metrics on ";
  const auto at = process_->wait_for_output(kMetrics, 5s) ? process_->out().find(kMetrics) : std::string::npos;
  if (at == std::string::npos) throw std::runtime_error("no metrics are served: " + process_->err());
  while (process_->out().find('\n', at) == std::string::npos && !process_->wait(5ms)) {
  }
  const auto from = at + std::string(kMetrics).size();
  return process_->out().substr(from, process_->out().find('\n', from) - from);
}

std::optional<int> City::stop() {
  process_->signal(SIGTERM);
  return process_->wait(10s);
}

void City::kill() { process_->kill_now(); }

void City::set_today(const std::string& today) const {
  v1::SetTodayRequest request;
  request.set_today(today);
  call(clients::kOperator, &v1::TestingService::Stub::SetToday, request);
}

std::shared_ptr<grpc::Channel> City::channel() const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address(), grpc::InsecureChannelCredentials(), arguments);
}

ProcessResult City::type(std::vector<Argument> words, const std::string& locale) const {
  words.insert(words.begin(), {program("penugasan"), "--server", address()});
  return run(words, {.environment = {{"LC_ALL", locale}, {"PENUGASAN_AS", ""}}});
}

v1::LoadDirectoryResponse City::load(const std::string& agency) const {
  v1::LoadDirectoryRequest request;
  *request.mutable_directory() = clients::read_directory(source_dir() / "tests/directories" / (agency + ".yaml"));
  return call(clients::kOperator, &v1::DirectoryService::Stub::LoadDirectory, request);
}

v1::AssignmentRequest City::file(const std::string& principal, const v1::FileAssignmentRequestRequest& request) const {
  return call(principal, &Requests::FileAssignmentRequest, request);
}

v1::AssignmentRequest City::get(const std::string& principal, const std::string& name) const {
  v1::GetAssignmentRequestRequest request;
  request.set_name(name);
  return call(principal, &Requests::GetAssignmentRequest, request);
}

v1::AssignmentRequest City::approve(const std::string& principal, const v1::AssignmentRequest& seen) const {
  v1::ApproveAssignmentRequestRequest request;
  request.set_name(seen.name());
  request.set_etag(seen.etag());
  return call(principal, &Requests::ApproveAssignmentRequest, request);
}

v1::FileAssignmentRequestRequest filing(const std::string& purpose) {
  v1::FileAssignmentRequestRequest request;
  request.set_parent("agencies/palangka-raya");
  auto& asked = *request.mutable_assignment_request();
  asked.set_mode(v1::MODE_PENUNJUKAN);
  asked.set_form(v1::FORM_INDIVIDU);
  asked.set_owner_unit("agencies/palangka-raya/units/dinkes.kesmas");
  asked.add_officials("agencies/palangka-raya/officials/statistisi-muda");
  asked.set_purpose(purpose);
  asked.add_competencies("statistik");
  asked.set_expectation("Buku statistik terbit");
  asked.mutable_period()->set_from("2026-04-01");
  asked.mutable_period()->set_to("2026-09-30");
  return request;
}

std::string fresh_request_id() {
  static std::atomic<unsigned> count{0};
  char text[37];
  std::snprintf(text, sizeof text, "3f2c8a10-5b7e-4c1d-9a00-%012x", ++count);
  return text;
}

grpc::ByteBuffer buffer_of(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

std::string bytes_of(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const auto& slice : slices) bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  return bytes;
}

grpc::Status raw_call(const std::shared_ptr<grpc::Channel>& channel, const std::string& method, const std::string& bytes,
                      const std::vector<std::pair<std::string, std::string>>& metadata, std::string* answer) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  for (const auto& [key, value] : metadata) context.AddMetadata(key, value);
  context.set_deadline(std::chrono::system_clock::now() + 10s);
  grpc::CompletionQueue queue;
  auto call = stub.PrepareUnaryCall(&context, method, buffer_of(bytes), &queue);
  call->StartCall();
  grpc::ByteBuffer received;
  grpc::Status status;
  call->Finish(&received, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  if (answer != nullptr && status.ok()) *answer = bytes_of(received);
  return status;
}

}  // namespace penugasan::testing
