package org.onsager.contract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.lifecycle.AfterContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;

/** Says of every test class how often its laws were tried, and on how many particles at most. */
final class Tried implements AfterContainerHook {

  private static final Map<Class<?>, Trials> TRIED = new ConcurrentHashMap<>();

  private record Trials(long number, int largest) {
    Trials and(Trials more) {
      return new Trials(number + more.number, Math.max(largest, more.largest));
    }
  }

  private static final Trials NONE = new Trials(0, 0);

  /** One law, tried once. */
  static void note(Class<?> contract, int particles) {
    TRIED.merge(contract, new Trials(1, particles), Trials::and);
  }

  @Override
  public void afterContainer(ContainerLifecycleContext context) {
    Trials trials = context.optionalContainerClass().map(TRIED::remove).orElse(NONE);
    if (trials.number > 0) {
      context
          .reporter()
          .publishValue(
              context.label(),
              "laws tried %d times, on up to %d particles"
                  .formatted(trials.number, trials.largest));
    }
  }
}
