package org.onsager.flow;

import io.vavr.control.Either;
import java.util.function.BooleanSupplier;
import org.onsager.measure.Text;

/** The built-in rules, as values. */
final class Stops {

  private Stops() {}

  /** Ends when either ends. */
  record Or(Stop first, Stop second) implements Stop {

    @Override
    public Either<Reason, Stop> at(Observation now) {
      return first.at(now).flatMap(mine -> second.at(now).map(mine::or));
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** Ends after some steps of all. */
  record Steps(long left, long all) implements Stop {

    @Override
    public Either<Reason, Stop> at(Observation now) {
      return left == 0
          ? Either.left(new Reason.RanOut(all + " steps done"))
          : Either.right(new Steps(left - 1, all));
    }
  }

  /** Ends when evaluations are spent. */
  record Evaluations(long count) implements Stop {

    @Override
    public Either<Reason, Stop> at(Observation now) {
      return now.state().evaluations() >= count
          ? Either.left(new Reason.RanOut(count + " evaluations spent"))
          : Either.right(this);
    }
  }

  /** Ends when a flow time has come. */
  record Time(double time) implements Stop {

    /** What a clock that adds up steps may be short of, relatively. */
    private static final double ROUNDING = 1e-9;

    @Override
    public Either<Reason, Stop> at(Observation now) {
      return now.state().time() >= time - ROUNDING * Math.abs(time)
          ? Either.left(new Reason.RanOut("flow time " + time + " reached"))
          : Either.right(this);
    }
  }

  /** Begins to count seconds at the first state. */
  record Seconds(double seconds) implements Stop {

    @Override
    public Either<Reason, Stop> at(Observation now) {
      return new Since(seconds, System.nanoTime()).at(now);
    }
  }

  /** Ends some seconds after a reading of the clock. */
  record Since(double seconds, long begin) implements Stop {

    @Override
    public Either<Reason, Stop> at(Observation now) {
      return (System.nanoTime() - begin) * 1e-9 >= seconds
          ? Either.left(new Reason.RanOut(seconds + " seconds spent"))
          : Either.right(this);
    }
  }

  /** Ends when somebody outside wants it to. */
  record Asked(String message, BooleanSupplier asked) implements Stop {

    @Override
    public Either<Reason, Stop> at(Observation now) {
      return asked.getAsBoolean() ? Either.left(new Reason.Stopped(message)) : Either.right(this);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** Ends when an observer reads a limit or less. */
  record Below(Observer observer, double limit) implements Stop {

    @Override
    public Either<Reason, Stop> at(Observation now) {
      return now.read(observer) <= limit
          ? Either.left(new Reason.Converged(observer.name() + " <= " + limit))
          : Either.right(this);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }
}
