package io.carboninclusion.court;

/**
 * Which restoration orders are wanted; null where anything is.
 *
 * @param words part of the number, of a party's name or of a certificate's number
 * @param cause a code of {@link CourtDesk#causes}
 * @param overdue only those past their deadline
 */
public record OrderFilter(OrderState state, String words, String cause, boolean overdue) {

  public static final OrderFilter ALL = new OrderFilter(null, null, null, false);
}
