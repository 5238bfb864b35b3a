// The catalogue of the domain's refusals. What each says in English is its meaning; the Indonesian is what officials read.
#include "server/errors/messages.h"

namespace penugasan::server {

namespace {

using workflow::Reason;

constexpr Texts kNoRegulation = {
    {"Belum ada peraturan yang berlaku[ bagi {agency}][ pada tanggal {day}][; direktorinya menyebut {regulation}].",
     "Ajukan setelah peraturannya berlaku, atau mintalah pengelola memuat peraturan yang sesuai."},
    {"No regulation is in force[ for {agency}][ on {day}][; its directory names {regulation}].",
     "File once the regulation is in force, or ask the operator to load the right one."}};
constexpr Texts kFlowForbidden = {
    {"Peraturan melarang alur[ {mode}][ {scope}].", "Pilih cara pengajuan atau lingkup lain yang diperbolehkan."},
    {"The regulation forbids the flow[ {mode}][ {scope}].", "Choose another mode or scope that it allows."},
    true};
constexpr Texts kFlowNotProvided = {
    {"Peraturan tidak menyediakan alur[ {mode}][ {scope}]; peraturan tidak menyebutnya, dan tidak pula melarangnya.",
     "Pilih alur lain, atau mintalah instansi menetapkan pengaturannya sendiri untuk alur ini."},
    {"The regulation does not provide the flow[ {mode}][ {scope}]; it neither names nor forbids it.",
     "Choose another flow, or have the agency make its own arrangement for this one."},
    true};
constexpr Texts kScopeMismatch = {
    {"Lingkup yang dinyatakan[ ({stated})] berbeda dengan lingkup yang dihitung dari unit-unitnya[ ({scope})].",
     "Kosongkan isian lingkup, atau perbaiki unit pemilik kinerja dan unit asal."},
    {"The stated scope[ ({stated})] is not the one that follows from the units[ ({scope})].",
     "Leave the scope empty, or correct the owner and source units."},
    true};
constexpr Texts kNomineesRequired = {
    {"Pejabat yang akan ditugaskan belum disebutkan.", "Sebutkan pejabat yang akan ditugaskan, lalu kirim kembali."},
    {"Nobody is named for the assignment.", "Name the officials to be assigned and send it again."},
    true};
constexpr Texts kNotYourTurn = {
    {"Anda tidak dapat bertindak di sini[; langkah \"{step}\" menunggu pemangku jabatan lain][; yang dapat mengajukan: {offices} "
     "({unit})].",
     "Lihat kotak masuk Anda untuk mengetahui apa yang menunggu tindakan Anda."},
    {"You cannot act here[; step \"{step}\" waits for other office-holders][; those who may: {offices} ({unit})].",
     "See your inbox for what waits for you."}};
constexpr Texts kLetterIncomplete = {
    {"Surat belum lengkap[; yang belum diisi: {missing}].", "Lengkapi isian tersebut, lalu ajukan kembali."},
    {"The letter is incomplete[; missing: {missing}].", "Fill in what is missing and file again."},
    true};
constexpr Texts kPeriodInvalid = {{"Jangka waktu[ {from} s.d. {to}] tidak sah[ (hari ini {day})].",
                                   "Tetapkan tanggal akhir yang tidak mendahului tanggal mulai dan belum lewat."},
                                  {"The period[ {from} to {to}] is not valid[ (today is {day})].",
                                   "Let it end on or after its first day, and not before today."},
                                  true};
constexpr Texts kPeriodExceedsLimit = {
    {"Jangka waktu[ {from} s.d. {to}] tidak memenuhi batas[: {limit}].", "Ubah jangka waktunya sesuai dengan batas itu."},
    {"The period[ {from} to {to}] is outside of the limit[: {limit}].", "Change the period to keep within the limit."},
    true};
constexpr Texts kHeadcountExceedsLimit = {
    {"Jumlah pejabat[ ({headcount})] tidak memenuhi batas[: {limit}].", "Ubah jumlahnya sesuai dengan batas itu."},
    {"The headcount[ ({headcount})] is outside of the limit[: {limit}].", "Change the headcount to keep within the limit."},
    true};
constexpr Texts kCallRequired = {
    {"Yang dijawab pengajuan ini tidak sesuai[; yang harus dijawab: {need}][ dari unit {unit}].",
     "Sebutkan pengumuman atau permohonan yang harus dijawab, dan tidak yang lain, lalu ajukan kembali."},
    {"This filing does not answer what it must[; it must answer: {need}][ of unit {unit}].",
     "Name what it must answer, and nothing else, and file again."},
    true};
constexpr Texts kOfficeVacant = {
    {"Tidak ada yang dapat bertindak pada langkah[ \"{step}\"][; jabatan yang kosong: {offices}][ ({seats})].",
     "Tunggu sampai jabatan itu terisi, atau mintalah pencatatan Plt. (bagi Pejabat yang Berwenang: unit authority) atau "
     "pemutakhiran direktori. Plh. hanya mewakili pejabat yang ada."},
    {"Nobody can act on the step[ \"{step}\"][; vacant: {offices}][ ({seats})].",
     "Wait until the post is held, or have a Plt recorded for it (for the authority: unit authority) or the directory updated. A "
     "Plh only stands in for somebody who holds the post."},
    true};
constexpr Texts kNotAssignable = {
    {"{official} tidak dapat ditugaskan: bukan Pejabat Fungsional atau Pelaksana[ (jenjang {rank})], atau memimpin unit.",
     "Sebutkan Pejabat Fungsional atau Pelaksana yang tidak memimpin unit."},
    {"{official} cannot be assigned: not a Pejabat Fungsional or Pelaksana[ (rank {rank})], or the head of a unit.",
     "Name a Pejabat Fungsional or Pelaksana who leads no unit."},
    true};
constexpr Texts kPositionNotEstablished = {
    {"Kedudukan {official} belum ditetapkan: belum ada Pejabat Penilai Kinerja.",
     "Mintalah unit kepegawaian menetapkannya dan memutakhirkan direktori."},
    {"The position (kedudukan) of {official} is not established: there is no Pejabat Penilai Kinerja.",
     "Have the personnel office establish it and update the directory."},
    true};
constexpr Texts kNomineeOutsideSource = {{"{official}[ ({official_unit})] bukan pejabat unit asal[ {unit}].",
                                          "Sebutkan pejabat dari unit asal; untuk unit lain, ajukan permohonan tersendiri."},
                                         {"{official}[ ({official_unit})] does not belong to the source unit[ {unit}].",
                                          "Name officials of the source unit; file a request of its own for another unit."},
                                         true};
constexpr Texts kNomineeLacksCompetency = {{"{official} tidak memiliki satu pun kompetensi yang diminta[: {competencies}].",
                                            "Sebutkan pejabat lain, atau mutakhirkan kompetensinya di direktori."},
                                           {"{official} has none of the competencies that are asked for[: {competencies}].",
                                            "Name somebody else, or update the competencies in the directory."},
                                           true};
constexpr Texts kHeadcountNotMet = {
    {"Jumlah pejabat yang disebutkan[ ({named})] kurang dari yang diminta[ ({headcount})].", "Sebutkan semuanya sekaligus."},
    {"Fewer officials are named[ ({named})] than asked for[ ({headcount})].", "Name all of them at once."},
    true};
constexpr Texts kOwnCase = {{"Anda sendiri yang akan ditugaskan, sehingga Anda tidak dapat ikut memutuskannya.",
                             "Serahkan kepada pemangku jabatan lain atau penerima mandatnya."},
                            {"You are to be assigned yourself, so you cannot take part in the decision.",
                             "Leave it to another office-holder or to the holder of a mandate."},
                            true};
constexpr Texts kRequestClosed = {
    {"Permohonan ini sudah berakhir[ ({state})].",
     "Tidak ada lagi yang perlu dilakukan; bila masih perlu, ajukan permohonan baru."},
    {"This request is closed[ ({state})].", "Nothing remains to be done; file a new request if it is still needed."}};
constexpr Texts kWrongAction = {
    {"Tindakan ini tidak tersedia[ pada langkah \"{step}\"][; yang tersedia: {options}].", "Gunakan tindakan yang tersedia."},
    {"This action is not possible[ at step \"{step}\"][; possible: {options}].", "Use an action that is possible."},
    true};
constexpr Texts kEtagMismatch = {
    {"Keadaannya telah berubah sejak Anda membacanya.", "Baca kembali, periksa perubahannya, lalu ulangi dengan etag yang baru."},
    {"It has changed since you read it.", "Read it again, see what changed, and repeat with the new etag."}};
constexpr Texts kReasonRequired = {{"Penolakan harus disertai alasan.", "Tuliskan alasannya, lalu kirim kembali."},
                                   {"A refusal must give its reason.", "State the reason and send it again."},
                                   true};
constexpr Texts kTeamKindUnknown = {{"Peraturan ini tidak mengenal jenis tim[ \"{team_kind}\"] untuk permohonan ini.",
                                     "Kosongkan isian jenis tim, atau pilih yang dikenal."},
                                    {"The regulation knows no kind of team[ \"{team_kind}\"] for this request.",
                                     "Leave the kind of team empty, or choose one that it knows."}};
constexpr Texts kUnitUnknown = {
    {"Unit {unit} tidak ada di direktori.", "Periksa ejaannya, atau muat direktori instansi itu."},
    {"There is no unit {unit} in the directory.", "Check its spelling, or load the agency's directory."}};
constexpr Texts kOfficialUnknown = {
    {"Pejabat {official} tidak ada di direktori.", "Periksa ejaannya, atau muat direktori instansi itu."},
    {"There is no official {official} in the directory.", "Check the spelling, or load the agency's directory."}};
constexpr Texts kVolunteerNamesOthers = {{"Pengajuan sukarela hanya untuk diri sendiri, tetapi pejabat lain disebutkan.",
                                          "Kosongkan daftar pejabat, atau sebutkan diri Anda saja."},
                                         {"A voluntary application is for the filer alone, but others are named.",
                                          "Leave the officials empty, or name only yourself."}};
constexpr Texts kPeopleNotNamedHere = {
    {"Pada langkah ini[ (\"{step}\")] tidak ada pejabat yang disebutkan.", "Kirim kembali tanpa daftar pejabat."},
    {"This step[ (\"{step}\")] names nobody.", "Send it again without officials."}};
constexpr Texts kOfficialRepeated = {{"Pejabat {official} disebutkan lebih dari sekali.", "Sebutkan setiap pejabat satu kali."},
                                     {"The official {official} is named more than once.", "Name everybody once."}};
constexpr Texts kAnnouncementClosed = {
    {"Pengumuman kebutuhan ini sudah ditutup atau masanya sudah berakhir.", "Buat pengumuman baru bila masih diperlukan."},
    {"This announcement is closed, or its period has ended.", "Make a new announcement if it is still needed."}};

}  // namespace

const Texts& texts_of(Reason reason) {
  switch (reason) {
    case Reason::no_regulation_in_force: return kNoRegulation;
    case Reason::flow_forbidden: return kFlowForbidden;
    case Reason::flow_not_provided: return kFlowNotProvided;
    case Reason::scope_mismatch: return kScopeMismatch;
    case Reason::nominees_required: return kNomineesRequired;
    case Reason::not_your_turn: return kNotYourTurn;
    case Reason::letter_incomplete: return kLetterIncomplete;
    case Reason::period_invalid: return kPeriodInvalid;
    case Reason::period_exceeds_limit: return kPeriodExceedsLimit;
    case Reason::headcount_exceeds_limit: return kHeadcountExceedsLimit;
    case Reason::call_required: return kCallRequired;
    case Reason::office_vacant: return kOfficeVacant;
    case Reason::not_assignable: return kNotAssignable;
    case Reason::position_not_established: return kPositionNotEstablished;
    case Reason::nominee_outside_source: return kNomineeOutsideSource;
    case Reason::nominee_lacks_competency: return kNomineeLacksCompetency;
    case Reason::headcount_not_met: return kHeadcountNotMet;
    case Reason::own_case: return kOwnCase;
    case Reason::request_closed: return kRequestClosed;
    case Reason::wrong_action: return kWrongAction;
    case Reason::etag_mismatch: return kEtagMismatch;
    case Reason::reason_required: return kReasonRequired;
    case Reason::team_kind_unknown: return kTeamKindUnknown;
    case Reason::unit_unknown: return kUnitUnknown;
    case Reason::official_unknown: return kOfficialUnknown;
    case Reason::volunteer_names_others: return kVolunteerNamesOthers;
    case Reason::people_not_named_here: return kPeopleNotNamedHere;
    case Reason::official_repeated: return kOfficialRepeated;
    case Reason::announcement_closed: return kAnnouncementClosed;
  }
  return kNotYourTurn;
}

}  // namespace penugasan::server
