package io.carboninclusion.system.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The load generator as a process of its own: its garbage and its threads are not the market's. */
final class Generator implements AutoCloseable {
  private final Process process;
  private final PrintStream orders;
  private final BufferedReader answers;

  /**
   * @param keys API keys; those that sell with a plus before them
   */
  Generator(int port, String instrument, List<String> keys) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LoadGenerator.class.getName());
    command.addAll(List.of(Integer.toString(port), instrument));
    command.addAll(keys);
    process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    orders = new PrintStream(process.getOutputStream(), true);
    answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
  }

  Heard drive(String path, int rate, int seconds) throws IOException {
    orders.println(path + " " + rate + " " + seconds);
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the load generator ended");
    }
    return Heard.parse(line);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
