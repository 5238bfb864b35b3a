// The catalogue of the edge's own refusals.
#include "server/errors/messages.h"

namespace penugasan::server {

namespace {

constexpr Texts kUnauthenticated = {
    {"Pemanggil tidak dikenali[: {explanation}].",
     "Sertakan tepat satu metadata \"x-penugasan-principal\", misalnya \"surakarta/kadis-kominfo\"."},
    {"The caller is not known[: {explanation}].",
     "Send exactly one metadata \"x-penugasan-principal\", for example \"surakarta/kadis-kominfo\"."}};
constexpr Texts kCredentialsMissing = {
    {"Peladen ini perlu tahu siapa pemanggilnya[: {explanation}].",
     "Masuk dahulu (penugasan login), atau sertakan metadata \"authorization: Bearer …\" atau sertifikat klien yang terdaftar."},
    {"This server needs to know who is calling[: {explanation}].",
     "Log in first (penugasan login), or send metadata \"authorization: Bearer …\" or a client certificate that is listed."}};
constexpr Texts kCredentialsDisagree = {
    {"Sertifikat dan token panggilan ini milik pemanggil yang berbeda[: {explanation}].",
     "Kirim hanya yang milik pemanggil; atas nama pejabat hanya akun layanan yang boleh bertindak, dengan token pejabat itu."},
    {"Certificate and token of this call belong to different callers[: {explanation}].",
     "Send only what is the caller's; only a service account may act for an official, by that official's own token."}};
constexpr Texts kTokenExpired = {{"Masa berlaku token telah habis.", "Masuk kembali untuk memperoleh token baru."},
                                 {"The token has expired.", "Log in again for a new token."}};
constexpr Texts kTokenInvalid = {
    {"Token ini tidak dapat diterima[: {explanation}].",
     "Masuk kembali untuk memperoleh token baru; bila tetap ditolak, sampaikan penyebabnya kepada pengelola."},
    {"This token cannot be accepted[: {explanation}].",
     "Log in again for a new token; if it is still refused, tell the operator why."}};
constexpr Texts kCallerUnknown = {{"Identitas Anda sah, tetapi tidak dikenal di sini[: {explanation}].",
                                   "Minta pengelola mendaftarkannya, atau periksa apakah direktori instansi sudah dimuat."},
                                  {"Your identity is sound, but not known here[: {explanation}].",
                                   "Ask the operator to have it listed, or check whether the agency's directory is loaded."}};
constexpr Texts kScopeMissing = {
    {"Akun layanan ini tidak diberi wewenang {scope}.", "Minta pengelola menambahkannya, bila memang diperlukan."},
    {"This service account lacks the scope {scope}.", "Ask the operator to add it, if it is really needed."}};
constexpr Texts kOperatorOnly = {
    {"Panggilan ini bukan untuk pemanggil seperti Anda[; hanya untuk {allowed}].",
     "Mintalah mereka melakukannya; bila Anda termasuk, periksa dengan WhoAmI sebagai siapa Anda dikenal, lalu ulangi."},
    {"This call is not for a caller like you[; only for {allowed}].",
     "Ask them to do it; if you are one of them, see by WhoAmI whom the server takes you for, then repeat it."}};
constexpr Texts kInvalidField = {
    {"Isian tidak sah[: {field}: {explanation}].", "Perbaiki isian yang disebutkan, lalu kirim kembali."},
    {"A field is not valid[: {field}: {explanation}].", "Correct the fields that are named and send it again."}};
constexpr Texts kEtagRequired = {{"Tindakan ini memerlukan etag.", "Baca permohonannya dahulu, lalu sertakan etag-nya."},
                                 {"This act needs an etag.", "Read the request first and send its etag along."}};
constexpr Texts kRequestIdReused = {
    {"request_id ini sudah dipakai untuk permintaan yang lain.",
     "Pakai UUID baru untuk permintaan baru; ulangi permintaan lama tanpa mengubahnya."},
    {"This request_id was used for another payload.", "Use a fresh UUID for a new request; repeat an old one unchanged."}};
constexpr Texts kPageTokenInvalid = {{"page_token ini bukan dari daftar ini, atau argumen lainnya telah berubah.",
                                      "Mulai lagi dari halaman pertama tanpa page_token."},
                                     {"This page_token is not of this list, or another argument has changed.",
                                      "Begin again at the first page, without page_token."}};
constexpr Texts kFilterInvalid = {{"Filter tidak sah[ pada karakter ke-{position}][: {explanation}].",
                                   "Perbaiki filternya; kolom yang tidak dikenal tidak diabaikan."},
                                  {"The filter is not valid[ at character {position}][: {explanation}].",
                                   "Correct the filter; what is unknown is never ignored."}};
constexpr Texts kDirectoryInvalid = {
    {"Direktori ditolak seluruhnya; tidak ada yang berubah[. Kesalahan pertama: {field}: {explanation}].",
     "Perbaiki setiap tempat yang disebutkan, lalu muat kembali."},
    {"The directory is refused as a whole, nothing has changed[. The first fault: {field}: {explanation}].",
     "Correct every place that is named and load it again."}};
constexpr Texts kNotFound = {{"Tidak ditemukan[: {name}].", "Periksa namanya; yang tidak boleh Anda lihat dianggap tidak ada."},
                             {"Not found[: {name}].", "Check the name; what you may not see counts as not there."}};
constexpr Texts kResumeTokenInvalid = {
    {"resume_token ini tidak dikenal oleh penyimpanan ini.",
     "Mulai lagi tanpa resume_token; isi yang terlewat akan dikirim kembali."},
    {"This store does not know the resume_token.", "Begin again without it; what was missed is sent again."}};
constexpr Texts kOverloaded = {
    {"Peladen sedang penuh; tidak ada yang dilakukan.", "Tunggu sebentar, lalu ulangi dengan request_id yang sama."},
    {"The server is full; nothing was done.", "Wait a moment and repeat with the same request_id."}};
constexpr Texts kSlowReader = {
    {"Aliran diakhiri karena tidak dibaca cukup cepat.", "Sambung kembali dengan resume_token terakhir."},
    {"The stream was ended because it was not read fast enough.", "Come back with the last resume_token."}};
constexpr Texts kTooManyStreams = {
    {"Terlalu banyak aliran yang terbuka.", "Tutup aliran yang tidak dipakai, atau coba lagi nanti."},
    {"Too many streams are open.", "Close those that are not used, or try again later."}};
constexpr Texts kRateLimited = {
    {"Terlalu banyak panggilan dalam waktu singkat; tidak ada yang dilakukan.",
     "Tunggu sebentar, lalu ulangi; kurangi laju panggilan program Anda."},
    {"Too many calls in a short time; nothing was done.", "Wait a moment and repeat; have your program call less often."}};
constexpr Texts kDeadlineExceeded = {
    {"Waktu habis sebelum giliran perintah ini; tidak ada yang dilakukan.",
     "Ulangi dengan request_id yang sama dan batas waktu yang lebih panjang."},
    {"The time ran out before the command's turn; nothing was done.", "Repeat with the same request_id and more time."}};
constexpr Texts kReadOnly = {{"Media penyimpanan hampir penuh; untuk sementara hanya dapat dibaca, tidak ada yang diubah.",
                              "Ulangi nanti dengan request_id yang sama; pengelola perlu menambah ruang penyimpanan."},
                             {"The disk is nearly full; the server is read-only for now and nothing was changed.",
                              "Repeat later with the same request_id; the operator must free space."}};
constexpr Texts kShuttingDown = {
    {"Peladen sedang berhenti; tidak ada yang dilakukan.",
     "Setelah peladen berjalan kembali, ulangi dengan request_id yang sama; aliran disambung dengan resume_token terakhir."},
    {"The server is shutting down; nothing was done.",
     "Once it is back, repeat with the same request_id; a stream goes on with the last resume_token."}};
constexpr Texts kStoreFailed = {{"Penyimpanan gagal dan hasilnya tidak diketahui; peladen berhenti.",
                                 "Ulangi dengan request_id yang sama setelah peladen berjalan kembali."},
                                {"The store failed and the outcome is not known; the server is stopping.",
                                 "Repeat with the same request_id once it is back."}};
constexpr Texts kBackupsOff = {
    {"Peladen ini tidak mempunyai folder cadangan.",
     "Tetapkan \"backups\" dalam konfigurasi peladen, lalu jalankan kembali peladennya."},
    {"This server has no folder for backups.", "Set \"backups\" in the server's configuration and start it again."}};
constexpr Texts kBackupRunning = {
    {"Sebuah cadangan sedang dibuat.", "Tunggu sampai selesai; lihat daftarnya dengan backup list."},
    {"A backup is being made.", "Wait for its end; backup list shows it then."}};
constexpr Texts kBackupFailed = {
    {"Cadangan tidak berhasil dibuat; penyimpanan tidak terpengaruh.", "Lihat sebabnya dalam log peladen, lalu buat lagi."},
    {"No backup was made; the store is not affected.", "See the server's log for why, then make one again."}};
constexpr Texts kArchivesOff = {
    {"Peladen ini tidak mempunyai folder arsip.",
     "Tetapkan \"archives\" dalam konfigurasi peladen, lalu jalankan kembali peladennya."},
    {"This server has no folder for archives.", "Set \"archives\" in the server's configuration and start it again."}};
constexpr Texts kArchiveRunning = {{"Sebuah arsip sedang dibuat.", "Tunggu sampai selesai, lalu ulangi."},
                                   {"An archive is being made.", "Wait for its end, then repeat."}};
constexpr Texts kArchiveFailed = {
    {"Pengarsipan tidak selesai; permohonan yang belum ada dalam berkas arsip yang utuh tetap ada dalam penyimpanan.",
     "Lihat sebabnya dalam log peladen, lalu buat arsip lain dengan nama berkas yang baru."},
    {"The archive was not completed; every request that is not in a sound archive file is still in the store.",
     "See the server's log for why, then make another archive under a new file name."}};
constexpr Texts kRequestArchived = {
    {"request_id ini sudah dilaksanakan dahulu, dan permohonannya telah diarsipkan; tidak ada yang dilakukan lagi.",
     "Pakai UUID baru untuk permintaan baru; tanyakan arsipnya kepada pengelola."},
    {"This request_id was carried out long ago and its request has been archived; nothing was done again.",
     "Use a fresh UUID for a new request; ask the operator for the archive."}};
constexpr Texts kInternal = {
    {"Terjadi kesalahan di dalam peladen.", "Laporkan kepada pengelola beserta request_id dan waktu kejadiannya."},
    {"Something went wrong inside the server.", "Tell the operator, with the request_id and the time at which it happened."}};

}  // namespace

const Texts& texts_of(EdgeReason reason) {
  switch (reason) {
    case EdgeReason::unauthenticated: return kUnauthenticated;
    case EdgeReason::credentials_missing: return kCredentialsMissing;
    case EdgeReason::credentials_disagree: return kCredentialsDisagree;
    case EdgeReason::token_expired: return kTokenExpired;
    case EdgeReason::token_invalid: return kTokenInvalid;
    case EdgeReason::caller_unknown: return kCallerUnknown;
    case EdgeReason::scope_missing: return kScopeMissing;
    case EdgeReason::operator_only: return kOperatorOnly;
    case EdgeReason::invalid_field: return kInvalidField;
    case EdgeReason::etag_required: return kEtagRequired;
    case EdgeReason::request_id_reused: return kRequestIdReused;
    case EdgeReason::page_token_invalid: return kPageTokenInvalid;
    case EdgeReason::filter_invalid: return kFilterInvalid;
    case EdgeReason::directory_invalid: return kDirectoryInvalid;
    case EdgeReason::not_found: return kNotFound;
    case EdgeReason::resume_token_invalid: return kResumeTokenInvalid;
    case EdgeReason::overloaded: return kOverloaded;
    case EdgeReason::slow_reader: return kSlowReader;
    case EdgeReason::too_many_streams: return kTooManyStreams;
    case EdgeReason::rate_limited: return kRateLimited;
    case EdgeReason::deadline_exceeded: return kDeadlineExceeded;
    case EdgeReason::read_only: return kReadOnly;
    case EdgeReason::shutting_down: return kShuttingDown;
    case EdgeReason::store_failed: return kStoreFailed;
    case EdgeReason::backups_off: return kBackupsOff;
    case EdgeReason::backup_running: return kBackupRunning;
    case EdgeReason::backup_failed: return kBackupFailed;
    case EdgeReason::archives_off: return kArchivesOff;
    case EdgeReason::archive_running: return kArchiveRunning;
    case EdgeReason::archive_failed: return kArchiveFailed;
    case EdgeReason::request_archived: return kRequestArchived;
    case EdgeReason::internal: return kInternal;
  }
  return kInternal;
}

}  // namespace penugasan::server
