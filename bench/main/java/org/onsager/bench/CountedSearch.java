package org.onsager.bench;

import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.energy.Energy;
import org.onsager.measure.Particles;

/** A search that counts how often it was asked, and what it read. */
final class CountedSearch implements Search {

  private final Search search;
  private final AtomicInteger searches = new AtomicInteger();
  private final AtomicLong reads = new AtomicLong();

  CountedSearch(Search search) {
    this.search = search;
  }

  @Override
  public Minima minima(Energy energy, Particles mu, double level) {
    Minima minima = search.minima(energy, mu, level);
    searches.incrementAndGet();
    reads.addAndGet(minima.reads());
    return minima;
  }

  @Override
  public Option<String> objection(Energy energy) {
    return search.objection(energy);
  }

  @Override
  public Option<Double> price() {
    return search.price();
  }

  int searches() {
    return searches.get();
  }

  long reads() {
    return reads.get();
  }
}
