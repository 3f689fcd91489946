package org.onsager.bench;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes that are timed in turn: three JVMs, warmed up by every kernel, and C. */
final class Contestants implements AutoCloseable {

  /** Seconds of a repetition of C. */
  private static final double REPETITION = 0.05;

  /** One thread whatever the library does: no worker threads, and one processor to count. */
  private static final List<String> ONE_THREAD =
      List.of(
          "-XX:ActiveProcessorCount=1", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0");

  private static final List<String> TWO_THREADS =
      List.of(
          "-XX:ActiveProcessorCount=2", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1");

  private final LineProcess library;
  private final LineProcess scalar;
  private final LineProcess twoThreads;
  private final Either<String, LineProcess> c;
  private final String description;

  private Contestants(
      LineProcess library,
      LineProcess scalar,
      LineProcess twoThreads,
      Either<String, LineProcess> c)
      throws IOException {
    this.library = library;
    this.scalar = scalar;
    this.twoThreads = twoThreads;
    this.c = c;
    this.description = library.read().replaceFirst("^ready ", "");
    scalar.read();
    twoThreads.read();
  }

  /** Starts all processes and waits until they are warm. */
  static Contestants start(Vector<String> jvmOptions, String compiler) throws IOException {
    return new Contestants(
        oneThread(jvmOptions),
        oneThread(jvmOptions.append("-Donsager.sums=scalar")),
        twoThreads(jvmOptions),
        c(jvmOptions, compiler));
  }

  /** A JVM of one thread that has used every kernel; its first line describes it. */
  static LineProcess oneThread(Vector<String> jvmOptions) throws IOException {
    return jvm(jvmOptions.appendAll(ONE_THREAD), Worker.ONE_THREAD);
  }

  /** The same with two threads. */
  static LineProcess twoThreads(Vector<String> jvmOptions) throws IOException {
    return jvm(jvmOptions.appendAll(TWO_THREADS), "two-threads");
  }

  private static LineProcess jvm(Vector<String> options, String threads) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(options.asJava());
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(Worker.class.getName(), threads));
    return new LineProcess(command);
  }

  private static Either<String, LineProcess> c(Vector<String> jvmOptions, String compiler)
      throws IOException {
    List<String> more = jvmOptions.contains("-XX:UseAVX=2") ? List.of("-mno-avx512f") : List.of();
    Either<String, Path> program =
        Native.compile(compiler, Native.SOURCES.resolve("kernel-sums.c"), Native.PROGRAMS, more);
    if (program.isLeft()) {
      return Either.left(program.getLeft());
    }
    return Either.right(new LineProcess(List.of(program.get().toString())));
  }

  /** The JVM of the library's figures, and its provider. */
  String description() {
    return description;
  }

  /** Why there is no C, if there is none. */
  Option<String> missing() {
    return c.swap().toOption();
  }

  /** One repetition of each measurement, one after the other. */
  Map<Measured, Double> turn(Workload workload, Vector<Measured> wanted) throws IOException {
    Map<Measured, Double> answers = HashMap.empty();
    for (Measured measured : wanted) {
      double answer = ask(measured, workload);
      if (!Double.isNaN(answer)) {
        answers = answers.put(measured, answer);
      }
    }
    return answers;
  }

  private double ask(Measured measured, Workload workload) throws IOException {
    return switch (measured) {
      case LIBRARY -> library.ask("library " + workload.line());
      case SCALAR -> scalar.ask("library " + workload.line());
      case TWO_THREADS -> twoThreads.ask("library " + workload.line());
      case FLOAT -> library.ask("float " + workload.line());
      case NAIVE -> library.ask("naive " + workload.line());
      case MULTIPLY_ADD -> library.ask("fma");
      case EXPONENTIAL -> library.ask("exp");
      case FLOAT_EXPONENTIAL -> library.ask("float-exp");
      case ROOT -> library.ask("root");
      case QUOTIENT -> library.ask("quotient");
      case C ->
          c.isLeft()
              ? Double.NaN
              : c.get()
                  .ask("%s %d %s".formatted(workload.line(), Jobs.queries(workload), REPETITION));
    };
  }

  @Override
  public void close() throws IOException {
    library.close();
    scalar.close();
    twoThreads.close();
    if (c.isRight()) {
      c.get().close();
    }
  }
}
