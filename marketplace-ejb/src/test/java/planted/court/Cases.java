package planted.court;

import planted.personal.Acts;

/** Breaks: courts know nothing of personal accounts. */
public class Cases {
  Acts acts;
}
