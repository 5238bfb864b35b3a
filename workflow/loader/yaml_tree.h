// A YAML file as a plain tree that knows its lines. Internal to workflow/loader; the only part that includes yaml-cpp.
// Input is not trusted: size, depth and characters are bounded, anchors, aliases and tags are refused, so a file can neither
// blow up nor hang the reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/loader/faults.h"

namespace penugasan::workflow {

inline constexpr std::size_t largest_file = 1 << 20;  // bytes
inline constexpr int deepest_nesting = 24;            // a regulation needs 8
inline constexpr int most_nodes = 50000;              // a regulation needs some thousands

struct YamlNode {
  enum class Kind : unsigned char { nothing, scalar, sequence, mapping };
  struct Key {
    std::string name;
    int line = 0;
  };

  Kind kind = Kind::nothing;
  int line = 0;
  std::string text;             // of a scalar
  std::vector<Key> keys;        // of a mapping, one for each of `items`
  std::vector<YamlNode> items;  // of a sequence or mapping

  /// Null where this is no mapping or has no such key.
  const YamlNode* find(std::string_view key) const;
  /// For the line of something that may be left out: the node under `key` or at `index`, else this one.
  const YamlNode& at(std::string_view key) const;
  const YamlNode& at(std::size_t index) const;
  /// The line where `key` stands, else this node's.
  int line_of(std::string_view key) const;
};

/// The file's one document. Nothing after a fault that leaves no tree; keys that stand twice are faults, the first one counts.
std::optional<YamlNode> parse_yaml(const SourceFile& file, Faults& faults);

}  // namespace penugasan::workflow
