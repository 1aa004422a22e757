package io.carboninclusion.launcher;

import java.net.URI;

/**
 * The day that a new market with demo users begins with, lived through the doors like any other:
 * every step is a call of the REST API by one of the demo's users.
 */
public final class DemoScenario {

  private final URI address;
  private final String password;

  public DemoScenario(URI address, String password) {
    this.address = address;
    this.password = password;
  }

  /** Plays the day once; a new market has seen nothing of it. */
  public void play() {
    System.out.println(
        "The demo's users may enter at " + address + (password.isEmpty() ? "" : "."));
  }
}
