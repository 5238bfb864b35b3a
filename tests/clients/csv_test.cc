// Staff lists as spreadsheets write them: read strictly, with the place of every slip, and written so that they come back.
#include <gtest/gtest.h>

#include <fstream>

#include "clients/csv_directory.h"
#include "clients/csv_reader.h"
#include "clients/directory_file.h"
#include "clients/directory_writer.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

namespace penugasan::clients {
namespace {

using Cells = std::vector<std::string>;

std::string fault_in(const std::string& text) {
  try {
    (void)parse_csv(text, "t.csv");
  } catch (const InputError& error) {
    return error.what();
  }
  return "no fault";
}

TEST(Csv, CellsAreReadAsRfc4180WritesThem) {
  const auto table = parse_csv("id,name\r\na,\"Ani, S.H.\"\r\nb,\"two\nlines \"\"so\"\"\"\n", "t.csv");
  EXPECT_EQ(table.columns, (Cells{"id", "name"}));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].cells, (Cells{"a", "Ani, S.H."}));
  EXPECT_EQ(table.rows[1].cells, (Cells{"b", "two\nlines \"so\""}));
  EXPECT_EQ(table.rows[1].line, 3);
}

TEST(Csv, AsExcelWritesItInIndonesia) {
  const auto table = parse_csv("\xEF\xBB\xBFid;name\r\na;Ani, S.H.\r\n;\r\n\r\nb;\r\n", "t.csv");
  EXPECT_EQ(table.columns, (Cells{"id", "name"}));
  ASSERT_EQ(table.rows.size(), 2u) << "empty rows are passed over";
  EXPECT_EQ(table.rows[0].cells, (Cells{"a", "Ani, S.H."}));
  EXPECT_EQ(table.rows[1].cells, (Cells{"b", ""}));
  EXPECT_EQ(table.rows[1].line, 5);
}

TEST(Csv, DigitsKeptAsTextByAFormula) {
  EXPECT_EQ(parse_csv("nip,x\n=\"199704012021102001\",1\n", "t.csv").rows[0].cells[0], "199704012021102001");
}

TEST(Csv, AQuotationMarkThatIsClosedTooLateIsToldWhereItBegins) {
  EXPECT_EQ(fault_in("id,name\na,\"open\nb,\"c\"\n"),
            "t.csv:2: the quotation mark that begins here is closed in line 3 only, before other text");
  try {
    (void)parse_csv("id,name\na,\"open\nb,\"c\"\n", "t.csv");
    FAIL() << "read";
  } catch (const InputError& error) {
    EXPECT_EQ(error.indonesian(), "t.csv:2: tanda kutip yang dimulai di sini baru ditutup pada baris 3, sebelum teks lain");
  }
}

TEST(Csv, TheRowOfNamesMayComeAfterEmptyOnes) { EXPECT_EQ(parse_csv(",\n\nid,name\n", "t.csv").head_line, 3); }

TEST(Csv, SlipsAreToldWithTheirLine) {
  EXPECT_EQ(fault_in(""), "t.csv: holds no row that names the columns");
  EXPECT_EQ(fault_in("id,name\na\n"), "t.csv:2: has 1 cells; the first row has 2");
  EXPECT_EQ(fault_in("id,id\n"), "t.csv:1: the column \"id\" stands twice");
  EXPECT_EQ(fault_in("id,,x\n"), "t.csv:1: a column has no name");
  EXPECT_EQ(fault_in("id,name\n\na,\"open\nb,c\n"), "t.csv:3: the quotation mark that begins here is never closed");
  EXPECT_EQ(fault_in("id,name\na,b\"c\n"), "t.csv:2: a quotation mark stands inside a cell that does not begin with one");
  EXPECT_EQ(fault_in("id,name\na,\"b\"c\n"), "t.csv:2: text follows a closing quotation mark");
}

class CsvDirectory : public ::testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) const {
    const auto path = folder_.path() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  std::string fault_with(const std::string& officials) const {
    write("pejabat.csv", officials);
    return fault_of_kota();
  }
  std::string fault_of_kota() const {
    try {
      (void)read_directory(write("kota.yaml", kHead));
    } catch (const InputError& error) {
      const std::string what = error.what();
      return what.substr(what.rfind('/') + 1);
    }
    return "no fault";
  }
  static constexpr const char* kHead =
      "agency: kota\nname: Kota\nregulation: r-1\nregional_head: Wali Kota\nauthority: sekda\npersonnel_office: badan\n"
      "units: unit.csv\nofficials: pejabat.csv\nmandates: mandat.csv\n";
  testing::TempFolder folder_;
};

TEST_F(CsvDirectory, ListsMayStandInTablesBesideTheFile) {
  write("unit.csv",
        "id;name;kind;parent;head\nbadan;Badan;badan;;ani (..2026-06-30) | budi (2026-07-01..)\nbadan.a;A;bidang;badan;\n");
  write("pejabat.csv",
        "nip;id;name;rank;title;unit;appraiser;competencies\n=\"197001011995011001\";ani;Ani;jpt_pratama;Kepala;badan;;\n"
        "199001012015012003;budi;\"Budi; S.H.\";ahli_muda;Analis;badan.a;ani;hukum | data\n");
  write("mandat.csv",
        "kind;from;unit;to;valid_from;valid_to;letter_number;letter_date\nplh;ani;;budi;2026-03-02;2026-03-06;800/7;2026-03-01\n"
        "plt;;badan.a;budi;2026-05-01;2026-05-31;;\n");
  const auto file = read_directory_file(write("kota.yaml", kHead));
  const auto& directory = file.directory;
  ASSERT_EQ(directory.units_size(), 2);
  ASSERT_EQ(directory.units(0).head_terms_size(), 2);
  EXPECT_EQ(directory.units(0).head_terms(0).valid_to(), "2026-06-30");
  EXPECT_EQ(directory.units(0).head_terms(0).valid_from(), "");
  EXPECT_EQ(directory.units(0).head_terms(1).official(), "budi");
  EXPECT_EQ(directory.units(0).head_terms(1).valid_from(), "2026-07-01");
  EXPECT_EQ(directory.units(1).head(), "");
  EXPECT_EQ(directory.units(1).head_terms_size(), 0) << "an empty head is a vacant post";
  EXPECT_EQ(directory.officials(0).nip(), "197001011995011001");
  EXPECT_EQ(directory.officials(1).display_name(), "Budi; S.H.");
  ASSERT_EQ(directory.officials(1).competencies_size(), 2);
  EXPECT_EQ(directory.officials(1).competencies(1), "data");
  EXPECT_EQ(directory.mandates(0).letter().number(), "800/7");
  EXPECT_FALSE(directory.mandates(1).has_letter());
  EXPECT_EQ(directory.mandates(1).unit(), "badan.a");
  const auto place = place_in_file(file.places, "directory.officials[1].nip");
  EXPECT_EQ(place.substr(place.rfind('/') + 1), "pejabat.csv:3 nip");
}

TEST_F(CsvDirectory, SlipsNameTheTableAndItsLine) {
  write("unit.csv", "id,name,kind,parent,head\nbadan,Badan,badan,,\n");
  write("mandat.csv", "kind,from,unit,to,valid_from,valid_to\n");
  EXPECT_EQ(fault_with("id,nip,name,rank,title\nani,1,Ani,r,t\n"), "pejabat.csv:2: an official lacks the key \"unit\"");
  EXPECT_EQ(fault_with("id,nip,nama\n"),
            "pejabat.csv:1: unknown column \"nama\"; there are id, nip, name, rank, title, unit, appraiser, competencies");
  EXPECT_EQ(fault_with("id,nip,name,rank,title,unit\nani,1.97001E+17,Ani,r,t,badan\n"),
            "pejabat.csv:2: the NIP was rounded by a spreadsheet; format its column as text and type it again");
}

// What a table makes of a cell has no line of its own in the YAML sense; it is the row's.
TEST_F(CsvDirectory, DaysAndHeadsNameTheirRow) {
  write("pejabat.csv", "id,nip,name,rank,title,unit\n");
  write("mandat.csv", "kind,from,unit,to,valid_from,valid_to,letter_number,letter_date\n");
  const auto heads = [&](const std::string& cell) {
    write("unit.csv", "id,name,kind,head\nbadan,Badan,badan,ani\nbadan.a,A,bidang," + cell + "\n");
    return fault_of_kota();
  };
  EXPECT_EQ(heads("ani (2026-02-30..)"),
            "unit.csv:3: \"valid_from\" of a holder is \"2026-02-30\"; it must be a day that exists, written YYYY-MM-DD");
  EXPECT_EQ(heads("ani (2026-07-01)"),
            "unit.csv:3: the head \"ani (2026-07-01)\" must be written OFFICIAL (DATE..DATE), where a date may be left out");
  EXPECT_EQ(heads("ani (2026-07-01.. | budi"),
            "unit.csv:3: the head \"ani (2026-07-01..\" must be written OFFICIAL (DATE..DATE), where a date may be left out");
  EXPECT_EQ(heads("ani | "), "unit.csv:3: \"official\" of a holder must not be empty");
  EXPECT_EQ(heads("ani"), "no fault");
  const auto mandates = [&](const std::string& row) {
    write("mandat.csv", "kind,from,to,valid_from,valid_to,letter_number,letter_date\n" + row + "\n");
    return fault_of_kota();
  };
  EXPECT_EQ(mandates("plh,ani,budi,02-03-2026,2026-03-06,,"),
            "mandat.csv:2: \"valid_from\" of a mandate is \"02-03-2026\"; it must be a day that exists, written YYYY-MM-DD");
  EXPECT_EQ(mandates("plh,ani,budi,2026-03-02,2026-03-06,800/7,2026-02-30"),
            "mandat.csv:2: \"date\" of the letter is \"2026-02-30\"; it must be a day that exists, written YYYY-MM-DD");
  EXPECT_EQ(mandates("plh,ani,budi,2026-03-02,2026-03-06,800/7,"), "mandat.csv:2: the letter lacks the key \"date\"");
}

TEST_F(CsvDirectory, AnUnknownColumnIsToldWhereTheNamesStand) {
  write("unit.csv", "id,name,kind,head\n");
  EXPECT_EQ(fault_with("\n\nid,nip,nama\n").substr(0, 37), "pejabat.csv:3: unknown column \"nama\";");
}

// Whatever is loaded comes back from both forms that export writes.
TEST_F(CsvDirectory, ExportGivesBackWhatWasRead) {
  for (const char* name : {"barito-timur", "jambi", "klaten", "palangka-raya", "surakarta"}) {
    auto directory = read_directory(testing::source_dir() / "tests/directories" / (std::string(name) + ".yaml"));
    auto& term = *directory.mutable_units(2)->add_head_terms();
    term.set_official(directory.units(2).head());
    term.set_valid_from("2026-01-01");
    directory.mutable_units(2)->clear_head();
    directory.mutable_mandates(0)->mutable_letter()->set_number("800/7, \"Umum\"; a");
    directory.mutable_mandates(0)->mutable_letter()->set_date("2026-02-27");
    directory.mutable_officials(0)->set_display_name("Dr. \"Ani\", S.H.; M.Si. |");
    directory.mutable_officials(1)->clear_nip();
    directory.mutable_officials(1)->clear_display_name();
    directory.add_auditors(directory.officials(0).id());
    const auto expected = directory.SerializeAsString();
    EXPECT_EQ(parse_directory(directory_yaml(directory, Lists::here), "x.yaml").SerializeAsString(), expected) << name;
    write(kUnitsFile, units_csv(directory));
    write(kOfficialsFile, officials_csv(directory));
    write(kMandatesFile, mandates_csv(directory));
    const auto path = write("x.yaml", directory_yaml(directory, Lists::in_csv));
    EXPECT_EQ(read_directory(path).SerializeAsString(), expected) << name;
  }
}

}  // namespace
}  // namespace penugasan::clients
