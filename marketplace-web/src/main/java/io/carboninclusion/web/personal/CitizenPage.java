package io.carboninclusion.web.personal;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.personal.Citizens;
import io.carboninclusion.personal.ConsentPurpose;
import io.carboninclusion.personal.Person;
import io.carboninclusion.personal.PersonAct;
import io.carboninclusion.personal.PersonPool;
import io.carboninclusion.personal.PersonSale;
import io.carboninclusion.personal.PersonStatements;
import io.carboninclusion.personal.PersonalRefusal;
import io.carboninclusion.registry.CertificateSummary;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.chart.SerialStrip;
import io.carboninclusion.web.look.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.Param;

/**
 * A person's own page, opened by the signed link: what was saved, where it went, the wallet, and
 * what may be done with it.
 */
@Named
@RequestScoped
public class CitizenPage {

  private static final int CERTIFICATES_SHOWN = 3;
  private static final int ROWS = 20;
  private static final int LATEST = 5;

  @Inject private Citizens citizens;
  @Inject private PersonStatements statements;
  @Inject private Look look;

  @Inject @Param private String link;
  @Inject @Param private String tab;
  @Inject @Param private Long after;

  /** The pool whose sales are shown. */
  @Inject @Param private Long pool;

  /** The purpose that the pressed switch ends. */
  @Inject @Param private String withdraw;

  private Answer<Person> answer;
  private boolean understood;
  private Page<PersonAct> acts;
  private Page<PersonPool> pools;
  private Page<PersonSale> sales;
  private final Map<Long, List<CertificateSummary>> certificates = new HashMap<>();

  public String withdrawConsent() {
    ConsentPurpose purpose =
        ConsentPurpose.named(withdraw)
            .orElseThrow(() -> Rejected.because(PersonalRefusal.CONSENT_PURPOSE_UNKNOWN));
    citizens.withdraw(link, purpose);
    return here() + "&tab=me";
  }

  public String erase() {
    citizens.erase(link);
    return here();
  }

  private String here() {
    return "/citizen?faces-redirect=true&link=" + link;
  }

  /** Null if the link opens nothing: then {@link #getRefusal} says why. */
  public Person getPerson() {
    return answer().value();
  }

  public String getRefusal() {
    return answer().refusal() == null ? "" : Texts.of(answer().refusal(), look.getLocale());
  }

  private Answer<Person> answer() {
    if (answer == null) {
      answer = Answer.of(() -> statements.person(link));
    }
    return answer;
  }

  /** Where the milligrams are: a segment for each state. */
  public SerialStrip getStrip() {
    Person person = getPerson();
    return SerialStrip.of(
        new SerialStrip.Part("buffer", "waiting", person.waitingMg()),
        new SerialStrip.Part("only", "pooled", person.pooledMg()),
        new SerialStrip.Part("held", "onSale", person.onSaleMg()),
        new SerialStrip.Part("frozen", "sold", person.soldMg()),
        new SerialStrip.Part("retired", "retired", person.retiredMg()));
  }

  public Page<PersonAct> getActs() {
    if (acts == null) {
      acts = statements.acts(link, after, ROWS);
    }
    return acts;
  }

  public List<PersonAct> getLatestActs() {
    return statements.acts(link, null, LATEST).items();
  }

  public Page<PersonPool> getPools() {
    if (pools == null) {
      pools = statements.pools(link, after, ROWS);
    }
    return pools;
  }

  /** The newest pool of which something was retired, or null. */
  public PersonPool getRetired() {
    return getPools().items().stream().filter(one -> one.retiredKg() > 0).findFirst().orElse(null);
  }

  public List<CertificateSummary> certificates(long ofPool) {
    return certificates.computeIfAbsent(ofPool, one -> statements.certificates(link, one));
  }

  /** The first few of them, where there is no room for all. */
  public List<CertificateSummary> someCertificates(long ofPool) {
    return certificates(ofPool).stream().limit(CERTIFICATES_SHOWN).toList();
  }

  public Page<PersonSale> getSales() {
    if (sales == null) {
      sales = statements.sales(link, pool, after, ROWS);
    }
    return sales;
  }

  public ConsentPurpose[] getPurposes() {
    return ConsentPurpose.values();
  }

  public boolean allows(ConsentPurpose purpose) {
    return getPerson().purposes().contains(purpose);
  }

  /** An address of this page in another view of it. */
  public String at(String view) {
    return "?link=" + link + "&tab=" + view;
  }

  public boolean isWithdrawing() {
    return withdraw != null && !withdraw.isEmpty();
  }

  public String getLink() {
    return link;
  }

  public String getTab() {
    return tab == null ? "home" : tab;
  }

  public Long getAfter() {
    return after;
  }

  public Long getPool() {
    return pool;
  }

  public boolean isUnderstood() {
    return understood;
  }

  public void setUnderstood(boolean understood) {
    this.understood = understood;
  }
}
