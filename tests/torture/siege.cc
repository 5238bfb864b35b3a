#include "tests/torture/siege.h"

#include <csignal>

#include "clients/directory_file.h"
#include "tests/support/paths.h"

namespace penugasan::torture {

using namespace std::chrono_literals;

namespace {

constexpr const char* kListening = "listening on ";

/// Empty: the line is not whole.
std::string address_in(const std::string& output) {
  const auto at = output.find(kListening);
  const auto end = at == std::string::npos ? at : output.find('\n', at);
  if (end == std::string::npos) return {};
  const auto line = output.substr(at, end - at).substr(std::string(kListening).size());
  return line.substr(0, line.find(' '));
}

}  // namespace

Siege::Siege(SiegeOptions options)
    : options_(std::move(options)), record_(folder_.path() / "record"), market_{lobby_, record_, options_.pause} {
  for (int i = 0; i < options_.customers; ++i) {
    const auto seed = options_.seed * 1000 + static_cast<std::uint64_t>(i);
    customers_.emplace_back([this, seed] { Customer(market_, seed).run(); });
  }
}

Siege::~Siege() { finish(); }

void Siege::launch() {
  std::vector<testing::Argument> command = {options_.program, "--store",     store(),           "--listen",
                                            "127.0.0.1:0",    "--log-level", options_.log_level};
  command.insert(command.end(), options_.flags.begin(), options_.flags.end());
  testing::ProcessOptions process;
  process.environment = {{"PENUGASAN_FAULTS", (folder_.path() / "faults").string()}};
  server_ = std::make_unique<testing::Process>(command, process);
}

bool Siege::start() {
  launch();
  const auto until = std::chrono::steady_clock::now() + 60s;
  std::string address;
  // Not until a line is there: a warning before "listening" is one too, and nothing would be read any more.
  while (address.empty() && std::chrono::steady_clock::now() < until && !server_->wait(5ms)) address = address_in(server_->out());
  if (address.empty()) return false;
  if (!loaded_) load_directory(address);
  loaded_ = true;
  lobby_.open(address);
  return true;
}

void Siege::load_directory(const std::string& address) {
  const clients::Connection connection(address);
  v1::LoadDirectoryRequest request;
  *request.mutable_directory() = clients::read_directory(testing::source_dir() / "tests/directories/palangka-raya.yaml");
  connection.call(&v1::DirectoryService::Stub::LoadDirectory, request, {clients::kOperator, "en"});
}

void Siege::start_and_kill(std::chrono::milliseconds after) {
  launch();
  std::this_thread::sleep_for(after);
  server_->kill_now();
}

void Siege::kill() {
  server_->kill_now();
  lobby_.shut();
}

std::optional<int> Siege::stop(std::chrono::milliseconds limit) {
  const auto begin = std::chrono::steady_clock::now();
  server_->signal(SIGTERM);
  const auto code = wait(limit);
  last_stop_ = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  return code;
}

std::optional<int> Siege::wait(std::chrono::milliseconds limit) {
  const auto code = server_->wait(limit);
  lobby_.shut();
  return code;
}

void Siege::finish() {
  lobby_.close();
  for (auto& customer : customers_) customer.join();
  customers_.clear();
  if (server_ != nullptr) server_->kill_now();
}

void Siege::order(const std::string& faults) const {
  folder_.write("faults.new", faults + "\n");
  std::filesystem::rename(folder_.path() / "faults.new", folder_.path() / "faults");
}

void Siege::order_nothing() const { std::filesystem::remove(folder_.path() / "faults"); }

Verdict Siege::judge() const {
  const auto store = storage::open_rocks_store(this->store());
  return torture::judge(read_client_record(folder_.path() / "record"), *store);
}

}  // namespace penugasan::torture
