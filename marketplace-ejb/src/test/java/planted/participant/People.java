package planted.participant;

import planted.trading.Door;

/** Breaks: participants know nothing of trading. */
public class People {
  Door door;
}
