// What --help says of commands and options, in Indonesian and in English.
#pragma once

#include "clients/cli/text.h"

namespace penugasan::cli::texts {

inline constexpr Text kHelpProgram(
    "Sistem Kerja: permintaan penugasan dari pengajuan sampai penetapan, menurut peraturan daerah.",
    "Sistem Kerja: assignment requests from filing to assignment, as the local regulations say.");
inline constexpr Text kHelpFooter(
    "Nama: jambi/12, jambi/kabid-litbang, jambi/bappeda.litbang; instansi boleh dihilangkan bila --as menyebutnya.\n"
    "Kode keluar: 0 berhasil; 1 ditolak oleh aturan; 2 salah pakai; 3 tidak ditemukan; 4 server tidak menjawab;\n"
    "5 pemanggil tidak dikenal; 6 kesalahan di dalam. scenario run: 0 semua lulus, 1 ada yang gagal, 2 tidak dapat dijalankan.",
    "Names: jambi/12, jambi/kabid-litbang, jambi/bappeda.litbang; the agency may be left out where --as says it.\n"
    "Exit codes: 0 done; 1 refused by a rule; 2 wrong usage; 3 not found; 4 the server does not answer;\n"
    "5 the caller is not known; 6 an internal error. scenario run: 0 all passed, 1 some failed, 2 could not run.");
inline constexpr Text kHelpHelp("Menampilkan bantuan ini", "Shows this help");
inline constexpr Text kHelpServer("Alamat server, HOST:PORT (atau PENUGASAN_SERVER)",
                                  "Address of the server, HOST:PORT (or PENUGASAN_SERVER)");
inline constexpr Text kHelpAs("Siapa Anda, INSTANSI/PEJABAT (atau PENUGASAN_AS)",
                              "Who you are, AGENCY/OFFICIAL (or PENUGASAN_AS)");
inline constexpr Text kHelpCa("Berkas PEM penjamin server untuk TLS, atau system (atau PENUGASAN_CA)",
                              "PEM file of who vouches for the server with TLS, or system (or PENUGASAN_CA)");
inline constexpr Text kHelpCert("Sertifikat klien, PEM (atau PENUGASAN_CERT)", "Client certificate, PEM (or PENUGASAN_CERT)");
inline constexpr Text kHelpKey("Kunci privatnya, PEM (atau PENUGASAN_KEY)", "Its private key, PEM (or PENUGASAN_KEY)");
inline constexpr Text kHelpServerName("Nama di sertifikat server (atau PENUGASAN_SERVER_NAME)",
                                      "Name in the server's certificate (or PENUGASAN_SERVER_NAME)");
inline constexpr Text kHelpTokenFile("Berkas berisi token (atau PENUGASAN_TOKEN_FILE, PENUGASAN_TOKEN)",
                                     "File with a token (or PENUGASAN_TOKEN_FILE, PENUGASAN_TOKEN)");
inline constexpr Text kHelpLogin("Menyimpan token dari masukan standar untuk server ini, setelah diterimanya",
                                 "Keeps a token from standard input for this server, once it accepts it");
inline constexpr Text kHelpLogout("Menghapus token yang disimpan", "Removes the token that was kept");
inline constexpr Text kHelpWhoAmI("Siapa Anda bagi server ini", "Who you are to the server");
inline constexpr Text kHelpPki("Sertifikat untuk uji coba", "Certificates for tests and trials");
inline constexpr Text kHelpPkiMake("Membuat penjamin (ca) dan sertifikat server, operator, bot, mobile",
                                   "Makes an authority (ca) and certificates for server, operator, bot, mobile");
inline constexpr Text kHelpPkiIssue("Membuat satu sertifikat lagi dari penjamin itu",
                                    "Makes one more certificate of that authority");
inline constexpr Text kHelpPkiFolder("Folder sertifikat", "Folder of the certificates");
inline constexpr Text kHelpPkiDays("Berlaku berapa hari", "Valid for how many days");
inline constexpr Text kHelpPkiName("Nama berkasnya", "Its file name");
inline constexpr Text kHelpPkiSan("Nama di SAN: DNS:…, IP:…, URI:…", "A name of its SAN: DNS:…, IP:…, URI:…");
inline constexpr Text kHelpToken("Token untuk uji coba", "Tokens for tests and trials");
inline constexpr Text kHelpTokenKey("Membuat kunci penerbit uji dan JWKS-nya", "Makes a test issuer's key and its JWKS");
inline constexpr Text kHelpTokenMake("Menulis token yang ditandatangani dengan kunci itu", "Writes a token signed with that key");
inline constexpr Text kHelpTokenKeyFile("Berkas kunci privat (PEM)", "File of the private key (PEM)");
inline constexpr Text kHelpTokenJwks("Berkas JWKS", "File of the JWKS");
inline constexpr Text kHelpTokenIssuer("Klaim iss", "The claim iss");
inline constexpr Text kHelpTokenAudience("Klaim aud", "The claim aud");
inline constexpr Text kHelpTokenSubject("Klaim sub: INSTANSI/PEJABAT", "The claim sub: AGENCY/OFFICIAL");
inline constexpr Text kHelpTokenSeconds("Berlaku berapa detik", "Valid for how many seconds");
inline constexpr Text kHelpOutput("table untuk orang, json untuk program", "table for people, json for programs");
inline constexpr Text kHelpLang("id atau en; biasanya menurut LANG", "id or en; usually as LANG says");
inline constexpr Text kHelpNoColour("Tanpa warna (atau NO_COLOR)", "No colours (or NO_COLOR)");
inline constexpr Text kUsageLabel("Pemakaian", "Usage");
inline constexpr Text kOptionsLabel("Pilihan", "Options");
inline constexpr Text kCommandsLabel("Perintah", "Commands");
inline constexpr Text kArgumentsLabel("Isian", "Arguments");
inline constexpr Text kOptionsWord("PILIHAN", "OPTIONS");
inline constexpr Text kCommandWord("PERINTAH", "COMMAND");
inline constexpr Text kExcludesWord("tidak bersama", "Not with");
inline constexpr Text kNeedsWord("hanya dengan", "Only with");
inline constexpr Text kRequiredWord("wajib", "required");

inline constexpr Text kHelpStatus("Menunjukkan keadaan server: menerima perintah, antrean, penyimpanan, sertifikat, peraturan",
                                  "Shows how the server stands: accepting, queue, disk, certificates, regulations");
inline constexpr Text kHelpHealth("Bertanya apakah server melayani: kode keluar 0 ya, 1 tidak, 4 tidak menjawab",
                                  "Asks whether the server serves: exit code 0 yes, 1 no, 4 no answer");
inline constexpr Text kHelpPatience("Berapa detik jawaban ditunggu", "How many seconds to wait for the answer");

// Filing.
inline constexpr Text kHelpFile("Mengajukan permintaan penugasan", "Files an assignment request");
inline constexpr Text kHelpPreview("Menunjukkan rute sebelum diajukan: tahap, pejabat, surat, pasal, jabatan kosong",
                                   "Shows the route before filing: steps, people, letters, articles, vacant offices");
inline constexpr Text kHelpFileExample(
    "Contoh:\n  penugasan --as jambi/kabid-litbang file --tim --owner bappeda.litbang --official perencana-muda\n"
    "    --purpose \"Penyusunan rencana aksi\" --competency perencanaan --expectation \"Dokumen disepakati\"\n"
    "    --from 2027-01-04 --to 2027-12-17",
    "Example:\n  penugasan --as jambi/kabid-litbang file --tim --owner bappeda.litbang --official perencana-muda\n"
    "    --purpose \"Penyusunan rencana aksi\" --competency perencanaan --expectation \"Dokumen disepakati\"\n"
    "    --from 2027-01-04 --to 2027-12-17");
inline constexpr Text kHelpMode("penunjukan atau pengajuan_sukarela",
                                "penunjukan (appointment) or pengajuan_sukarela (voluntary)");
inline constexpr Text kHelpVoluntary("Sama dengan --mode pengajuan_sukarela", "The same as --mode pengajuan_sukarela");
inline constexpr Text kHelpForm("individu atau tim_kerja", "individu (one person) or tim_kerja (team)");
inline constexpr Text kHelpTeam("Sama dengan --form tim_kerja", "The same as --form tim_kerja");
inline constexpr Text kHelpOwner("Unit pemilik kinerja", "The unit that needs the work");
inline constexpr Text kHelpSource("Unit asal pejabat; tanpa ini: unit pejabat pertama",
                                  "Where the officials sit; without it: the first official's unit");
inline constexpr Text kHelpOfficials("Pejabat yang diminta; ulangi untuk tiap orang",
                                     "An official who is asked for; once for each person");
inline constexpr Text kHelpHeadcount("Berapa orang yang dibutuhkan", "How many people are needed");
inline constexpr Text kHelpPurpose("Maksud dan tujuan", "Purpose");
inline constexpr Text kHelpCompetency("Kompetensi yang dibutuhkan; ulangi untuk tiap kompetensi",
                                      "A competency that is asked for; once for each");
inline constexpr Text kHelpExpectation("Ekspektasi hasil kerja", "What is expected of the work");
inline constexpr Text kHelpFrom("Hari pertama, TTTT-BB-HH", "The first day, YYYY-MM-DD");
inline constexpr Text kHelpTo("Hari terakhir, TTTT-BB-HH", "The last day, YYYY-MM-DD");
inline constexpr Text kHelpScope("dalam_unit, lintas_unit, lintas_perangkat_daerah atau lintas_instansi",
                                 "dalam_unit, lintas_unit, lintas_perangkat_daerah or lintas_instansi");
inline constexpr Text kHelpTeamKind("Jenis tim, bila peraturan membedakannya (Klaten)",
                                    "Kind of team, where the regulation tells them apart (Klaten)");
inline constexpr Text kHelpCall("Pengumuman kebutuhan yang dijawab (Klaten)", "The announcement that is answered (Klaten)");
inline constexpr Text kHelpAnswers("Permintaan masuk yang dijawab (Klaten)", "The incoming request that is answered (Klaten)");
inline constexpr Text kHelpRequestId("UUID perintah ini: mengulang dengan UUID yang sama tidak melakukannya dua kali",
                                     "UUID of this command: repeating it with the same one never does it twice");
inline constexpr Text kHelpDryRun("Memeriksa semuanya tanpa mengubah apa pun", "Checks everything and changes nothing");

// Looking and acting.
inline constexpr Text kHelpInbox("Apa yang menunggu Anda, yang terlama dahulu", "What waits for you, oldest first");
inline constexpr Text kHelpList("Permintaan yang dapat Anda lihat, yang terbaru dahulu",
                                "Requests that you may see, newest first");
inline constexpr Text kHelpShow("Satu permintaan dan rutenya: selesai, sekarang, berikutnya",
                                "One request and its route: done, now, next");
inline constexpr Text kHelpHistory("Semua yang terjadi: tindakan, surat, pemberitahuan, pasal",
                                   "Everything that happened: acts, letters, notices, articles");
inline constexpr Text kHelpRequest("Permintaan, misalnya jambi/12", "The request, for example jambi/12");
inline constexpr Text kHelpAgency("Instansi, misalnya jambi; tanpa ini: instansi Anda",
                                  "The agency, for example jambi; without it: your own");
inline constexpr Text kHelpFilter("Penyaring, misalnya 'state = pending'", "A filter, for example 'state = pending'");
inline constexpr Text kHelpLimit("Paling banyak sekian", "At most so many");
inline constexpr Text kHelpApprove("Menyetujui (atau merekomendasikan)", "Approves (or recommends)");
inline constexpr Text kHelpReject("Menolak, dengan alasan", "Rejects, with a reason");
inline constexpr Text kHelpComplete("Melaksanakan kewajiban: menetapkan, meneruskan, mengonfirmasi penugasan",
                                    "Does a duty: establish, forward, acknowledge an assignment");
inline constexpr Text kHelpWithdraw("Menarik permintaan sendiri", "Withdraws one's own request");
inline constexpr Text kHelpNamed("Pejabat yang ditugaskan, menggantikan daftar dalam surat; ulangi untuk tiap orang",
                                 "An official to be assigned, instead of the letter's list; once for each person");
inline constexpr Text kHelpReason("Alasan", "The reason");
inline constexpr Text kHelpEtag("Hanya bila keadaan masih seperti ini; tanpa ini: keadaan sekarang",
                                "Only if it still stands like this; without it: as it stands now");

// Announcements, notices.
inline constexpr Text kHelpAnnounce("Mengumumkan kebutuhan pegawai suatu unit", "Announces a unit's need for people");
inline constexpr Text kHelpAnnouncement("Pengumuman kebutuhan", "Announcements of needs");
inline constexpr Text kHelpAnnouncementList("Daftar pengumuman", "Lists announcements");
inline constexpr Text kHelpAnnouncementClose("Menutup pengumuman", "Closes an announcement");
inline constexpr Text kHelpAnnouncementName("Pengumuman, misalnya klaten/3", "The announcement, for example klaten/3");
inline constexpr Text kHelpUnit("Unit yang membutuhkan", "The unit that has the need");
inline constexpr Text kHelpNotices("Pemberitahuan untuk Anda, yang terbaru dahulu", "Your notices, newest first");
inline constexpr Text kHelpWatch("Mengikuti kotak masuk, atau pemberitahuan, saat berubah",
                                 "Follows the inbox, or the notices, as they change");
inline constexpr Text kHelpWatchNotices("Pemberitahuan, bukan kotak masuk", "Notices instead of the inbox");
inline constexpr Text kHelpFromNow("Hanya yang datang mulai sekarang", "Only what comes from now on");
inline constexpr Text kHelpSubscription("Mulai setelah yang terakhir diakui langganan ini",
                                        "Start after what this subscription last acknowledged");

// Directories, regulations, scenarios.
inline constexpr Text kHelpDirectory("Organisasi: unit, pejabat, mandat", "The organisation: units, officials, mandates");
inline constexpr Text kHelpDirectoryLoad("Memuat direktori dari berkas, menggantikan yang lama",
                                         "Loads directories from files, replacing the old ones");
inline constexpr Text kHelpDirectoryFiles("Berkas YAML, satu untuk tiap instansi", "YAML files, one for each agency");
inline constexpr Text kHelpNameAnew("Pejabat yang datanya pernah dihapus dan kini dinamai kembali; ulangi untuk tiap orang",
                                    "An official who was erased and is named again from now on; repeat for each");
inline constexpr Text kHelpDirectoryExport("Menulis direktori seperti berkas yang dimuat",
                                           "Writes a directory as the file that is loaded");
inline constexpr Text kHelpCsvFolder("Menulis YAML dan tabel CSV ke folder ini", "Writes YAML and CSV tables to this folder");
inline constexpr Text kHelpDirectoryCheck("Pejabat Penilai Kinerja yang tidak tercantum dalam tabel kedudukan",
                                          "Appraisers whom the kedudukan tables do not foresee");
inline constexpr Text kHelpFileOrAgency("Berkas direktori, atau instansi yang sudah dimuat",
                                        "A directory file, or an agency that is loaded");
inline constexpr Text kHelpWho("Siapa yang dapat bertindak untuk suatu jabatan", "Who may act for an office");
inline constexpr Text kHelpOffice("Unit (pimpinannya), misalnya jambi/dlh, atau instansi (Pejabat yang Berwenang)",
                                  "A unit (its head), for example jambi/dlh, or an agency (its authority)");
inline constexpr Text kHelpOnDay("Hari itu, lampau atau mendatang; tanpa ini: hari ini",
                                 "On that day, past or coming; without it: today");
inline constexpr Text kHelpAsKnownNow("Untuk hari lampau: menurut direktori sekarang, termasuk koreksinya",
                                      "Of a past day: by the directory of now, with its corrections");
inline constexpr Text kHelpVacancies("Jabatan yang kosong dan permintaan yang tertahan",
                                     "Vacant offices and the requests they hold up");
inline constexpr Text kHelpRecordMandate("Mencatat satu Plh., Plt., mandat, atau u.b.", "Records one Plh, Plt, mandat or u.b.");
inline constexpr Text kHelpMandateKind("plh, plt, mandat, atau ub", "plh, plt, mandat or ub");
inline constexpr Text kHelpMandateFrom("Pejabat yang diwakili (tidak untuk plt)",
                                       "The official who is stood in for (not for plt)");
inline constexpr Text kHelpMandateUnit("Unit yang jabatan pimpinannya kosong (plt)",
                                       "The unit whose head's post is vacant (plt)");
inline constexpr Text kHelpMandateTo("Pejabat yang bertindak", "The official who acts");
inline constexpr Text kHelpMandateFirst("Hari pertama, TTTT-BB-HH", "The first day, YYYY-MM-DD");
inline constexpr Text kHelpMandateLast("Hari terakhir, TTTT-BB-HH", "The last day, YYYY-MM-DD");
inline constexpr Text kHelpMandateLetter("Nomor surat yang mendasarinya", "The number of the letter that it rests on");
inline constexpr Text kHelpMandateLetterDate("Tanggal surat itu", "The letter's date");
inline constexpr Text kHelpDirectoryList("Instansi yang dimuat", "The agencies that are loaded");
inline constexpr Text kHelpDirectoryShow("Unit, pimpinan, dan mandat suatu instansi", "An agency's units, heads and mandates");
inline constexpr Text kHelpOfficial("Pejabat", "Officials");
inline constexpr Text kHelpOfficialList("Pejabat suatu instansi", "An agency's officials");
inline constexpr Text kHelpOfficialShow("Satu pejabat", "One official");
inline constexpr Text kHelpOfficialName("Pejabat, misalnya jambi/prakom-muda", "The official, for example jambi/prakom-muda");
inline constexpr Text kHelpUnitGroup("Unit", "Units");
inline constexpr Text kHelpUnitList("Unit suatu instansi", "An agency's units");
inline constexpr Text kHelpRegulation("Peraturan sebagai data", "The regulations as data");
inline constexpr Text kHelpRegulationList("Peraturan yang dimuat", "The regulations that are loaded");
inline constexpr Text kHelpRegulationShow("Alur suatu peraturan, dengan pasalnya", "A regulation's flows, with their articles");
inline constexpr Text kHelpRegulationCheck("Memeriksa berkas peraturan; tidak perlu server",
                                           "Checks regulation files; needs no server");
inline constexpr Text kHelpRegulationFiles("Berkas YAML atau folder", "YAML files or folders");
inline constexpr Text kHelpRegulationGraph("Menggambar satu alur (Graphviz DOT atau SVG)",
                                           "Draws one flow (Graphviz DOT or SVG)");
inline constexpr Text kHelpRegulationId("Peraturan, misalnya jambi-13-2025", "The regulation, for example jambi-13-2025");
inline constexpr Text kHelpRegulationVersion("Versi (SHA-256); tanpa ini: yang berlaku hari ini",
                                             "The version (SHA-256); without it: the one in force today");
inline constexpr Text kHelpSvg("Menulis gambar SVG ke berkas ini", "Writes an SVG picture to this file");
inline constexpr Text kHelpOffline("Peraturan yang ada di dalam program; tidak perlu server",
                                   "The regulations within the program; needs no server");
inline constexpr Text kHelpScenario("Skenario: apa yang harus terjadi, sebagai berkas", "Scenarios: what must happen, as files");
inline constexpr Text kHelpScenarioRun(
    "Menjalankan skenario pada server sementara; dengan --server: di sana (harus --testing, isinya DIKOSONGKAN)",
    "Plays scenarios on a server of their own; with --server: there (it must run with --testing and is EMPTIED)");
inline constexpr Text kHelpScenarioPaths("Berkas skenario atau folder", "Scenario files or folders");
inline constexpr Text kHelpScenarioDirectories("Folder direktori instansi", "The folder with the agencies' directories");
inline constexpr Text kHelpScenarioAuth("tls: TLS timbal balik, dan token sendiri bagi setiap pejabat",
                                        "tls: mutual TLS, and a token of their own for every official");
inline constexpr Text kHelpScenarioRegulations("Folder peraturan tambahan", "A folder with further regulations");
inline constexpr Text kHelpDemo("Menjalankan semua alur kelima peraturan di depan mata Anda",
                                "Runs every flow of the five regulations before your eyes");
inline constexpr Text kHelpCompletion("Skrip pelengkapan untuk shell", "A completion script for the shell");
inline constexpr Text kHelpShell("bash, zsh atau fish", "bash, zsh or fish");
inline constexpr Text kHelpVersion("Versi program ini", "The version of this program");

}  // namespace penugasan::cli::texts
