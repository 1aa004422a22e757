package io.carboninclusion.kernel;

import java.util.List;
import java.util.Objects;

/**
 * A request refused at a room's door, for a named reason and with the numbers in it.
 *
 * <p>The reason is the key {@code rejected.<REASON>} of the resource bundles, where the sentence a
 * person reads stands; the arguments fill its places {0}, {1}, ... in order. Declared in
 * ejb-jar.xml as an application exception that rolls back, so a refused call leaves nothing
 * changed. Anything else that leaves a door is a bug.
 */
public final class Rejected extends RuntimeException {

  private final String reason;
  private final String field;
  private final transient List<Object> arguments;

  private Rejected(String reason, String field, List<Object> arguments) {
    super(
        reason
            + (field == null ? "" : " [" + field + "]")
            + (arguments.isEmpty() ? "" : " " + arguments));
    this.reason = reason;
    this.field = field;
    this.arguments = arguments;
  }

  /** A refusal of the request as a whole. */
  public static Rejected because(Enum<?> reason, Object... arguments) {
    return new Rejected(reason.name(), null, List.of(arguments));
  }

  /** A refusal of the request as a whole, its reason given by name. */
  public static Rejected because(String reason, Object... arguments) {
    return new Rejected(Objects.requireNonNull(reason), null, List.of(arguments));
  }

  /**
   * The same refusal with the input at fault, named as the API names it, as in {@code priceFen}.
   */
  public Rejected at(String inputField) {
    return new Rejected(reason, inputField, arguments());
  }

  public String reason() {
    return reason;
  }

  /** The input at fault, or null if no single one is. */
  public String field() {
    return field;
  }

  public List<Object> arguments() {
    return arguments == null ? List.of() : arguments;
  }

  public boolean is(Enum<?> other) {
    return reason.equals(other.name());
  }
}
