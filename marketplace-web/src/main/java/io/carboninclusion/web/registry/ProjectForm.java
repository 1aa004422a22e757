package io.carboninclusion.web.registry;

import io.carboninclusion.registry.Methodology;
import io.carboninclusion.registry.Project;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.RegisterProject;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.registry.Scheme;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A seller registers a project; its documents are added on the page that follows. */
@Named
@RequestScoped
public class ProjectForm {

  @Inject private Registry registry;
  @Inject private PublicRegister register;
  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;

  private String methodology;
  private String region;
  private Integer vintageFrom;
  private Integer vintageTo;
  private String nameZh;
  private String nameEn;
  private String developer;

  public String register() {
    Methodology chosen =
        register.methodologies().stream()
            .filter(known -> key(known).equals(methodology))
            .findFirst()
            .orElseThrow();
    Project project =
        registry.register(
            currentCaller.get(),
            new RegisterProject(
                chosen.scheme(),
                chosen.code(),
                chosen.version(),
                region,
                vintageFrom,
                vintageTo,
                nameZh,
                nameEn,
                developer));
    return "/project?faces-redirect=true&id=" + project.id();
  }

  /** Methodologies of all schemes of the market; each belongs to one scheme. */
  public List<Methodology> getMethodologies() {
    return register.methodologies();
  }

  public String key(Methodology one) {
    return one.code() + " " + one.version();
  }

  public String label(Methodology one) {
    String scheme =
        register.schemes().stream()
            .filter(known -> known.code().equals(one.scheme()))
            .findFirst()
            .map(this::name)
            .orElse(one.scheme());
    return scheme + " · " + (look.isEnglish() ? one.nameEn() : one.nameZh()) + " · " + key(one);
  }

  private String name(Scheme scheme) {
    return look.isEnglish() ? scheme.nameEn() : scheme.nameZh();
  }

  public String getDeveloper() {
    return developer == null ? currentCaller.get().enterpriseName() : developer;
  }

  public String getMethodology() {
    return methodology;
  }

  public void setMethodology(String methodology) {
    this.methodology = methodology;
  }

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region;
  }

  public Integer getVintageFrom() {
    return vintageFrom;
  }

  public void setVintageFrom(Integer vintageFrom) {
    this.vintageFrom = vintageFrom;
  }

  public Integer getVintageTo() {
    return vintageTo;
  }

  public void setVintageTo(Integer vintageTo) {
    this.vintageTo = vintageTo;
  }

  public String getNameZh() {
    return nameZh;
  }

  public void setNameZh(String nameZh) {
    this.nameZh = nameZh;
  }

  public String getNameEn() {
    return nameEn;
  }

  public void setNameEn(String nameEn) {
    this.nameEn = nameEn;
  }

  public void setDeveloper(String developer) {
    this.developer = developer;
  }
}
