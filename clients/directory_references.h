// References of a directory to units and officials that it does not hold, found without a server.
#pragma once

#include <string>
#include <vector>

#include "penugasan/v1/directory.pb.h"

namespace penugasan::clients {

struct UnknownReference {
  std::string field;  // as a server names it: "directory.units[3].head"
  std::string id;
  bool is_unit = false;  // else an official
};

/// In the order of the directory. Whatever else a server may refuse is the server's to say.
std::vector<UnknownReference> unknown_references(const v1::Directory& directory);

}  // namespace penugasan::clients
