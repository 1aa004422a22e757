package io.carboninclusion.web.trading;

import io.carboninclusion.trading.InstrumentTimetable;
import io.carboninclusion.trading.Timetable;
import io.carboninclusion.trading.TimetableDesk;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The sessions of the instruments, and a proposal for others of one of them. */
@Named
@RequestScoped
public class SessionsPage {

  @Inject private TimetableDesk desk;
  @Inject private CurrentCaller currentCaller;

  @Inject @Param private String code;
  private List<InstrumentTimetable> all;
  private InstrumentTimetable chosen;
  private String sessions;

  /** The form begins with the chosen instrument's sessions of tomorrow. */
  @PostConstruct
  void choose() {
    all = desk.timetables();
    chosen =
        all.stream()
            .filter(listed -> listed.instrument().code().equals(code))
            .findFirst()
            .orElse(null);
    if (chosen != null) {
      sessions = chosen.tomorrow().hours();
    }
  }

  public String propose() {
    long proposal = desk.propose(currentCaller.get(), code, Timetable.typed(sessions));
    return "/approval?faces-redirect=true&id=" + proposal;
  }

  public List<InstrumentTimetable> getAll() {
    return all;
  }

  public InstrumentTimetable getChosen() {
    return chosen;
  }

  public String getCode() {
    return code;
  }

  public String getSessions() {
    return sessions;
  }

  public void setSessions(String sessions) {
    this.sessions = sessions;
  }
}
