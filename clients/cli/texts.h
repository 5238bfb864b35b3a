// The catalogue: every sentence that the command line says, in Indonesian and in English. Help on commands and options is in
// help_texts.h, the words for enum values in words.cc.
#pragma once

#include "clients/cli/help_texts.h"
#include "clients/cli/text.h"

namespace penugasan::cli::texts {

// Headings (a table writes them in capitals) and labels.
inline constexpr Text kRequest("Permintaan", "Request");
inline constexpr Text kAge("Umur", "Age");
inline constexpr Text kStep("Tahap", "Step");
inline constexpr Text kStandsIn("Sebagai", "Standing in");
inline constexpr Text kState("Status", "State");
inline constexpr Text kFiled("Diajukan", "Filed");
inline constexpr Text kAnnouncement("Pengumuman", "Announcement");
inline constexpr Text kUnit("Unit", "Unit");
inline constexpr Text kUnits("Unit", "Units");
inline constexpr Text kUnitKind("Jenis", "Kind");
inline constexpr Text kHead("Pimpinan", "Head");
inline constexpr Text kUntil("Sampai", "Until");
inline constexpr Text kFromDay("Mulai", "From");
inline constexpr Text kMandate("Mandat", "Mandate");
inline constexpr Text kFor("Untuk", "For");
inline constexpr Text kHeldBy("Pemegang", "Held by");
inline constexpr Text kTime("Waktu", "Time");
inline constexpr Text kCause("Sebab", "Cause");
inline constexpr Text kBy("Oleh", "By");
inline constexpr Text kLetter("Surat", "Letter");
inline constexpr Text kBasis("Dasar", "Basis");
inline constexpr Text kWords("Bunyi", "Words");
inline constexpr Text kAgency("Instansi", "Agency");
inline constexpr Text kName("Nama", "Name");
inline constexpr Text kTitle("Jabatan", "Title");
inline constexpr Text kOfficial("Pejabat", "Official");
inline constexpr Text kOfficialsCount("Pejabat", "Officials");
inline constexpr Text kAppraiser("Pejabat Penilai Kinerja", "Appraiser");
inline constexpr Text kInForce("Berlaku", "In force");
inline constexpr Text kVersion("Versi", "Version");
inline constexpr Text kMode("Cara", "Mode");
inline constexpr Text kScope("Lingkup", "Scope");
inline constexpr Text kAvailability("Diatur", "Provided");
inline constexpr Text kKind("Jenis", "Kind");
inline constexpr Text kOwner("Pemilik kinerja", "Owner");
inline constexpr Text kSource("Unit asal", "Source");
inline constexpr Text kFiler("Pengaju", "Filer");
inline constexpr Text kOfficials("Ditugaskan", "Assignees");
inline constexpr Text kHeadcount("Jumlah", "Headcount");
inline constexpr Text kPurpose("Tujuan", "Purpose");
inline constexpr Text kCompetencies("Kompetensi", "Competencies");
inline constexpr Text kExpectation("Ekspektasi", "Expectation");
inline constexpr Text kPeriod("Jangka waktu", "Period");
inline constexpr Text kRegulation("Peraturan", "Regulation");
inline constexpr Text kReason("Alasan", "Reason");
inline constexpr Text kAnswers("Menjawab", "Answers");
inline constexpr Text kAnsweredBy("Dijawab oleh", "Answered by");

// The server's state.
inline constexpr Text kServing("melayani (SERVING)", "SERVING");
inline constexpr Text kNotServing("tidak melayani (NOT_SERVING)", "NOT_SERVING");
inline constexpr Text kServer("Server", "Server");
inline constexpr Text kServerRuns("{0}, penugasand {1}, berjalan {2}", "{0}, penugasand {1}, up {2}");
inline constexpr Text kCommandsAccepted("Menerima", "Accepting");
inline constexpr Text kAcceptingNow("ya, perintah diterima", "yes, commands are accepted");
inline constexpr Text kReadOnlyNow(
    "tidak: media penyimpanan hampir penuh, hanya dapat dibaca; tambah ruang, server pulih sendiri",
    "no: the disk is nearly full, read-only; free some room, it goes back by itself");
inline constexpr Text kLog("Catatan", "Log");
inline constexpr Text kLogAt("posisi {0}; indeks pemberitahuan tertinggal {1} catatan",
                             "position {0}; the notice index is {1} records behind");
inline constexpr Text kCommandsLine("Perintah", "Commands");
inline constexpr Text kCommandsDone("{0} dalam {1} tulis sejak mulai; {2} menunggu",
                                    "{0} in {1} commits since the start; {2} waiting");
inline constexpr Text kOpenStepsLine("Tahap terbuka", "Open steps");
inline constexpr Text kStepsUnder("{0} di bawah {1} hari", "{0} under {1} day");
inline constexpr Text kStepsBetween("{0} selama {1}–{2} hari", "{0} for {1}–{2} days");
inline constexpr Text kStepsOver("{0} lebih dari {1} hari", "{0} over {1} days");
inline constexpr Text kNoOpenSteps("tidak ada", "none");
inline constexpr Text kStreams("Aliran", "Streams");
inline constexpr Text kDisk("Penyimpanan", "Disk");
inline constexpr Text kDiskRoom("{0} kosong (hanya baca di bawah {1}); data {2}",
                                "{0} free (read-only below {1}); the store takes {2}");
inline constexpr Text kFence("Pagar", "Fence");
inline constexpr Text kFenceAge("ditulis {0} lalu", "written {0} ago");
inline constexpr Text kProcess("Proses", "Process");
inline constexpr Text kProcessUses("memori {0}, {1} dari {2} berkas terbuka, CPU {3}",
                                   "{0} of memory, {1} of {2} open files, CPU {3}");
inline constexpr Text kCertificate("Sertifikat", "Certificate");
inline constexpr Text kCertificateUntil("{0} berlaku sampai {1} ({2} lagi)", "{0} until {1} (in {2})");
inline constexpr Text kCertificateEnded("{0} telah berakhir pada {1}", "{0} ended at {1}");
inline constexpr Text kSpanDays("{0} hari {1} jam", "{0} d {1} h");
inline constexpr Text kSpanHours("{0} jam {1} menit", "{0} h {1} min");
inline constexpr Text kSpanMinutes("{0} menit", "{0} min");
inline constexpr Text kSpanSeconds("{0} detik", "{0} s");

// Time.
inline constexpr Text kToday("hari ini", "today");
inline constexpr Text kOneDay("1 hari", "1 day");
inline constexpr Text kDays("{0} hari", "{0} days");

// Routes and history.
inline constexpr Text kHouseRule("aturan rumah", "house rule");
inline constexpr Text kMandateFor("{0} untuk {1}", "{0} for {1}");
inline constexpr Text kSkipped("dilewati", "skipped");
inline constexpr Text kVacant("KOSONG", "VACANT");
inline constexpr Text kNobodyHolds("tidak ada yang memegang jabatan ini", "nobody holds this office");
inline constexpr Text kNotYetKnown("belum diketahui (belum ada nama)", "not yet known (nobody is named yet)");
inline constexpr Text kAllOf("semua dari {0}", "all of {0}");
inline constexpr Text kAnyOf("salah satu dari {0}", "any of {0}");
inline constexpr Text kWaitingFor("menunggu {0}", "waiting for {0}");
inline constexpr Text kWaitingSinceToday("menunggu sejak hari ini", "waiting since today");
inline constexpr Text kSameAct("dipenuhi dengan tindakan yang sama (aturan rumah)", "satisfied by the same act (house rule)");
inline constexpr Text kSameActComing("orang yang sama baru saja bertindak: tahap ini dipenuhi sekaligus",
                                     "the same person has just acted: this step is satisfied along with it");
inline constexpr Text kNamesPeople("menyebut nama pejabat yang ditugaskan", "names the officials to be assigned");
inline constexpr Text kOnApproval("bila setuju: {0}", "on approval: {0}");
inline constexpr Text kOnRefusal("bila ditolak: {0}", "on refusal: {0}");
inline constexpr Text kReasonNeeded("penolakan wajib beralasan ({0})", "a refusal needs a reason ({0})");
inline constexpr Text kLetterIs("surat: {0}", "letter: {0}");
inline constexpr Text kCopyTo("tembusan: {0}", "copy: {0}");
inline constexpr Text kAwaitsEstablishment("berlaku setelah ditetapkan", "in effect once established");
inline constexpr Text kVoid("batal", "void");
inline constexpr Text kReasonIs("alasan: “{0}”", "reason: “{0}”");
inline constexpr Text kNamed("nama: {0}", "named: {0}");
inline constexpr Text kNoticesAre("pemberitahuan: {0}", "notices: {0}");
inline constexpr Text kPreviewOf("Rute: {0}, {1}", "Route: {0}, {1}");
inline constexpr Text kCanBeFiled("Dapat diajukan seperti ini: ganti “preview” dengan “file”.",
                                  "It can be filed like this: replace “preview” by “file”.");
inline constexpr Text kCannotBeFiled("Belum dapat diajukan:", "It cannot be filed like this:");

// What was done.
inline constexpr Text kFiledAs("Diajukan sebagai {0}.", "Filed as {0}.");
inline constexpr Text kApproved("{0}: disetujui.", "{0}: approved.");
inline constexpr Text kRejected("{0}: ditolak.", "{0}: rejected.");
inline constexpr Text kCompleted("{0}: dilaksanakan.", "{0}: completed.");
inline constexpr Text kWithdrawn("{0}: ditarik.", "{0}: withdrawn.");
inline constexpr Text kAnnounced("Diumumkan sebagai {0}.", "Announced as {0}.");
inline constexpr Text kClosed("Pengumuman {0} ditutup.", "Announcement {0} is closed.");
inline constexpr Text kWouldBeAccepted("Akan diterima. Tidak ada yang diubah (--dry-run).",
                                       "It would be accepted. Nothing was changed (--dry-run).");
inline constexpr Text kNothingChanged("Tidak ada yang diubah (--dry-run).", "Nothing was changed (--dry-run).");
inline constexpr Text kNowWaiting("Sekarang: {0}. Menunggu {1}.", "Now: {0}. Waiting for {1}.");
inline constexpr Text kNowIs("Status sekarang: {0}.", "It is now {0}.");
inline constexpr Text kLoaded("{0}: {1} unit, {2} pejabat, {3} mandat dimuat.",
                              "{0}: {1} units, {2} officials, {3} mandates loaded.");
inline constexpr Text kSameAlready("{0}: sama seperti yang tersimpan ({1} unit, {2} pejabat, {3} mandat).",
                                   "{0}: the same as stored already ({1} units, {2} officials, {3} mandates).");
inline constexpr Text kReading("Membaca {0} …", "Reading {0} …");
inline constexpr Text kSending("Mengirim {0} ({1} dari {2}) …", "Sending {0} ({1} of {2}) …");
inline constexpr Text kScenariosSoFar("{0} skenario …", "{0} scenarios …");

// What is there.
inline constexpr Text kInboxEmpty("Tidak ada yang menunggu Anda.", "Nothing waits for you.");
inline constexpr Text kListEmpty("Tidak ada.", "There is none.");
inline constexpr Text kNoNotices("Belum ada pemberitahuan.", "No notices yet.");
inline constexpr Text kNoDirectory("Belum ada direktori. Muat: penugasan directory load BERKAS.yaml",
                                   "There is no directory yet. Load one: penugasan directory load FILE.yaml");
inline constexpr Text kThereIsMore("Masih ada lagi: perbesar --limit.", "There is more: raise --limit.");
inline constexpr Text kUnderRegulation("Peraturan: {0}", "Regulation: {0}");
inline constexpr Text kAuthority("Pejabat yang Berwenang: {0}", "Pejabat yang Berwenang (authority): {0}");
inline constexpr Text kAdministrators("Administrator direktori: {0}", "Administrators of the directory: {0}");
inline constexpr Text kAuditors("Auditor: {0}", "Auditors: {0}");
inline constexpr Text kRank("Jenjang", "Rank");
inline constexpr Text kPlace("Letak", "Place");
inline constexpr Text kForeseen("Menurut tabel kedudukan", "By the kedudukan tables");
inline constexpr Text kTextSilent("teks tidak mengatur", "the text is silent");
inline constexpr Text kTablesNotShipped(
    "Tabel kedudukan {0} tidak ada di dalam program; yang ada: {1}. Tambahkan --regulations FOLDER.",
    "The kedudukan tables of {0} do not ship with the program; there are: {1}. Add --regulations FOLDER.");
inline constexpr Text kUnknownReferences(
    "Berkas ini menyebut unit atau pejabat yang tidak ada di dalamnya, sehingga server akan menolaknya.",
    "The file names units or officials that it does not hold, so a server would refuse it.");
inline constexpr Text kNoSuchUnit("unit {0} tidak ada di direktori ini", "there is no unit {0} in this directory");
inline constexpr Text kNoSuchOfficial("pejabat {0} tidak ada di direktori ini", "there is no official {0} in this directory");
inline constexpr Text kAppraisersForeseen("Semua Pejabat Penilai Kinerja sesuai tabel kedudukan {0}.",
                                          "Every appraiser is foreseen by the kedudukan tables of {0}.");
inline constexpr Text kAppraisersNotForeseen(
    "{1} Pejabat Penilai Kinerja tidak tercantum dalam tabel kedudukan {0}. Ini peringatan: yang berlaku ialah direktori.",
    "{1} appraisers are not foreseen by the kedudukan tables of {0}. A warning only: the directory decides.");
inline constexpr Text kNobody("kosong", "nobody");
inline constexpr Text kMoreChanges("dan {0} perubahan lagi", "and {0} more changes");
inline constexpr Text kWouldLoad("{0}: {1} unit, {2} pejabat, {3} mandat akan dimuat.",
                                 "{0}: {1} units, {2} officials, {3} mandates would be loaded.");
inline constexpr Text kExported("Ditulis: {0}, dengan tabel CSV di sampingnya.", "Written: {0}, with the CSV tables beside it.");
inline constexpr Text kLetterNumber("surat {0} tanggal {1}", "letter {0} of {1}");
inline constexpr Text kByLetter("Surat", "Letter");
inline constexpr Text kWhoOn("{0}, {1}:", "{0}, {1}:");
inline constexpr Text kCorrectedSince(
    "Direktori kemudian dikoreksi: --as-known-now menunjukkan keadaan menurut direktori sekarang.",
    "The directory was corrected since: --as-known-now shows what it says of that day now.");
inline constexpr Text kOfficeVacant("Kosong: {0}. Menunggu: {1}", "Vacant: {0}. Waiting: {1}");
inline constexpr Text kNoVacancy("Tidak ada jabatan yang kosong.", "No office is vacant.");
inline constexpr Text kAfterVacancies("penugasan directory mandate plt --unit UNIT --to PEJABAT … mengisinya sementara",
                                      "penugasan directory mandate plt --unit UNIT --to OFFICIAL … fills one for a time");
inline constexpr Text kAfterAuthorityVacant(
    "penugasan directory mandate plt --unit authority --to PEJABAT … menunjuk Plt. Pejabat yang Berwenang",
    "penugasan directory mandate plt --unit authority --to OFFICIAL … gives the agency's authority a Plt");
inline constexpr Text kMandateRecorded("{0} dicatat: {1} untuk {2}, {3} sampai {4}.", "{0} recorded: {1} for {2}, {3} to {4}.");
inline constexpr Text kNotEstablished("kedudukan belum ditetapkan", "position not established");
inline constexpr Text kInForceSince("Berlaku sejak {0}, versi {1}", "In force since {0}, version {1}");
inline constexpr Text kRegulationGood("{0}: baik, {1} alur diatur, versi {2}", "{0}: good, {1} flows provided, version {2}");
inline constexpr Text kFaults("{0} kesalahan. Perbaiki berkas, lalu periksa lagi.",
                              "{0} faults. Mend the file, then check again.");
inline constexpr Text kDrawn("Digambar: {0}", "Drawn: {0}");
inline constexpr Text kCaughtUp("Itulah semuanya saat ini; menunggu perubahan (Ctrl-C mengakhiri).",
                                "That is all for now; waiting for changes (Ctrl-C ends).");
inline constexpr Text kWaitsForYou("{0} menunggu Anda: {1} ({2}) – {3}", "{0} waits for you: {1} ({2}) – {3}");
inline constexpr Text kNoLongerWaits("{0} tidak lagi menunggu Anda.", "{0} no longer waits for you.");
inline constexpr Text kServerLost("Hubungan dengan server terputus; mencoba lagi …",
                                  "The connection to the server is lost; trying again …");
inline constexpr Text kTokenForgotten("Server tidak mengenal posisi terakhir (penyimpanan lain?); mulai dari awal.",
                                      "The server does not know the last position (another store?); starting anew.");

// What to type next.
inline constexpr Text kNext("Selanjutnya:", "Next:");
inline constexpr Text kYouCanType("Giliran Anda. Selanjutnya salah satu dari:", "It is your turn. Next, one of:");
inline constexpr Text kAfterInbox("Selanjutnya: penugasan show {0}", "Next: penugasan show {0}");
inline constexpr Text kAfterAnnounce("Pelamar: penugasan file --sukarela --call {0} …",
                                     "Volunteers: penugasan file --sukarela --call {0} …");
inline constexpr Text kAfterDirectory("Selanjutnya: penugasan official list {0}", "Next: penugasan official list {0}");
inline constexpr Text kAfterRegulation("Selanjutnya: penugasan regulation graph {0} --mode … --scope …",
                                       "Next: penugasan regulation graph {0} --mode … --scope …");
inline constexpr Text kNextInbox("penugasan inbox (apa yang menunggu Anda)", "penugasan inbox (what waits for you)");
inline constexpr Text kNextShow("penugasan show {0} (apa yang dapat dilakukan sekarang)",
                                "penugasan show {0} (what can be done now)");
inline constexpr Text kNextHistory("penugasan history {0}", "penugasan history {0}");
inline constexpr Text kNextLookAgain("penugasan show {0}, lalu ulangi bila masih sesuai",
                                     "penugasan show {0}, then repeat it if it still fits");
inline constexpr Text kNextReason("penugasan reject {0} --reason \"…\"", "penugasan reject {0} --reason \"…\"");
inline constexpr Text kNextList("penugasan list (yang dapat Anda lihat)", "penugasan list (what you may see)");
inline constexpr Text kNextRegulation("penugasan regulation show {1} (alur yang ada)",
                                      "penugasan regulation show {1} (the flows that there are)");
inline constexpr Text kNextRegulations("penugasan regulation list", "penugasan regulation list");
inline constexpr Text kNextPeriod("ubah --from TTTT-BB-HH dan --to TTTT-BB-HH", "change --from YYYY-MM-DD and --to YYYY-MM-DD");
inline constexpr Text kNextScope("ulangi tanpa --scope: lingkup dihitung server",
                                 "repeat it without --scope: the server computes it");
inline constexpr Text kNextCall("penugasan announcement list, lalu --call ID; atau --answers PERMINTAAN",
                                "penugasan announcement list, then --call ID; or --answers REQUEST");
inline constexpr Text kNextVacant("penugasan preview … (menunjukkan jabatan yang kosong)",
                                  "penugasan preview … (shows which office is vacant)");
inline constexpr Text kNextNames("tambahkan --official INSTANSI/PEJABAT, sekali untuk tiap orang",
                                 "add --official AGENCY/OFFICIAL, once for each person");
inline constexpr Text kNextOfficials("penugasan official list (siapa, di unit mana, kompetensi apa)",
                                     "penugasan official list (who, in which unit, with which competencies)");
inline constexpr Text kNextUnits("penugasan unit list", "penugasan unit list");
inline constexpr Text kNextDirectory("lengkapi appraiser di berkas direktori, lalu penugasan directory load BERKAS.yaml",
                                     "fill in the appraiser in the directory file, then penugasan directory load FILE.yaml");
inline constexpr Text kNextMend("perbaiki berkas, lalu penugasan directory load --dry-run BERKAS.yaml",
                                "mend the file, then penugasan directory load --dry-run FILE.yaml");
inline constexpr Text kNextFilter(
    "misalnya --filter 'state = pending AND owner_unit = \"agencies/jambi/units/bappeda.litbang\"'",
    "for example --filter 'state = pending AND owner_unit = \"agencies/jambi/units/bappeda.litbang\"'");
inline constexpr Text kNextOperator(
    "ulangi tanpa --as (operator) atau, untuk pekerjaan pejabat, dengan --as INSTANSI/PEJABAT",
    "repeat it without --as (as the operator) or, for an official's work, with --as AGENCY/OFFICIAL");
inline constexpr Text kNextWho(
    "penugasan login; di server pengembangan --as INSTANSI/PEJABAT atau export PENUGASAN_AS=… (siapa saja: penugasan official "
    "list INSTANSI)",
    "penugasan login; on a development server --as AGENCY/OFFICIAL or export PENUGASAN_AS=… (who there is: penugasan official "
    "list AGENCY)");
inline constexpr Text kNextServer("jalankan server (penugasand) atau tunjuk yang lain: --server HOST:PORT",
                                  "start the server (penugasand) or name another: --server HOST:PORT");
inline constexpr Text kNextHelp("{0} --help", "{0} --help");

// What goes wrong.
inline constexpr Text kTooLarge("Ini terlalu besar untuk server {0}.", "This is too large for the server {0}.");
inline constexpr Text kOutcomeUnknown("Server {0} berhenti menjawab; mungkin perintah ini sudah dilaksanakan.",
                                      "The server {0} stopped answering; this may have been done already.");
inline constexpr Text kNextUnknown(
    "lihat dahulu (penugasan list, penugasan show) apakah sudah terjadi; mengulang dengan aman: {0}",
    "look first (penugasan list, penugasan show) whether it is done; to repeat it safely: {0}");
inline constexpr Text kLoadedBefore("Sudah dimuat sebelumnya, dan tetap: {0}.", "Loaded before it, and kept: {0}.");
inline constexpr Text kOneFileOneId("--request-id hanya untuk satu berkas.", "--request-id goes with one file only.");
inline constexpr Text kMandateWouldBeRecorded("{0} akan dicatat: {1} untuk {2}, {3} sampai {4}.",
                                              "{0} would be recorded: {1} for {2}, {3} to {4}.");
inline constexpr Text kOtherAgency("“{0}” bukan dari instansi {1}.", "“{0}” is not of the agency {1}.");
inline constexpr Text kNextAnnouncements("penugasan announcement list", "penugasan announcement list");
inline constexpr Text kNextAgencies("penugasan directory list", "penugasan directory list");
inline constexpr Text kNotOurServer("Yang menjawab di {0} bukan server penugasan, atau terjadi kesalahan di dalamnya ({1}).",
                                    "What answers at {0} is not a penugasan server, or something failed inside it ({1}).");
inline constexpr Text kNextLogin("penugasan login < BERKAS-TOKEN; siapa saya: penugasan whoami",
                                 "penugasan login < TOKEN-FILE; who am I: penugasan whoami");
inline constexpr Text kPasteToken("Tempelkan tokennya, lalu tekan Enter.", "Paste the token and press Enter.");
inline constexpr Text kNoToken("Itu bukan token: satu baris, paling banyak 6144 karakter, tanpa spasi.",
                               "That is no token: one line of at most 6144 characters, without spaces.");
inline constexpr Text kTokenNeedsTls(
    "Tanpa TLS, token dapat dibaca orang lain di jalan menuju {0}; pakai --ca BERKAS (atau --ca system).",
    "Without TLS others could read the token on its way to {0}; use --ca FILE (or --ca system).");
inline constexpr Text kLoggedIn("Token untuk {0} disimpan; hanya Anda yang dapat membacanya.",
                                "The token for {0} is kept; only you can read it.");
inline constexpr Text kLoggedOut("Token untuk {0} dihapus.", "The token for {0} is gone.");
inline constexpr Text kNotLoggedIn("Tidak ada token untuk {0}.", "There was no token for {0}.");
inline constexpr Text kKindOperator("pengelola", "operator");
inline constexpr Text kKindService("akun layanan", "service account");
inline constexpr Text kKindOfficial("pejabat", "official");
inline constexpr Text kServiceAccount("Akun layanan", "Account");
inline constexpr Text kScopes("Wewenang", "Scopes");
inline constexpr Text kAgencies("Instansi", "Agencies");
inline constexpr Text kAdministrates("Mengelola", "Administrates");
inline constexpr Text kAudits("Mengaudit", "Audits");
inline constexpr Text kKnownBy("Dikenali dari", "Known by");
inline constexpr Text kByToken("token", "token");
inline constexpr Text kByCertificate("sertifikat klien", "client certificate");
inline constexpr Text kByBelief("pengakuan saja (server pengembangan)", "its word alone (development server)");
inline constexpr Text kPkiMade("Sertifikat uji ada di {0}: ca, server, operator, bot, mobile.",
                               "Test certificates are in {0}: ca, server, operator, bot, mobile.");
inline constexpr Text kCertificateMade("Sertifikat dibuat: {0}", "Certificate made: {0}");
inline constexpr Text kIssuerKeyMade("Kunci penerbit uji: {0}; kunci publiknya (JWKS): {1}",
                                     "Test issuer's key: {0}; its public half (JWKS): {1}");
inline constexpr Text kWhoAreYou("Perintah ini perlu tahu siapa Anda.", "This command needs to know who you are.");
inline constexpr Text kBadServer("“{0}” bukan alamat server; tulis HOST:PORT, misalnya 127.0.0.1:7443.",
                                 "“{0}” is no address of a server; write HOST:PORT, for example 127.0.0.1:7443.");
inline constexpr Text kNotAName("“{0}” bukan nama yang dikenal di sini; tulis seperti {1}.",
                                "“{0}” is no name that fits here; write it like {1}.");
inline constexpr Text kAgencyMissing("“{0}” tanpa instansi; tulis seperti {1}, atau katakan siapa Anda dengan --as.",
                                     "“{0}” lacks the agency; write it like {1}, or say who you are with --as.");
inline constexpr Text kWhichAgency("Instansi mana? Tulis misalnya jambi, atau katakan siapa Anda dengan --as.",
                                   "Which agency? Write for example jambi, or say who you are with --as.");
inline constexpr Text kNoSuchValue("“{0}” tidak dikenal; pilih salah satu dari {1}.", "“{0}” is not known; choose one of {1}.");
inline constexpr Text kNotUtf8("Teks bukan UTF-8 yang benar: {0}", "This text is no valid UTF-8: {0}");
inline constexpr Text kCannotRead("Berkas {0} tidak dapat dibaca.", "The file {0} cannot be read.");
inline constexpr Text kNotShipped(
    "Peraturan {0} tidak ada di dalam program; yang ada: {1}. Tanpa --offline server yang ditanya.",
    "The regulation {0} does not ship with the program; there are: {1}. Without --offline the server is asked.");
inline constexpr Text kNoSuchFlow("{0} tidak mengatur {1} {2}.", "{0} does not provide {1} {2}.");
inline constexpr Text kNoGraphviz("Program “dot” (Graphviz) tidak ada di mesin ini.",
                                  "The program “dot” (Graphviz) is not on this machine.");
inline constexpr Text kNotDrawn("{0} tidak dapat ditulis.", "{0} cannot be written.");
inline constexpr Text kUnexpected("Terjadi kesalahan yang tidak terduga: {0}", "Something unexpected happened: {0}");
inline constexpr Text kOptionMissing("Belum lengkap: {0} wajib diisi.", "Not complete: {0} is required.");
inline constexpr Text kCommandMissing("Perintah belum dipilih.", "No command was chosen.");
inline constexpr Text kNotExpected("Tidak dikenal di sini: {0}", "Not known here: {0}");
inline constexpr Text kBadValue("Nilai tidak sesuai: {0}", "This value does not fit: {0}");
inline constexpr Text kValueMissing("Nilainya belum ada: {0}", "The value is missing: {0}");
inline constexpr Text kNotTogether("Tidak dapat dipakai bersama: {0}", "These do not go together: {0}");
inline constexpr Text kWrongUsage("Pemakaian tidak sesuai: {0}", "Wrong usage: {0}");

}  // namespace penugasan::cli::texts
