package io.carboninclusion.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carboninclusion.kernel.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportedProjectTest {

  private static final Path REAL =
      Path.of("../../shared/data/registry/forestry-projects-china.csv");

  private static final String HEAD =
      "Project ID,Project Name,Voluntary Registry,Type,Methodology / Protocol,Country,State,"
          + "Project Site Location,Project Developer,First Year of Project,Scope\n";

  @Test
  void aLineIsReadByTheNamesOfTheColumns() {
    assertThat(
            read(
                HEAD
                    + "VCS1,\"Le'an \"\"North\"\", Jiangxi\",VCS,Afforestation,VM0010,China,,,"
                    + "\"A Co.,Ltd.\",2009,Forestry\n"))
        .containsExactly(
            new ImportedProject(
                "VCS VCS1",
                "VCS",
                "Le'an \"North\", Jiangxi",
                "Afforestation",
                "VM0010",
                "China",
                "A Co.,Ltd.",
                2009));
  }

  @Test
  void nullAndNothingAreNothing() {
    ImportedProject project =
        (ImportedProject) read(HEAD + "GS2,名字,GOLD,NULL,NULL,China,Yunnan,,,,\n").get(0);

    assertThat(project.methodology()).isNull();
    assertThat(project.firstYear()).isNull();
    assertThat(project.activity()).isEmpty();
    assertThat(project.region()).isEqualTo("China, Yunnan");
  }

  @Test
  void aBadLineIsRefusedWithItsColumn() {
    assertThat(read(HEAD + "VCS1,Name,VCS,T,M,China,,,Dev,2009\n"))
        .containsExactly("LINE_FIELDS null");
    assertThat(read(HEAD + "VC S1,Name,VCS,T,M,China,,,Dev,2009,\n"))
        .containsExactly("EXTERNAL_ID_UNUSABLE Project ID");
    assertThat(read(HEAD + "VCS1,,VCS,T,M,China,,,Dev,2009,\n"))
        .containsExactly("TEXT_MISSING Project Name");
    assertThat(read(HEAD + "VCS1," + "x".repeat(10_000) + ",VCS,T,M,China,,,Dev,2009,\n"))
        .containsExactly("TEXT_TOO_LONG Project Name");
    assertThat(read(HEAD + "VCS1,Name,vcs,T,M,China,,,Dev,2009,\n"))
        .containsExactly("NO_SUCH_SCHEME Voluntary Registry");
    assertThat(read(HEAD + "VCS1,Name,VCS,T,M,China,,,Dev,209,\n"))
        .containsExactly("VINTAGE_UNUSABLE First Year of Project");
    assertThat(read(HEAD + "VCS1,<b>N</b> 🌲,VCS,T,M,China,,,Dev,,\n")).hasSize(1);
  }

  @Test
  void aFileWithoutTheColumnsIsRefusedAsAWhole() {
    assertThatThrownBy(() -> read("Project ID,Project Name\nVCS1,Name\n"))
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> {
              assertThat(e.is(RegistryRefusal.IMPORT_COLUMN_MISSING)).isTrue();
              assertThat(e.arguments()).containsExactly("Voluntary Registry");
            });
    assertThatThrownBy(() -> read("")).isInstanceOf(Rejected.class);
  }

  @Test
  void all61RealProjectsAreRead() throws IOException {
    assumeTrue(Files.exists(REAL), "the shared data is not here");
    List<Object> projects = read(Files.readString(REAL));

    assertThat(projects).hasSize(61).allMatch(ImportedProject.class::isInstance);
    assertThat(projects)
        .extracting(project -> ((ImportedProject) project).externalId())
        .doesNotHaveDuplicates()
        .contains("GOLD GS2466", "VCS VCS2694");
  }

  /** Each line as its project, or as its refusal and field. */
  private static List<Object> read(String csv) {
    CsvLines lines = new CsvLines(csv.getBytes(UTF_8));
    ImportedProject.Layout layout =
        ImportedProject.Layout.of(lines.hasNext() ? lines.next().fields() : List.of());
    List<Object> read = new ArrayList<>();
    while (lines.hasNext()) {
      try {
        read.add(ImportedProject.of(layout, lines.next().fields()));
      } catch (Rejected refusal) {
        read.add(refusal.reason() + " " + refusal.field());
      }
    }
    return read;
  }
}
