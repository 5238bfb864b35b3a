#include "tests/torture/client_record.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <unordered_map>

namespace penugasan::torture {

ClientRecord::ClientRecord(const std::string& file)
    : file_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
  if (file_ < 0) throw std::system_error(errno, std::generic_category(), file);
}

ClientRecord::~ClientRecord() { ::close(file_); }

void ClientRecord::write(const std::string& line) {
  const std::lock_guard lock(mutex_);
  if (::write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
    throw std::system_error(errno, std::generic_category(), "the client's record");
  }
}

void ClientRecord::sent(const std::string& filing, const std::string& act, const std::string& id) {
  write("sent " + filing + " " + act + " " + id + "\n");
}

void ClientRecord::done(const std::string& id, const std::string& name, const std::string& state) {
  write("done " + id + " " + name + " " + state + "\n");
}

void ClientRecord::nothing(const std::string& id) { write("nothing " + id + "\n"); }

namespace {

class Reader {
 public:
  void add(const std::string& line) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    if (kind == "sent") {
      sent(words);
    } else if (kind == "done") {
      answered(words, Outcome::acknowledged);
    } else if (kind == "nothing") {
      answered(words, Outcome::nothing);
    } else {
      words.setstate(std::ios::failbit);
    }
    if (!words) throw std::runtime_error("no line of a client's record: " + line);
  }

  Known known;

 private:
  void sent(std::istringstream& words) {
    std::string filing;
    Command command;
    words >> filing >> command.act >> command.id;
    auto& commands = known[filing];
    places_[command.id] = {filing, commands.size()};
    commands.push_back(std::move(command));
  }

  void answered(std::istringstream& words, Outcome outcome) {
    std::string id;
    words >> id;
    const auto place = places_.find(id);
    if (place == places_.end()) return words.setstate(std::ios::failbit);
    auto& command = known.at(place->second.first).at(place->second.second);
    command.outcome = outcome;
    if (outcome == Outcome::acknowledged) words >> command.name >> command.state;
  }

  std::unordered_map<std::string, std::pair<std::string, std::size_t>> places_;
};

}  // namespace

Known read_client_record(const std::string& file) {
  std::ifstream lines(file);
  if (!lines) throw std::runtime_error("cannot read " + file);
  Reader reader;
  for (std::string line; std::getline(lines, line);) reader.add(line);
  return std::move(reader.known);
}

}  // namespace penugasan::torture
