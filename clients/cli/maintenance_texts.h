// What the commands for keeping the store say, in Indonesian and in English: backup, audit.
#pragma once

#include "clients/cli/text.h"

namespace penugasan::cli::texts {

inline constexpr Text kHelpBackup("Cadangan: membuat, memeriksa, memulihkan", "Backups: makes, verifies, restores them");
inline constexpr Text kHelpBackupCreate(
    "Membuat cadangan selagi server melayani, lalu memeriksanya; ke folder dalam konfigurasinya",
    "Makes a backup while the server serves and verifies it; in the folder of its configuration");
inline constexpr Text kHelpBackupList("Daftar cadangan, dari server atau dari --folder",
                                      "Lists backups, the server's or those in --folder");
inline constexpr Text kHelpBackupVerify("Memeriksa setiap byte dan rantai sebuah cadangan, tanpa server",
                                        "Checks every byte and the chain of a backup, without a server");
inline constexpr Text kHelpBackupRestore("Memulihkan cadangan ke folder baru, tanpa server",
                                         "Restores a backup into a new folder, without a server");
inline constexpr Text kHelpBackupFolder("Folder cadangan di komputer ini", "Folder of backups on this machine");
inline constexpr Text kHelpBackupNumber("Nomor cadangan; tanpa nomor: yang terbaru", "Number of the backup; without: the newest");
inline constexpr Text kHelpBackupTo("Folder penyimpanan yang dibuat; harus kosong atau belum ada",
                                    "Folder of the store to make; empty or not there yet");
inline constexpr Text kHelpBackupUntil(
    "Hanya sampai titik ini: nomor rekaman terakhir, atau waktu seperti 2026-11-28T09:30:00+07:00",
    "Only up to this point: number of the last record, or a time such as 2026-11-28T09:30:00+07:00");
inline constexpr Text kHelpAudit("Catatan lengkap untuk diperiksa siapa pun, tanpa server",
                                 "The whole log, for anybody to check without a server");
inline constexpr Text kHelpAuditExport("Menulis seluruh catatan ke sebuah berkas dan memeriksanya",
                                       "Writes the whole log into a file and checks it");
inline constexpr Text kHelpAuditVerify("Memeriksa rantai hash sebuah berkas, tanpa server",
                                       "Checks the hash chain of a file, without a server");
inline constexpr Text kHelpAuditFile("Berkas catatan; export tidak menimpa berkas yang ada",
                                     "The audit file; export never writes over one");
inline constexpr Text kHelpAuditStore(
    "Dari penyimpanan ini, beserta teksnya, bukan dari server; misalnya cadangan yang dipulihkan",
    "From this store, with its texts, instead of a server; a restored backup, for example");
inline constexpr Text kHelpAuditHead("Hash yang disimpan terpisah, 64 angka heksadesimal; harus menjadi akhir berkas",
                                     "The hash that was kept apart, 64 hexadecimal digits; the file must end with it");

inline constexpr Text kHelpPerson("Data pribadi pejabat", "Officials' personal data");
inline constexpr Text kHelpPersonErase("Menghapus nama dan NIP seorang pejabat untuk selamanya",
                                       "Erases an official's name and NIP for good");
inline constexpr Text kHelpPersonOfficial("Pejabat, misalnya jambi/prakom-muda; juga yang sudah tidak ada di direktori",
                                          "The official, for example jambi/prakom-muda; also one who has left the directory");
inline constexpr Text kErased("Nama dan NIP {0} dihapus (rekaman {1}).", "Name and NIP of {0} are erased (record {1}).");
inline constexpr Text kWouldErase("Nama dan NIP {0} akan dihapus, dan tidak dapat dikembalikan.",
                                  "Name and NIP of {0} would be erased, and nothing brings them back.");
inline constexpr Text kErasedBefore("Nama dan NIP {0} sudah dihapus sebelumnya (rekaman {1}).",
                                    "Name and NIP of {0} were erased before (record {1}).");
inline constexpr Text kOldBackups(
    "Berkas penyimpanan tidak lagi memuatnya. Cadangan yang dibuat sebelumnya masih memuatnya: buat cadangan baru, hapus yang "
    "lama. "
    "Hapus juga namanya dari berkas direktori.",
    "The store's files do not hold them any more. Backups made before still do: make a new one and remove the old ones. Take the "
    "name out of the directory file too.");
inline constexpr Text kNotScrubbed("Berkas penyimpanan masih memuat sisanya; jalankan kembali peladen, lalu lihat lognya.",
                                   "Remains are still in the store's files; start the server again, then see its log.");

inline constexpr Text kHelpRetention("Masa simpan permohonan", "How long requests are kept");
inline constexpr Text kHelpArchive("Memindahkan permohonan lama yang sudah selesai dari penyimpanan ke berkas arsip",
                                   "Moves old closed requests out of the store into an archive file");
inline constexpr Text kHelpOlderThan("Umur sejak rekaman terakhir dan akhir penugasannya, dalam hari: 365d",
                                     "Age since their last record and the end of their assignment, in days: 365d");
inline constexpr Text kHelpArchiveFile("Nama berkas baru di folder arsip peladen",
                                       "Name of a new file in the server's folder of archives");
inline constexpr Text kBadAge("Umur {0} tidak dimengerti; tulis dalam hari, misalnya 365d.",
                              "The age {0} makes no sense; write days, for example 365d.");
inline constexpr Text kNothingOld("Tidak ada permohonan selama itu; tidak ada yang diarsipkan.",
                                  "No request is that old; nothing was archived.");
inline constexpr Text kWouldArchive("{0} permohonan ({1} rekaman) akan diarsipkan.",
                                    "{0} requests ({1} records) would be archived.");
inline constexpr Text kArchived("{0} permohonan ({1} rekaman) diarsipkan ke {2} (rekaman {3}).",
                                "{0} requests ({1} records) are archived in {2} (record {3}).");
inline constexpr Text kKeepTheArchive(
    "Berkas itu satu-satunya salinan: cadangkan, dan simpan hash ini terpisah. Kelak: penugasan audit verify {0} --head {1}",
    "That file is the only copy: back it up, and keep this hash apart. Later: penugasan audit verify {0} --head {1}");

inline constexpr Text kBackupNumber("Cadangan", "Backup");
inline constexpr Text kRecords("Rekaman", "Records");
inline constexpr Text kSize("Ukuran", "Size");
inline constexpr Text kHash("Hash", "Hash");
inline constexpr Text kBackupMade("Cadangan {0} dibuat dan diperiksa: {1} rekaman, {2}.",
                                  "Backup {0} is made and verified: {1} records, {2}.");
inline constexpr Text kBackupSound("Cadangan {0} utuh: {1} rekaman, {2}.", "Backup {0} is sound: {1} records, {2}.");
inline constexpr Text kBackupRestored("Cadangan {0} dipulihkan ke {1}: {2} rekaman.",
                                      "Backup {0} is restored into {1}: {2} records.");
inline constexpr Text kRestoredToPoint("Rekaman terakhirnya dari {0}; {1} rekaman sesudahnya ditinggalkan.",
                                       "Its last record is of {0}; {1} later records are left out.");
inline constexpr Text kErasedLater(
    "Penghapusan data pribadi berikut terjadi sesudahnya dan perlu diulangi (penugasan person erase): {0}",
    "These erasures of personal data came later and need to be done again (penugasan person erase): {0}");
inline constexpr Text kBadPoint("Titik {0} tidak dimengerti; tulis nomor rekaman, atau waktu seperti 2026-11-28T09:30:00+07:00.",
                                "The point {0} makes no sense; write the number of a record, or a time such as "
                                "2026-11-28T09:30:00+07:00.");
inline constexpr Text kAfterRestore("Selanjutnya: penugasand --store {0}", "Next: penugasand --store {0}");
inline constexpr Text kNoBackups("Belum ada cadangan.", "There are no backups.");
inline constexpr Text kHeadIs("Hash terakhir: {0}", "Head: {0}");
inline constexpr Text kKeepTheHead("Simpan hash ini terpisah; kelak: penugasan audit verify {0} --head {1}",
                                   "Keep this hash apart; later: penugasan audit verify {0} --head {1}");
inline constexpr Text kAuditSound("{0}: {1} rekaman dari {2} permintaan, rantainya utuh.",
                                  "{0}: {1} records of {2} requests, the chain holds.");
inline constexpr Text kAuditErased("{0} rekaman tanpa teksnya: tidak disertakan, atau sudah dihapus.",
                                   "{0} records without their texts: left out, or erased.");
inline constexpr Text kAuditPerson("Rekaman {0}, {1}: data pribadi {2} dihapus oleh {3}.",
                                   "Record {0}, {1}: personal data of {2} erased by {3}.");
inline constexpr Text kArchiveSound("{0}: arsip {1} permohonan ({2} rekaman), setiap rantainya utuh.",
                                    "{0}: an archive of {1} requests ({2} records), each chain holds.");
inline constexpr Text kAuditArchived("{0} rekaman ada dalam arsip; di sini tinggal hash-nya.",
                                     "{0} records are in archives; here are their hashes only.");
inline constexpr Text kAuditArchive("Rekaman {0}, {1}: {2} permohonan diarsipkan; hash arsipnya {3}.",
                                    "Record {0}, {1}: {2} requests archived; the archive's head is {3}.");
inline constexpr Text kFaultRemoved("Rekaman yang diarsipkan lain dari yang disebutkan oleh rekaman {0}.",
                                    "Other records are archived than record {0} says.");
inline constexpr Text kFaultUntold("Ada rekaman yang hilang tanpa disebutkan oleh arsip mana pun.",
                                   "Records are missing that no archive tells of.");
inline constexpr Text kByTheOperator("pengelola", "the operator");
inline constexpr Text kStoreTrouble("Tidak berhasil. Keterangan program: {0}", "This failed: {0}");
inline constexpr Text kFileTrouble("Berkas tidak dapat dipakai: {0}", "The file cannot be used: {0}");

inline constexpr Text kFaultNoAuditFile("Ini bukan berkas catatan penugasan.", "This is no audit file of penugasan.");
inline constexpr Text kFaultNewer("Berkas ini ditulis oleh program yang lebih baru.", "The file was written by a newer program.");
inline constexpr Text kFaultLine("Baris {0} bukan rekaman yang ditulis oleh penugasan.",
                                 "Line {0} is no record that penugasan wrote.");
inline constexpr Text kFaultPlace(
    "Baris {0} berisi rekaman {1} yang bukan gilirannya: ada yang dibuang, dipindahkan, atau disisipkan sebelumnya.",
    "Line {0} has record {1}, whose turn it is not: something before it was dropped, moved or put in.");
inline constexpr Text kFaultChanged("Rekaman {0} telah diubah.", "Record {0} was changed.");
inline constexpr Text kFaultText("Teks pada rekaman {0} telah diubah.", "A text of record {0} was changed.");
inline constexpr Text kFaultCutOff("Berkas terpotong sesudah rekaman {0}.", "The file is cut off after record {0}.");
inline constexpr Text kFaultAfter("Ada tambahan sesudah akhir berkas, pada baris {0}.",
                                  "Something was added after the end, at line {0}.");
inline constexpr Text kFaultEnd(
    "Baris terakhir tidak sesuai dengan rekaman di atasnya: ada yang dibuang, ditambahkan, atau diubah.",
    "The last line does not fit the records above it: something was dropped, added or changed.");
inline constexpr Text kFaultHead("Berkas ini tidak berakhir pada hash yang disimpan terpisah: ini bukan catatan yang sama.",
                                 "The file does not end with the hash that was kept apart: it is not the same log.");

}  // namespace penugasan::cli::texts
