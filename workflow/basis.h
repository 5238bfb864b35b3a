// What a rule rests on: an article of the regulation, or a house rule where the text is silent.
#pragma once

#include <string>

namespace penugasan::workflow {

/// A house rule is our own operating rule and is never presented as law.
struct Basis {
  enum class Kind : unsigned char { house, regulation };
  Kind kind = Kind::house;
  std::string article;  // "Ps.17(2)", "Lamp II.I.C.4.a.3.c"; never empty for a regulation basis
  std::string words;    // the deciding words, quoted, where the wording matters
  std::string note;     // why it is read so
  bool operator==(const Basis&) const = default;
};

inline Basis house(std::string note = {}) { return {Basis::Kind::house, {}, {}, std::move(note)}; }

}  // namespace penugasan::workflow
