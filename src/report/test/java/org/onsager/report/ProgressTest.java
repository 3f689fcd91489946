package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void countsEveryStepOfTwoThreads() throws InterruptedException {
    int each = 50_000;
    List<Long> shown = new ArrayList<>();
    var progress =
        Progress.on(
            new Progress.Display() {
              @Override
              public void show(long done) {
                shown.add(done);
              }

              @Override
              public void close(long done) {
                shown.add(-done);
              }
            });
    Runnable work =
        () -> {
          for (int i = 0; i < each; i++) {
            progress.step();
          }
        };
    var threads = List.of(new Thread(work), new Thread(work));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    progress.close();
    progress.close();
    assertEquals(2L * each, progress.done());
    assertEquals(2 * each + 1, shown.size(), "one call for each step, one for closing");
    for (int i = 0; i < 2 * each; i++) {
      assertEquals(i + 1L, shown.get(i));
    }
    assertEquals(-2L * each, shown.getLast());
  }

  @Test
  void writesALineEveryTenPercentWithRateAndTimeLeft() {
    var clock = new AtomicLong();
    try (var progress = Progress.lines("runs", 50, out, clock::get)) {
      for (int i = 0; i < 50; i++) {
        clock.addAndGet(2 * SECOND);
        progress.step();
      }
    }
    assertEquals(10, lines().size());
    assertEquals("runs:  10 % (5 of 50), 30.0/min, 1 min 30 s left", lines().getFirst());
    assertEquals("runs: 100 % (50 of 50), 30.0/min, done in 1 min 40 s", lines().getLast());
  }

  @Test
  void writesOneLineForABigStep() {
    try (var progress = Progress.lines("runs", 1000, out)) {
      progress.step(990);
      progress.step(0);
    }
    assertEquals(2, lines().size());
    assertTrue(lines().getFirst().startsWith("runs:  99 % (990 of 1000), "), lines().getFirst());
    assertTrue(lines().getLast().startsWith("runs: ended at 990 of 1000 after"));
  }

  @Test
  void isPlainWhereThereIsNoConsole() {
    PrintStream before = System.err;
    System.setErr(out);
    try (var progress = Progress.of("runs", 2)) {
      progress.step(2);
    } finally {
      System.setErr(before);
    }
    assertTrue(lines().getFirst().startsWith("runs: 100 % (2 of 2), "), lines().toString());
  }

  @Test
  void barIsFullAtTheEnd() {
    try (var progress = Progress.on(new ConsoleBar("runs", 40, out))) {
      progress.step(40);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    String last = text.substring(text.lastIndexOf('\r') + 1).strip();
    assertTrue(last.startsWith("runs 100% |") && last.contains("40/40"), last);
    assertTrue(text.endsWith(System.lineSeparator()));
    assertTrue(last.length() <= 79, last);
  }

  @Test
  void closingABarKeepsAnInterruptForTheCaller() {
    var progress = Progress.on(new ConsoleBar("runs", 40, out));
    Thread.currentThread().interrupt();
    progress.close();
    assertTrue(Thread.interrupted());
    assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("runs"));
  }

  @Test
  void ratesAndDurationsAreReadable() {
    assertEquals("150/s", ProgressLines.rate(150));
    assertEquals("12.0/min", ProgressLines.rate(0.2));
    assertEquals("3.6/h", ProgressLines.rate(0.001));
    assertEquals("0.5 s", ProgressLines.duration(0.5));
    assertEquals("10 s", ProgressLines.duration(9.96));
    assertEquals("1 min 0 s", ProgressLines.duration(59.9));
    assertEquals("2 h 5 min", ProgressLines.duration(7500));
  }

  @Test
  void stepsAfterClosingAreCountedButNotShown() {
    var progress = Progress.lines("runs", 1, out);
    progress.close();
    progress.step();
    assertEquals(1, progress.done());
    assertEquals(1, lines().size());
  }

  @Test
  void badNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Progress.of("runs", -1));
    try (var progress = Progress.lines("runs", 1, out)) {
      assertThrows(IllegalArgumentException.class, () -> progress.step(-1));
    }
  }
}
