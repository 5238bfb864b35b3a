// A real penugasand under the load of many customers, to be broken and started again on the same store.
//
//   Siege siege({.program = testing::program("penugasand")});
//   siege.start();                       // listens and has its directory
//   std::this_thread::sleep_for(1s);     // the customers are at work
//   siege.kill();                        // kill -9
//   siege.start();
//   siege.finish();
//   EXPECT_TRUE(siege.judge().holds());
//
// One thread uses it; the customers have threads of their own.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_folder.h"
#include "tests/torture/customer.h"
#include "tests/torture/verdict.h"

namespace penugasan::torture {

struct SiegeOptions {
  std::filesystem::path program;
  std::string log_level = "error";  // below, somebody has to empty the pipe
  std::vector<std::string> flags = {};
  int customers = 12;
  std::chrono::milliseconds pause{5};
  std::uint64_t seed = 1;
};

class Siege {
 public:
  /// Sends the customers to wait in the lobby.
  explicit Siege(SiegeOptions options);
  /// As finish().
  ~Siege();
  Siege(const Siege&) = delete;
  Siege& operator=(const Siege&) = delete;

  /// Starts the server, waits until it listens, loads the directory the first time, lets the customers in. False: it ended
  /// instead.
  bool start();
  /// Starts it and kills it after so long, whatever it has come to by then.
  void start_and_kill(std::chrono::milliseconds after);
  void kill();
  /// SIGTERM. Its exit code, and how long it took.
  std::optional<int> stop(std::chrono::milliseconds limit = std::chrono::seconds(20));
  /// Waits for an end that the server finds by itself.
  std::optional<int> wait(std::chrono::milliseconds limit = std::chrono::seconds(60));
  /// No more customers; kills a running server.
  void finish();

  /// Faults for penugasand_faulty (programs/faulty_file_system.h), from now on.
  void order(const std::string& faults) const;
  void order_nothing() const;

  testing::Process& server() { return *server_; }
  Market& market() { return market_; }
  std::string store() const { return (folder_.path() / "store").string(); }
  const testing::TempFolder& folder() const { return folder_; }
  /// What the server wrote to its standard error since its last start.
  const std::string& log() const { return server_->err(); }
  std::chrono::milliseconds last_stop() const { return last_stop_; }
  /// After finish(): opens the store.
  Verdict judge() const;

 private:
  void launch();
  void load_directory(const std::string& address);

  SiegeOptions options_;
  testing::TempFolder folder_;
  Lobby lobby_;
  ClientRecord record_;
  Market market_;
  std::unique_ptr<testing::Process> server_;
  bool loaded_ = false;
  std::chrono::milliseconds last_stop_{0};
  std::vector<std::thread> customers_;
};

}  // namespace penugasan::torture
