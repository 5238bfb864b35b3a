// The domain's closed vocabularies, with their names as they stand in data, API and messages.
#pragma once

#include <optional>
#include <string_view>

namespace penugasan::workflow {

enum class Mode : unsigned char { penunjukan, pengajuan_sukarela };
enum class Form : unsigned char { individu, tim_kerja };
enum class Scope : unsigned char { dalam_unit, lintas_unit, lintas_perangkat_daerah, lintas_instansi };
enum class State : unsigned char { pending, assigned, rejected, withdrawn };
enum class Option : unsigned char { approve, reject, complete };
enum class LetterItem : unsigned char { purpose, competencies, expectation, period };

/// The offices that a regulation's data may name. owner: the unit that needs the work; source: where the people sit.
enum class Office : unsigned char {
  owner_head,
  owner_kpd,
  owner_authority,
  owner_personnel_head,
  source_head,
  source_kpd,
  source_authority,
  source_personnel_head,
  appraisers,  // Pejabat Penilai Kinerja of the named officials
  assignees,
  filer,
};

/// What was done, as it stands in the history.
enum class Act : unsigned char { filed, approved, rejected, recommended, not_recommended, completed, acknowledged, withdrawn };

enum class Cause : unsigned char { your_turn, approved, rejected, assigned, withdrawn, copy, for_your_information };

std::string_view name_of(Mode value);
std::string_view name_of(Form value);
std::string_view name_of(Scope value);
std::string_view name_of(State value);
std::string_view name_of(Option value);
std::string_view name_of(LetterItem value);
std::string_view name_of(Office value);
std::string_view name_of(Act value);
std::string_view name_of(Cause value);

/// The value whose name_of is `name`; nothing for any other text.
template <class Enum>
std::optional<Enum> from_name(std::string_view name);

}  // namespace penugasan::workflow
