#include "workflow/loader/overlays.h"

#include <algorithm>

#include "workflow/loader/source_text.h"

namespace penugasan::workflow {
namespace {

/// Why the overlay may not put its flow there; empty: it may.
std::string objection(const Flow& there) {
  const auto name = std::string(name_of(there.mode)) + " " + std::string(name_of(there.scope));
  if (!there.overlay.empty()) return "the overlay `" + there.overlay + "` has added the flow " + name + " already";
  if (there.availability == Flow::Availability::provided) return "the regulation provides the flow " + name + " itself";
  if (there.availability == Flow::Availability::not_provided) return {};
  return "the regulation forbids the flow " + name + " (" + there.basis.article + ", \"" + there.basis.words + "\")";
}

class Composer {
 public:
  Composer(const RegulationFile& file, Faults& faults) : faults_(faults) {
    result_.regulation = file.regulation;
    result_.head = {file.source.name, &file.root, file.head_sound};
    for (std::size_t at = 0; at < file.regulation.flows.size(); ++at) {
      result_.flows.push_back({file.source.name, &file.root.at("flows").at(at), file.flows_sound[at]});
    }
  }

  void add(const OverlayFile& overlay) {
    result_.regulation.overlays.push_back(overlay.id);
    result_.overlays.push_back({overlay.source.name, &overlay.root, overlay.sound});
    add_letters(overlay);
    for (std::size_t at = 0; at < overlay.flows.size(); ++at) {
      const Place place{overlay.source.name, &overlay.root.at("flows").at(at), overlay.flows_sound[at]};
      if (place.sound) add_flow(overlay.flows[at], place);
    }
  }

  Composed take() { return std::move(result_); }

 private:
  void add_letters(const OverlayFile& overlay) {
    for (const auto& [name, kind] : overlay.letters) {
      if (result_.regulation.letters.emplace(name, kind).second) continue;
      faults_.add(
          overlay.source.name, overlay.root.at("letters").line_of(name),
          "the letter `" + name + "` is declared already in " + result_.regulation.id + ": use it, or choose another name");
    }
  }

  void add_flow(const Flow& flow, const Place& place) {
    auto& flows = result_.regulation.flows;
    const auto there = std::find_if(flows.begin(), flows.end(),
                                    [&](const Flow& one) { return one.mode == flow.mode && one.scope == flow.scope; });
    if (there == flows.end()) {
      flows.push_back(flow);
      result_.flows.push_back(place);
      return;
    }
    // What the regulation says there could not be read: its own fault is told, and this one waits for it.
    const auto at = static_cast<std::size_t>(there - flows.begin());
    if (!result_.flows[at].sound) return;
    if (const auto why = objection(*there); !why.empty()) {
      result_.overlays.back().sound = false;  // its letters are not used now, and that is not its fault
      faults_.add(place.file, place.node->line,
                  why + " (" + result_.regulation.id + "): an overlay adds only what is not provided");
      return;
    }
    *there = flow;
    result_.flows[at] = place;
  }

  Faults& faults_;
  Composed result_;
};

}  // namespace

Composed compose(const RegulationFile& file, const std::vector<const OverlayFile*>& overlays, Faults& faults) {
  Composer composer(file, faults);
  std::vector<std::string> texts{file.source.text};
  for (const auto* overlay : overlays) {
    composer.add(*overlay);
    texts.push_back(overlay->source.text);
  }
  auto composed = composer.take();
  composed.regulation.source = join_source(texts);
  composed.regulation.version = version_of(texts);
  return composed;
}

}  // namespace penugasan::workflow
