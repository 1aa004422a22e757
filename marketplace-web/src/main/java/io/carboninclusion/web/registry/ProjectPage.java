package io.carboninclusion.web.registry;

import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import io.carboninclusion.registry.Project;
import io.carboninclusion.registry.ProjectState;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import org.omnifaces.cdi.Param;

/** One project: its facts, its documents, and the administrator's word on it. */
@Named
@RequestScoped
public class ProjectPage {

  @Inject private Registry registry;
  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;
  @Inject @Param private Long id;

  private Part file;
  private String reason;
  private Answer<Project> answer;

  public void load() {
    if (getProject() == null) {
      Missing.answer();
    }
  }

  public Project getProject() {
    if (answer == null && id != null) {
      answer = Answer.of(() -> registry.project(currentCaller.find().orElse(null), id));
    }
    return answer == null ? null : answer.value();
  }

  public String addFile() throws IOException {
    registry.addFile(
        currentCaller.get(), id, file.getSubmittedFileName(), file.getInputStream().readAllBytes());
    return here();
  }

  public String approve() {
    registry.decide(currentCaller.get(), id, true, reason);
    return here();
  }

  public String reject() {
    registry.decide(currentCaller.get(), id, false, reason);
    return here();
  }

  private String here() {
    return "/project?faces-redirect=true&id=" + id;
  }

  public String getName() {
    return look.isEnglish() && !getProject().nameEn().isEmpty()
        ? getProject().nameEn()
        : getProject().nameZh();
  }

  /** Whether the visitor's enterprise registered it. */
  public boolean isOwn() {
    Long owner = getProject().owner();
    return owner != null && currentCaller.find().filter(caller -> caller.owns(owner)).isPresent();
  }

  /** Whether the visitor may read its documents. */
  public boolean isInsider() {
    return isOwn() || currentCaller.find().filter(this::isAdministrator).isPresent();
  }

  private boolean isAdministrator(Caller caller) {
    return caller.is(Role.ADMIN);
  }

  public boolean isUndecided() {
    return getProject().state() == ProjectState.REGISTERED;
  }

  public Long getId() {
    return id;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
