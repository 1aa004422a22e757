package io.carboninclusion.web.court;

import io.carboninclusion.court.Court;
import io.carboninclusion.court.CourtDesk;
import io.carboninclusion.court.CourtFileReport;
import io.carboninclusion.court.CourtOffice;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;

/** The administrators' page on courts: a file of them, what became of its lines, a search. */
@Named
@RequestScoped
public class CourtDirectory {

  private static final String REPORT = "courtReport";

  @Inject private CourtOffice office;
  @Inject private CourtDesk desk;
  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;

  private Part file;
  private String words;
  private List<Court> found;

  /** The report is shown once, on the page that follows. */
  public String importFile() throws IOException {
    CourtFileReport report =
        office.importCourts(currentCaller.get(), file.getInputStream().readAllBytes());
    flash().put(REPORT, report);
    return "/courts?faces-redirect=true";
  }

  public CourtFileReport getReport() {
    return (CourtFileReport) flash().get(REPORT);
  }

  public String sentence(CourtFileReport.BadLine line) {
    return Texts.of(line.refusal(), look.getLocale());
  }

  /** Courts with these words in their name or code; some of all without words. */
  public List<Court> getCourts() {
    if (found == null) {
      found = desk.courts(words == null ? "" : words.strip());
    }
    return found;
  }

  private static Flash flash() {
    return FacesContext.getCurrentInstance().getExternalContext().getFlash();
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }
}
