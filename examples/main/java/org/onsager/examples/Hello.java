package org.onsager.examples;

import me.tongfei.progressbar.ProgressBar;

/** Shows that a program runs, with an option and a progress bar. */
final class Hello {
  private Hello() {}

  static void run(Options options) {
    int runs = options.integer("runs", 3, 1, 100);
    try (var bar = new ProgressBar("Hello", runs)) {
      for (int i = 0; i < runs; i++) {
        bar.step();
      }
    }
    System.out.println("Hello from Onsager, " + runs + " times.");
  }
}
