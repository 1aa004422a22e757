package io.carboninclusion.web.registry;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.registry.Project;
import io.carboninclusion.registry.ProjectFilter;
import io.carboninclusion.registry.ProjectState;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.registry.Scheme;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Projects that this visitor may see; which of them and which page stands in the address. */
@Named
@RequestScoped
public class ProjectList {

  private static final int ROWS = 20;

  @Inject private Registry registry;
  @Inject private PublicRegister register;
  @Inject private CurrentCaller currentCaller;

  private String scheme;
  private ProjectState state;
  private boolean own;
  private String words;
  private Long after;
  private Page<Project> projects;

  public Page<Project> getProjects() {
    if (projects == null) {
      projects =
          registry.projects(
              currentCaller.find().orElse(null),
              new ProjectFilter(scheme, state, own, words),
              after,
              ROWS);
    }
    return projects;
  }

  public List<Scheme> getSchemes() {
    return register.schemes();
  }

  public ProjectState[] getStates() {
    return ProjectState.values();
  }

  public String getScheme() {
    return scheme;
  }

  public void setScheme(String scheme) {
    this.scheme = scheme;
  }

  public ProjectState getState() {
    return state;
  }

  public void setState(ProjectState state) {
    this.state = state;
  }

  public boolean isOwn() {
    return own;
  }

  public void setOwn(boolean own) {
    this.own = own;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
