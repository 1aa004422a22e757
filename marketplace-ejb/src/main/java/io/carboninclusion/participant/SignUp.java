package io.carboninclusion.participant;

/**
 * What an enterprise says of itself when it signs up, and its first user, who may do everything for
 * it. Values are as typed; {@link Participants#signUp} checks them.
 *
 * @param kind what it wants to be; MARKET is not offered
 */
public record SignUp(
    EnterpriseKind kind,
    String name,
    String creditCode,
    String login,
    String password,
    String displayName) {

  /** Never the password. */
  @Override
  public String toString() {
    return "SignUp[" + kind + ", " + creditCode + "]";
  }
}
