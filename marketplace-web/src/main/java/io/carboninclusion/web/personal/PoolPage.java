package io.carboninclusion.web.personal;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.personal.Payout;
import io.carboninclusion.personal.Pool;
import io.carboninclusion.personal.PoolPreview;
import io.carboninclusion.personal.PoolState;
import io.carboninclusion.personal.Pools;
import io.carboninclusion.registry.Issuance;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.chart.SerialStrip;
import io.carboninclusion.web.chart.SpreadPicture;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.primefaces.PrimeFaces;

/** One pool: what is in it, what becomes of it, and what its operator may do next. */
@Named
@RequestScoped
public class PoolPage {

  private static final int PAYOUTS = 20;

  @Inject private Pools pools;
  @Inject private CurrentCaller currentCaller;
  @Inject @Param private Long id;

  private Long after;
  private boolean understood;

  /** Of this page as it was shown: sent twice, it closes or pays out once. */
  private String key = UUID.randomUUID().toString();

  private Pool pool;
  private PoolPreview preview;
  private Page<Payout> payouts;
  private SpreadPicture spread;

  /** Null until it was looked up. */
  private Optional<Issuance> issuance;

  public void load() {
    if (getPool() == null) {
      Missing.answer();
    }
  }

  /** The consequence is ticked: says once more what closing does. */
  public void review() {
    PrimeFaces.current().executeScript("document.getElementById('confirmation').showModal()");
  }

  public String close() {
    pools.close(currentCaller.get(), id, key);
    return here();
  }

  public String requestIssuance() {
    pools.requestIssuance(currentCaller.get(), id);
    return here();
  }

  public String payOut() {
    pools.payOut(currentCaller.get(), id, key);
    return here() + "&paid=true";
  }

  private String here() {
    return "/pool?faces-redirect=true&id=" + id;
  }

  /** Null if there is none or it is another operator's. */
  public Pool getPool() {
    if (pool == null && id != null) {
      pool = Answer.of(() -> pools.pool(currentCaller.get(), id)).value();
    }
    return pool;
  }

  /** What would go in now; null once it is being closed. */
  public PoolPreview getPreview() {
    if (preview == null && getPool().state() == PoolState.OPEN) {
      preview = pools.preview(currentCaller.get(), id);
    }
    return preview;
  }

  public Issuance getIssuance() {
    if (issuance == null) {
      issuance = pools.issuance(currentCaller.get(), id);
    }
    return issuance.orElse(null);
  }

  public Page<Payout> getPayouts() {
    if (payouts == null) {
      payouts = pools.payouts(currentCaller.get(), id, after, PAYOUTS);
    }
    return payouts;
  }

  /** How many people gave how much. */
  public SpreadPicture getSpread() {
    if (spread == null) {
      spread = SpreadPicture.of(pools.spread(currentCaller.get(), id));
    }
    return spread;
  }

  /** Where the issued kilograms are: on the account, offered, sold. */
  public SerialStrip getStrip() {
    Pool.Account account = getPool().account();
    return SerialStrip.of(
        new SerialStrip.Part("held", "held", account.availableKg()),
        new SerialStrip.Part("frozen", "offered", account.frozenKg()),
        new SerialStrip.Part("retired", "sold", account.soldKg()));
  }

  public Long getId() {
    return id;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }

  public boolean isUnderstood() {
    return understood;
  }

  public void setUnderstood(boolean understood) {
    this.understood = understood;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
