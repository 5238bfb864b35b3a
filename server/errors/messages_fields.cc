// What can be wrong with a field, and the warnings about a filing.
#include <algorithm>
#include <array>

#include "server/errors/messages.h"

namespace penugasan::server {

namespace {

struct FieldText {
  std::string_view key;
  std::string_view id;
  std::string_view en;
};

constexpr FieldText kFieldTexts[] = {
    {"missing", "wajib diisi", "is required"},
    {"required", "wajib diisi di sini", "is required here"},
    {"blank", "tidak boleh kosong atau hanya berisi spasi", "must not be blank"},
    {"too_long", "lebih dari {detail} karakter", "is longer than {detail} characters"},
    {"too_large", "lebih dari {detail} bita", "is larger than {detail} bytes"},
    {"too_many", "lebih dari {detail} butir", "has more than {detail} entries"},
    {"malformed", "bukan pesan yang dapat dibaca", "is not a message that can be read"},
    {"not_utf8", "bukan UTF-8 yang benar", "is not valid UTF-8"},
    {"control_character", "memuat karakter kendali {detail}", "holds the control character {detail}"},
    {"not_a_name", "bukan nama berbentuk {detail}", "is not a name of the form {detail}"},
    {"not_a_date", "bukan tanggal yang ada, misalnya 2026-04-01", "is not a day that exists, like 2026-04-01"},
    {"not_a_uuid", "bukan UUID, misalnya 5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9aa",
     "is not a UUID, like 5f0c8e3a-9d51-4c57-8d0e-2b7a44e1c9aa"},
    {"not_a_dashed_id", "harus 1 sampai 63 karakter dari a-z, 0-9 dan -", "must be 1 to 63 characters of a-z, 0-9 and -"},
    {"not_an_id", "harus 1 sampai 63 karakter dari a-z, 0-9, titik dan -, diawali huruf atau angka",
     "must be 1 to 63 characters of a-z, 0-9, dot and -, starting with a letter or a digit"},
    {"not_a_word", "harus 1 sampai 63 karakter dari a-z, 0-9 dan _", "must be 1 to 63 characters of a-z, 0-9 and _"},
    {"not_a_choice", "harus salah satu dari: {detail}", "must be one of: {detail}"},
    {"negative", "tidak boleh negatif", "must not be negative"},
    {"out_of_range", "harus di antara {detail}", "must be within {detail}"},
    {"unknown", "tidak dikenal", "is not known"},
    {"file_exists", "berkas itu sudah ada", "there is such a file already"},
    {"not_a_file_name", "harus 1 sampai 100 huruf, angka, \"-\", \"_\" atau \".\", tidak diawali \".\"",
     "must be 1 to 100 letters, digits, \"-\", \"_\" or \".\", and not begin with \".\""},
    {"repeated", "disebutkan lebih dari sekali", "is named more than once"},
    {"mismatch", "berbeda dengan yang dihitung", "differs from what is computed"},
    {"others", "hanya boleh menyebut diri sendiri", "may only name the filer"},
    {"not_here", "tidak diminta pada langkah ini", "is not asked for at this step"},
    {"not_answered_here", "tidak dijawab oleh pengajuan ini: kosongkan", "is not answered by this filing: leave it empty"},
    {"before_start", "mendahului tanggal mulai", "is before the first day"},
    {"in_the_past", "sudah lewat", "is in the past"},
    {"other_agency", "milik instansi lain, bukan {detail}", "belongs to another agency than {detail}"},
    {"not_of_this_list", "bukan dari daftar dengan argumen ini", "is not of this list with these arguments"},
    {"not_of_this_store", "bukan dari penyimpanan, aliran, atau pemanggil ini", "is not of this store, stream and caller"},
    {"duplicate", "sudah dipakai oleh {detail}", "is already used by {detail}"},
    {"unknown_unit", "unit {detail} tidak ada di direktori ini", "there is no unit {detail} in this directory"},
    {"unknown_official", "pejabat {detail} tidak ada di direktori ini", "there is no official {detail} in this directory"},
    {"parent_loop", "unit ini berada di bawah dirinya sendiri ({detail})", "the unit lies below itself ({detail})"},
    {"nip_malformed", "harus tepat 18 angka", "must be exactly 18 digits"},
    {"nip_birth", "8 angka pertama bukan tanggal lahir yang mungkin", "its first 8 digits are no possible date of birth"},
    {"nip_appointment", "angka ke-9 sampai ke-14 bukan bulan pengangkatan yang mungkin",
     "its digits 9 to 14 are no possible month of appointment"},
    {"nip_sex", "angka ke-15 harus 1 atau 2", "its digit 15 must be 1 or 2"},
    {"oneself", "tidak boleh diri sendiri", "must not be the same official"},
    {"not_for_kind", "tidak dipakai oleh mandat jenis {detail}", "is not used by a mandate of kind {detail}"},
    {"head_not_vacant", "jabatan pimpinan unit {detail} tidak kosong, jadi tidak ada Plt.",
     "the post of head of {detail} is not vacant, so nobody is its Plt"},
    {"authority_not_vacant", "jabatan Pejabat yang Berwenang tidak kosong, jadi tidak ada Plt.",
     "the post of the authority (Pejabat yang Berwenang) is not vacant, so nobody is its Plt"},
    {"reserved_unit", "\"{detail}\" menunjuk Pejabat yang Berwenang pada Plt., jadi tidak boleh menjadi id unit",
     "\"{detail}\" stands for the agency's authority in a Plt, so no unit may be called so"},
    {"two_holders", "ada dua pemegang jabatan pada hari yang sama; lihat {detail}",
     "the post has two holders on one day; see {detail}"},
    {"overlapping", "bertumpang-tindih dengan {detail}: orang dan jabatan yang sama pada hari yang sama",
     "overlaps with {detail}: the same person and office on the same day"},
    {"no_mandate_to_pass_on", "{detail} tidak memegang mandat pada seluruh hari itu, jadi tidak ada yang dapat diteruskan (u.b.)",
     "{detail} holds no mandat on all of these days, so there is nothing to pass on (u.b.)"},
    {"more_faults", "dan {detail} kesalahan lagi", "and {detail} more"},
    {"principal_missing", "metadata x-penugasan-principal tidak ada", "there is no metadata x-penugasan-principal"},
    {"principal_repeated", "metadata x-penugasan-principal lebih dari satu",
     "there is more than one metadata x-penugasan-principal"},
    {"principal_malformed", "isinya bukan instansi/pejabat", "its value is not of the form agency/official"},
    {"principal_not_local", "autentikator pengembangan hanya menerima mesin ini sendiri",
     "the development authenticator accepts this machine alone"},
    {"service_unknown", "akun layanan itu tidak terdaftar", "there is no such service account"},
    {"service_not_for_agency", "akun layanan itu tidak boleh bertindak untuk instansi pejabat tersebut",
     "the service account may not speak for that official's agency"},
    {"certificate_unlisted", "sertifikat klien ini tidak terdaftar", "this client certificate is not listed"},
    {"certificate_of_several", "sertifikat klien ini memuat nama beberapa pemanggil",
     "this client certificate holds names of several callers"},
    {"certificate_and_token", "token ini bukan milik pemegang sertifikat", "the token is not the certificate's holder's"},
    {"on_behalf_of_service_only", "hanya akun layanan yang dapat bertindak untuk pejabat",
     "only a service account can act for an official"},
    {"on_behalf_of_official_only", "akun layanan hanya dapat bertindak untuk pejabat",
     "a service account can act for an official only"},
    {"token_form", "bentuknya bukan JWT yang sah, atau lebih dari 6144 bita",
     "it is no well-formed JWT, or longer than 6144 bytes"},
    {"token_scheme", "isi metadata bukan \"Bearer TOKEN\"", "the metadata's value is not \"Bearer TOKEN\""},
    {"token_repeated", "ada lebih dari satu token di metadata yang sama", "there is more than one token in the same metadata"},
    {"token_algorithm", "algoritme tanda tangannya tidak diterima untuk penerbit dan kunci itu",
     "its signature's algorithm is not accepted of that issuer and key"},
    {"token_critical", "menuntut perluasan (crit) yang tidak dikenal", "it demands an extension (crit) that is not known"},
    {"token_type", "jenisnya (typ) bukan JWT", "its type (typ) is not JWT"},
    {"token_kid", "tidak menyebut kuncinya (kid)", "it does not name its key (kid)"},
    {"token_issuer", "penerbitnya (iss) tidak dikenal", "its issuer (iss) is not known"},
    {"token_key_unknown", "kuncinya (kid) belum dikenal; kunci penerbit sedang diambil ulang, coba sebentar lagi",
     "its key (kid) is not known yet; the issuer's keys are being fetched again, try in a moment"},
    {"token_keys_unavailable", "kunci penerbitnya tidak dapat diambil", "its issuer's keys cannot be had"},
    {"token_signature", "tanda tangannya tidak cocok", "its signature does not match"},
    {"token_audience", "bukan untuk peladen ini (aud)", "it is not for this server (aud)"},
    {"token_times", "waktunya (exp, iat, nbf) tidak ada atau bukan angka", "its times (exp, iat, nbf) are missing or no numbers"},
    {"token_not_yet", "belum berlaku (nbf, iat); periksa jam mesin", "it is not valid yet (nbf, iat); check the machine's clock"},
    {"token_lifetime", "masa berlakunya lebih panjang daripada yang diperbolehkan bagi penerbit itu",
     "it lives longer than its issuer's tokens may"},
    {"token_subject", "tidak menyebut pemiliknya (sub)", "it does not name its holder (sub)"},
    {"token_names_nobody", "token tidak menyebut pejabat sebagai instansi/pejabat",
     "the token names no official as agency/official"},
    {"issuer_not_for_agency", "penerbit token tidak berwenang menjamin pejabat instansi itu",
     "the token's issuer may not vouch for officials of that agency"},
    {"principal_unknown", "pejabat itu tidak ada di direktori", "there is no such official in the directory"},
    {"filter_too_long", "lebih dari {detail} karakter", "longer than {detail} characters"},
    {"filter_character", "memuat karakter kendali atau bukan UTF-8", "holds a control character or is not UTF-8"},
    {"filter_terms", "lebih dari {detail} perbandingan", "more than {detail} comparisons"},
    {"filter_and", "di sini hanya boleh ada {detail}", "only {detail} may stand here"},
    {"filter_field", "di sini harus ada salah satu kolom: {detail}", "here one of the fields must stand: {detail}"},
    {"filter_operator", "di sini harus ada salah satu operator: {detail}", "here one of the operators must stand: {detail}"},
    {"filter_value", "di sini harus ada nilai seperti: {detail}", "here a value must stand like: {detail}"},
    {"filter_quote", "tanda kutip ini tidak ditutup", "this quotation mark is not closed"},
};

struct WarningText {
  std::string_view reason;
  std::string_view id;
  std::string_view en;
};

constexpr WarningText kWarningTexts[] = {
    {"PERIOD_SPANS_YEARS", "Jangka waktunya melampaui satu tahun anggaran.", "The period spans more than one budget year."},
    {"PERIOD_OVER_ADVISED", "Jangka waktunya di luar yang dianjurkan.", "The period is outside of what is advised."},
    {"HEADCOUNT_OVER_ADVISED", "Jumlah pejabatnya di luar yang dianjurkan.", "The headcount is outside of what is advised."},
};

}  // namespace

std::string field_sentence(std::string_view what, std::string_view detail, Language language) {
  const auto* const found =
      std::find_if(std::begin(kFieldTexts), std::end(kFieldTexts), [&](const auto& text) { return text.key == what; });
  const Values values = {{"detail", detail.empty() ? "-" : clip(detail, 200)}};
  if (found != std::end(kFieldTexts)) return fill(language == Language::en ? found->en : found->id, values);
  return (language == Language::en ? "is not valid (" : "tidak sah (") + clip(what, 100) + ")";
}

std::vector<std::string_view> field_keys() {
  std::vector<std::string_view> keys;
  for (const auto& text : kFieldTexts) keys.push_back(text.key);
  return keys;
}

std::string warning_sentence(std::string_view reason, const workflow::Basis& basis, std::string_view regulation,
                             Language language) {
  const auto* const found =
      std::find_if(std::begin(kWarningTexts), std::end(kWarningTexts), [&](const auto& text) { return text.reason == reason; });
  std::string sentence = found == std::end(kWarningTexts) ? clip(reason, 100) + "."
                         : language == Language::en       ? std::string(found->en)
                                                          : std::string(found->id);
  return sentence + " " + basis_sentence(basis, regulation, language);
}

}  // namespace penugasan::server
