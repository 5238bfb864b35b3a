#include "workflow/loader/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "workflow/loader/source_text.h"

namespace penugasan::workflow {
namespace {

/// Put after the text: yaml-cpp lets a quote that is never closed pass where a line feed ends the file, but not where this does.
constexpr std::string_view end_mark = "\n#";

struct Refused {
  int line;
  std::string what;
};

int lines_of(std::string_view text) {
  const auto ends = std::count(text.begin(), text.end(), '\n');
  return static_cast<int>(ends) + (text.ends_with('\n') ? 0 : 1);
}

/// Builds the tree from yaml-cpp's events; a Refused ends the parsing at once.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceFile& file, Faults& faults) : file_(file.name), last_line_(lines_of(file.text)), faults_(faults) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(node(mark, "", anchor, YamlNode::Kind::nothing)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{mark.line + 1, "an alias (*) is not allowed here: write the text out"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    auto scalar = node(mark, tag, anchor, YamlNode::Kind::scalar);
    scalar.text = value;
    // Escapes ("\x1b") bring in what check_source_text() keeps out; other faults quote the text, so it goes no further.
    if (const auto what = control_fault(value); !what.empty()) {
      faults_.add(file_, scalar.line, what);
      scalar.text = "?";
    }
    if (wants_key()) return add_key(scalar);
    add(std::move(scalar));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(node(mark, tag, anchor, YamlNode::Kind::sequence));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(node(mark, tag, anchor, YamlNode::Kind::mapping));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    bool has_key = false;  // of a mapping: a key waits for its value
    bool repeated = false;
  };

  YamlNode node(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Kind kind) {
    const int line = std::min(mark.line + 1, last_line_);
    if (anchor != YAML::NullAnchor)
      throw Refused{line, "an anchor (&) is not allowed here: write the text out where it is needed"};
    if (!tag.empty() && tag != "?" && tag != "!")
      throw Refused{line, "the tag " + tag + " is not allowed here: write the plain value"};
    if (++nodes_ > most_nodes)
      throw Refused{line, "more than " + std::to_string(most_nodes) + " values: a regulation needs some thousands"};
    YamlNode made;
    made.kind = kind;
    made.line = line;
    return made;
  }

  bool wants_key() const { return !open_.empty() && open_.back().node.kind == YamlNode::Kind::mapping && !open_.back().has_key; }

  void add_key(const YamlNode& key) {
    auto& top = open_.back();
    top.has_key = true;
    const auto first =
        std::find_if(top.node.keys.begin(), top.node.keys.end(), [&](const auto& one) { return one.name == key.text; });
    top.repeated = first != top.node.keys.end();
    if (top.repeated) {
      faults_.add(file_, key.line,
                  "`" + key.text + "` stands twice, first on line " + std::to_string(first->line) + ": keep one");
    } else {
      top.node.keys.push_back({key.text, key.line});
    }
  }

  void open(YamlNode node) {
    if (wants_key()) throw Refused{node.line, "a key must be a word, not a list or mapping"};
    if (open_.size() == deepest_nesting) {
      throw Refused{node.line, "nested deeper than " + std::to_string(deepest_nesting) + " levels: a regulation needs 8"};
    }
    open_.push_back({std::move(node)});
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(done));
  }

  void add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    if (wants_key()) throw Refused{node.line, "a key is missing before the colon"};
    auto& top = open_.back();
    top.has_key = false;
    if (top.repeated) return;
    // yaml-cpp tells the place of what comes after a value that is left out.
    if (node.kind == YamlNode::Kind::nothing && !top.node.keys.empty()) node.line = top.node.keys.back().line;
    top.node.items.push_back(std::move(node));
  }

  const std::string& file_;
  int last_line_;
  Faults& faults_;
  std::vector<Open> open_;
  YamlNode root_;
  int nodes_ = 0;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& one) { return one.name == key; });
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

const YamlNode& YamlNode::at(std::string_view key) const {
  const auto* found = find(key);
  return found ? *found : *this;
}

const YamlNode& YamlNode::at(std::size_t index) const { return index < items.size() ? items[index] : *this; }

int YamlNode::line_of(std::string_view key) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& one) { return one.name == key; });
  return found == keys.end() ? line : found->line;
}

std::optional<YamlNode> parse_yaml(const SourceFile& file, Faults& faults) {
  if (!check_source_text(file, faults)) return std::nullopt;
  try {
    std::istringstream in(file.text + std::string(end_mark));
    YAML::Parser parser(in);
    TreeBuilder builder(file, faults);
    parser.HandleNextDocument(builder);
    TreeBuilder rest(file, faults);
    if (parser.HandleNextDocument(rest)) throw Refused{0, "a file is one document: take out what follows the first"};
    return builder.take();
  } catch (const Refused& refused) {
    faults.add(file.name, refused.line, refused.what);
  } catch (const YAML::Exception& error) {
    faults.add(file.name, std::min(error.mark.line + 1, lines_of(file.text)), "not YAML here: " + error.msg);
  }
  return std::nullopt;
}

}  // namespace penugasan::workflow
