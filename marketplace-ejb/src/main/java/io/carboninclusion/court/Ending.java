package io.carboninclusion.court;

/** Why an order buys no more. */
enum Ending {
  /** All was bought. */
  COMPLETE,
  /** The judge closed it with what there was. */
  CLOSED,
  /** The judge took it back before anything was bought. */
  WITHDRAWN
}
