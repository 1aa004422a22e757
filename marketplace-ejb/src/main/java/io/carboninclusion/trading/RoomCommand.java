package io.carboninclusion.trading;

/**
 * What a room asks of the core on behalf of an intent that it has committed before. The intent's id
 * is the command's key: sent again, it gets the first answer. Amounts are thousandths of a fen,
 * quantities kilograms, prices fen per tonne; a document hash is SHA-256, 32 bytes.
 */
public sealed interface RoomCommand {

  /** The id of the room's committed intent; unique over all rooms. */
  long intent();

  record Deposit(long intent, long account, long amountMilliFen) implements RoomCommand {}

  /** Freezes a sum; the intent's id becomes the withdrawal's. */
  record RequestWithdrawal(long intent, long account, long amountMilliFen) implements RoomCommand {}

  record CloseWithdrawal(long intent, long withdrawal, boolean paid) implements RoomCommand {}

  /** Creates units; the intent's id becomes the issuance's. */
  record Issue(long intent, long account, int instrument, long kg, byte[] documentHash)
      implements RoomCommand {}

  /** Retires units; the intent's id becomes the retirement's. */
  record Retire(
      long intent, long account, int instrument, long kg, long certificate, byte[] documentHash)
      implements RoomCommand {}

  record DefineInstrument(
      long intent, int instrument, long tickFen, long lotKg, byte[] documentHash)
      implements RoomCommand {}

  /** The band in hundredths of a percent; 0 is a fixed price, -1 no band. */
  record SetPriceRules(long intent, int instrument, long referenceFen, int bandBasisPoints)
      implements RoomCommand {}

  record OpenTrading(long intent, int instrument) implements RoomCommand {}

  record HaltTrading(long intent, int instrument) implements RoomCommand {}
}
