#include "server/errors/words.h"

#include <algorithm>
#include <iterator>

namespace penugasan::server {

namespace {

struct Word {
  std::string_view word;
  std::string_view id;
  std::string_view en;
};

constexpr Word kWords[] = {
    {"approve", "setujui", "approve"},
    {"reject", "tolak", "reject"},
    {"complete", "selesaikan", "complete"},
    {"pending", "berjalan", "pending"},
    {"assigned", "ditugaskan", "assigned"},
    {"rejected", "ditolak", "rejected"},
    {"withdrawn", "ditarik kembali", "withdrawn"},
    {"purpose", "maksud dan tujuan", "purpose"},
    {"competencies", "kompetensi", "competencies"},
    {"expectation", "ekspektasi", "expectation"},
    {"period", "durasi", "period"},
    {"penunjukan", "penunjukan", "penunjukan (appointment)"},
    {"pengajuan_sukarela", "pengajuan sukarela", "pengajuan sukarela (voluntary application)"},
    {"pengumuman_kebutuhan", "pengumuman kebutuhan", "pengumuman kebutuhan (announcement)"},
    {"dalam_unit", "dalam unit", "within the unit (dalam unit)"},
    {"lintas_unit", "lintas unit", "across units (lintas unit)"},
    {"lintas_perangkat_daerah", "lintas perangkat daerah", "across Perangkat Daerah (lintas perangkat daerah)"},
    {"lintas_instansi", "lintas instansi", "across agencies (lintas instansi)"},
    {"nothing_else", "tidak satu pun yang lain (call dan answers diisi hanya bila diminta)",
     "nothing else (call and answers stand only where they are asked for)"},
    {"open_announcement", "pengumuman kebutuhan yang masih terbuka", "an open announcement (pengumuman kebutuhan)"},
    {"incoming_request", "permohonan pelibatan yang masih berjalan", "a pending request for involvement (permohonan pelibatan)"},
    {"owner_head", "pimpinan unit pemilik kinerja", "head of the owner unit"},
    {"owner_kpd", "kepala Perangkat Daerah pemilik kinerja", "head of the owner's Perangkat Daerah"},
    {"owner_authority", "Pejabat yang Berwenang instansi pemilik kinerja", "authority of the owner's agency"},
    {"owner_personnel_head", "kepala unit kepegawaian instansi pemilik kinerja", "personnel head of the owner's agency"},
    {"source_head", "pimpinan unit asal", "head of the source unit"},
    {"source_kpd", "kepala Perangkat Daerah asal", "head of the source's Perangkat Daerah"},
    {"source_authority", "Pejabat yang Berwenang instansi asal", "authority of the source's agency"},
    {"source_personnel_head", "kepala unit kepegawaian instansi asal", "personnel head of the source's agency"},
    {"appraisers", "Pejabat Penilai Kinerja", "Pejabat Penilai Kinerja (appraiser)"},
    {"assignees", "pejabat yang ditugaskan", "assignees"},
    {"filer", "pengaju", "filer"},
    {"at_most", "paling banyak", "at most"},
    {"at_least", "paling sedikit", "at least"},
    {"longer_than", "lebih dari", "longer than"},
    {"shorter_than", "kurang dari", "shorter than"},
    {"within", "di dalam", "within"},
    {"headcount", "jumlah pejabat", "headcount"},
    {"calendar_year", "satu tahun", "one calendar year"},
    {"days", "hari", "day(s)"},
    {"months", "bulan", "month(s)"},
    {"years", "tahun", "year(s)"},
    {"operator", "pengelola", "operators"},
    {"official", "pejabat", "officials"},
    {"administrator", "administrator instansinya", "administrators of its agency"},
    {"directory.load", "akun layanan instansinya dengan scope directory.load",
     "its service accounts with the scope directory.load"},
};

constexpr std::string_view kVocabularyKeys[] = {"options", "state", "missing", "mode",  "scope",
                                                "stated",  "need",  "offices", "limit", "allowed"};

std::string_view translate(std::string_view word, Language language) {
  const auto* const found = std::find_if(std::begin(kWords), std::end(kWords), [&](const Word& one) { return one.word == word; });
  if (found == std::end(kWords)) return word;
  return language == Language::en ? found->en : found->id;
}

}  // namespace

std::string in_words(std::string_view key, std::string_view value, Language language) {
  if (std::find(std::begin(kVocabularyKeys), std::end(kVocabularyKeys), key) == std::end(kVocabularyKeys))
    return std::string(value);
  std::string text;
  while (!value.empty()) {
    const auto end = std::min(value.find_first_of(", "), value.size());
    text.append(translate(value.substr(0, end), language));
    value.remove_prefix(end);
    const auto next = std::min(value.find_first_not_of(", "), value.size());
    text.append(value.substr(0, next));
    value.remove_prefix(next);
  }
  return text;
}

}  // namespace penugasan::server
