package planted.audit;

import planted.participant.People;

/** Breaks: audit uses the kernel alone. */
public class TrailThatKnowsPeople {
  People people;
}
