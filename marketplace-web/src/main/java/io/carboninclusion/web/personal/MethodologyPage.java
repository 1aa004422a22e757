package io.carboninclusion.web.personal;

import io.carboninclusion.personal.ActUnit;
import io.carboninclusion.personal.ModeRule;
import io.carboninclusion.personal.NewMethodology;
import io.carboninclusion.personal.PersonalMethodologies;
import io.carboninclusion.personal.PersonalMethodology;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.Scheme;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Personal methodologies as everybody reads them, and an administrator's proposal of another. */
@Named
@RequestScoped
public class MethodologyPage {

  @Inject private PersonalMethodologies personalMethodologies;
  @Inject private PublicRegister register;
  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;

  private Integer base;
  private String schemeCode;
  private String code;
  private String version;
  private String nameZh;
  private String nameEn;
  private LocalDate validFrom;
  private LocalDate validTo;
  private boolean refuseOverlap = true;
  private boolean onRequest;
  private boolean example = true;
  private String rules;
  private List<PersonalMethodology> methodologies;
  private List<PersonalMethodologies.Mode> modes;

  public String propose() {
    personalMethodologies.propose(
        currentCaller.get(),
        new NewMethodology(
            code,
            version,
            schemeCode,
            nameZh,
            nameEn,
            validFrom,
            validTo,
            refuseOverlap,
            onRequest,
            example,
            ModeLines.read(rules)));
    return "/approvals?faces-redirect=true";
  }

  public List<PersonalMethodology> getMethodologies() {
    if (methodologies == null) {
      methodologies = personalMethodologies.list();
    }
    return methodologies;
  }

  public List<Scheme> getSchemes() {
    return register.schemes().stream().filter(s -> !s.otherRegistry()).toList();
  }

  public String scheme(PersonalMethodology methodology) {
    return getSchemes().stream()
        .filter(s -> s.code().equals(methodology.scheme()))
        .map(s -> look.isEnglish() ? s.nameEn() : s.nameZh())
        .findFirst()
        .orElse(methodology.scheme());
  }

  public String mode(ModeRule rule) {
    if (modes == null) {
      modes = personalMethodologies.modes();
    }
    return modes.stream()
        .filter(m -> m.code().equals(rule.mode()))
        .map(m -> look.isEnglish() ? m.nameEn() : m.nameZh())
        .findFirst()
        .orElse(rule.mode());
  }

  /** Grams for a kilometre, a ride or a step; the tables have millionths for a metre. */
  public String factor(ModeRule rule) {
    int places = rule.unit() == ActUnit.METRE ? 3 : 6;
    return BigDecimal.valueOf(rule.factorUg(), places).stripTrailingZeros().toPlainString();
  }

  public String caps(ModeRule rule) {
    List<String> caps = new ArrayList<>();
    add(caps, "methodologies.cap.kmh", rule.maxKmh());
    add(caps, "methodologies.cap.min", rule.minMetres());
    add(caps, "methodologies.cap.max", rule.maxMetres());
    add(caps, "methodologies.cap.rides", rule.maxRidesDay());
    add(caps, "methodologies.cap.steps", rule.maxStepsDay());
    return caps.isEmpty()
        ? Texts.sentence(look.getLocale(), "methodologies.caps.none")
        : caps.stream().collect(Collectors.joining(" · "));
  }

  private void add(List<String> caps, String key, Integer cap) {
    if (cap != null) {
      caps.add(Texts.sentence(look.getLocale(), key, cap));
    }
  }

  public Integer getBase() {
    return base;
  }

  /** Takes a version's parameters over into the form. */
  public void setBase(Integer base) {
    this.base = base;
    getMethodologies().stream().filter(m -> base != null && m.id() == base).forEach(this::take);
  }

  private void take(PersonalMethodology m) {
    schemeCode = m.scheme();
    code = m.code();
    nameZh = m.nameZh();
    nameEn = m.nameEn();
    validFrom = m.validFrom();
    validTo = m.validTo();
    refuseOverlap = m.refuseOverlap();
    onRequest = m.onRequest();
    example = m.example();
    rules = ModeLines.write(m.modes());
  }

  public String getSchemeCode() {
    return schemeCode;
  }

  public void setSchemeCode(String schemeCode) {
    this.schemeCode = schemeCode;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getVersion() {
    return version;
  }

  public void setVersion(String version) {
    this.version = version;
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

  public LocalDate getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(LocalDate validFrom) {
    this.validFrom = validFrom;
  }

  public LocalDate getValidTo() {
    return validTo;
  }

  public void setValidTo(LocalDate validTo) {
    this.validTo = validTo;
  }

  public boolean isRefuseOverlap() {
    return refuseOverlap;
  }

  public void setRefuseOverlap(boolean refuseOverlap) {
    this.refuseOverlap = refuseOverlap;
  }

  public boolean isOnRequest() {
    return onRequest;
  }

  public void setOnRequest(boolean onRequest) {
    this.onRequest = onRequest;
  }

  public boolean isExample() {
    return example;
  }

  public void setExample(boolean example) {
    this.example = example;
  }

  public String getRules() {
    return rules;
  }

  public void setRules(String rules) {
    this.rules = rules;
  }
}
