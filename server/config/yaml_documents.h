// How many documents a YAML text holds. yaml-cpp's own LoadAll() never comes back from a text like ",x"; this does.
#pragma once

#include <string>

namespace penugasan::server {

/// Counts as far as two. Throws YAML::Exception for what is no YAML.
int count_documents(const std::string& text);

}  // namespace penugasan::server
