#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "workflow/loader/overlays.h"
#include "workflow/loader/source_text.h"

namespace penugasan::workflow {
namespace {

using Loaded = std::shared_ptr<const Regulation>;

/// Everything that was read. Deques: pointers into them stay good.
struct Files {
  std::deque<RegulationFile> regulations;
  std::deque<OverlayFile> overlays;
};

void read(const SourceFile& source, bool named, Files& files, Faults& faults) {
  auto file = read_file(source, named, faults);
  if (file.regulation) files.regulations.push_back(std::move(*file.regulation));
  if (file.overlay) files.overlays.push_back(std::move(*file.overlay));
}

bool names(const OverlayFile& overlay, const std::string& regulation) {
  return std::find(overlay.regulations.begin(), overlay.regulations.end(), regulation) != overlay.regulations.end();
}

Composed put_together(const RegulationFile& file, std::vector<const OverlayFile*> overlays, Faults& faults) {
  std::sort(overlays.begin(), overlays.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return compose(file, overlays, faults);
}

Loaded prove(const RegulationFile& file, std::vector<const OverlayFile*> overlays, Faults& faults) {
  auto composed = put_together(file, std::move(overlays), faults);
  check({composed.regulation, composed.head, composed.overlays, composed.flows, faults});
  return std::make_shared<const Regulation>(std::move(composed.regulation));
}

/// Reads again what an earlier load kept: the regulation, then its overlays, which go by their own ids.
Files read_stored(const std::string& id, const std::string& source, Faults& faults) {
  Files files;
  const auto texts = split_source(source);
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const auto name = at == 0 ? id + ".yaml" : id + " (stored overlay " + std::to_string(at) + ")";
    read({name, texts[at]}, at == 0, files, faults);
  }
  if (faults.empty() && (files.regulations.size() != 1 || files.overlays.size() + 1 != texts.size())) {
    faults.add(id, 0, "the stored source is not one regulation followed by its overlays: the store is damaged");
  }
  return files;
}

void check_overlays_known(const Files& files, const std::set<std::string>& known, Faults& faults) {
  std::set<std::string> ids;
  for (const auto& overlay : files.overlays) {
    const auto& root = overlay.root;
    if (!overlay.id.empty() && !ids.insert(overlay.id).second) {
      faults.add(overlay.source.name, root.line_of("overlay"),
                 "another file holds the overlay `" + overlay.id + "` too: keep one");
    }
    for (const auto& regulation : overlay.regulations) {
      if (known.contains(regulation)) continue;
      faults.add(overlay.source.name, root.line_of("regulations"),
                 "no regulation `" + regulation + "` is loaded: correct the id, or load it too");
    }
  }
}

/// Which of two different texts a request would be filed under is nobody's guess: one of them must go. The same text twice does
/// no harm, and one that is in force later takes over on that day.
void check_rivals(const Files& files, Faults& faults) {
  std::map<std::pair<std::string, Date>, const SourceFile*> first;
  for (const auto& file : files.regulations) {
    if (!file.head_sound) continue;
    const auto& one = file.regulation;
    const auto [there, fresh] = first.emplace(std::pair{one.id, one.in_force_from}, &file.source);
    if (fresh || there->second->text == file.source.text) continue;
    faults.add(file.source.name, file.root.line_of("in_force"),
               "`" + one.id + "` is in force from " + format_date(one.in_force_from) + " with another text in " +
                   there->second->name +
                   " too, and a request could be filed under either: keep one of the files, or correct `in_force`");
  }
}

/// Of a base, the versions that still count: for each first day the one added last.
std::vector<Loaded> current_of(const RegulationSet& base) {
  std::vector<Loaded> current;
  for (const auto& one : base.all()) {
    const auto same = [&](const Loaded& other) { return other->id == one->id && other->in_force_from == one->in_force_from; };
    const auto older = std::find_if(current.begin(), current.end(), same);
    if (older == current.end()) {
      current.push_back(one);
    } else {
      *older = one;
    }
  }
  return current;
}

/// The base's version with the new overlays; one that it has already is replaced by that of the same id.
Loaded add_to(const Regulation& version, const std::vector<const OverlayFile*>& added, Faults& faults) {
  const auto stored = read_stored(version.id, version.source, faults);
  if (stored.regulations.empty()) return nullptr;
  auto overlays = added;
  for (const auto& old : stored.overlays) {
    const bool replaced = std::any_of(added.begin(), added.end(), [&](const auto* one) { return one->id == old.id; });
    if (!replaced) overlays.push_back(&old);
  }
  return prove(stored.regulations.front(), overlays, faults);
}

}  // namespace

std::vector<Loaded> load_regulations(const std::vector<SourceFile>& files, const RegulationSet& base) {
  Faults faults;
  Files parsed;
  for (const auto& source : files) read(source, true, parsed, faults);

  check_rivals(parsed, faults);

  std::set<std::string> here;
  for (const auto& file : parsed.regulations) here.insert(file.regulation.id);
  auto known = here;
  for (const auto& one : base.all()) known.insert(one->id);
  check_overlays_known(parsed, known, faults);

  std::vector<Loaded> loaded;
  const auto overlays_of = [&](const std::string& regulation) {
    std::vector<const OverlayFile*> overlays;
    for (const auto& one : parsed.overlays) {
      const bool twice = std::any_of(overlays.begin(), overlays.end(), [&](const auto* other) { return other->id == one.id; });
      if (names(one, regulation) && !twice) overlays.push_back(&one);
    }
    return overlays;
  };
  for (const auto& file : parsed.regulations) loaded.push_back(prove(file, overlays_of(file.regulation.id), faults));
  for (const auto& version : current_of(base)) {
    const auto overlays = overlays_of(version->id);
    if (!here.contains(version->id) && !overlays.empty()) loaded.push_back(add_to(*version, overlays, faults));
  }
  faults.throw_any();
  return loaded;
}

void refuse_rivals(const std::vector<SourceFile>& files) {
  Faults faults;
  Files parsed;
  Faults told;  // what else is wrong with a file is for load_regulations() to tell
  for (const auto& source : files) read(source, false, parsed, told);
  check_rivals(parsed, faults);
  faults.throw_any();
}

// Its proofs were those of the program that took it in: one that proves more must not keep a store closed over a text that
// requests were filed under long ago.
Loaded load_stored_regulation(const std::string& id, const std::string& version, const std::string& source) {
  Faults faults;
  const auto files = read_stored(id, source, faults);
  faults.throw_any();
  std::vector<const OverlayFile*> overlays;
  for (const auto& one : files.overlays) overlays.push_back(&one);
  auto composed = put_together(files.regulations.front(), std::move(overlays), faults);
  if (composed.regulation.version != version) {
    faults.add(id, 0, "the stored source is not the text of version " + version + ": the store is damaged");
  }
  faults.throw_any();
  return std::make_shared<const Regulation>(std::move(composed.regulation));
}

}  // namespace penugasan::workflow
