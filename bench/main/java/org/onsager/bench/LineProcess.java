package org.onsager.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that answers every line with a number; it waits, and costs nothing, between lines. */
final class LineProcess implements AutoCloseable {

  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;
  private final String command;

  /** Starts the process; what it complains about appears with the complaints of this one. */
  LineProcess(List<String> command) throws IOException {
    this.command = String.join(" ", command);
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.to =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The next line that the process prints by itself. */
  String read() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the process ended early: " + command);
    }
    return line;
  }

  /** The number that answers a line. */
  double ask(String line) throws IOException {
    to.write(line + "\n");
    to.flush();
    return Double.parseDouble(read());
  }

  @Override
  public void close() throws IOException {
    to.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
