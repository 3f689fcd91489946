package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.solve.Lbfgs;
import org.onsager.step.State;

class ProximalMemoryTest {

  private static final State START = State.start(Particles.uniform(Points.onLine(0)), Key.of(1));

  private static ProximalMemory after(ProximalMemory memory, int size) {
    return ProximalMemory.of(START.remembering("scheme", memory.block()), "scheme", size);
  }

  private static Vector<Lbfgs.Pair> pairs(int count, int size) {
    return Vector.range(0, count)
        .map(k -> new Lbfgs.Pair(Key.of(k).normals(size), Block.constant(size, k)));
  }

  @Test
  void isReadAsItWasWritten() {
    ProximalMemory with = new ProximalMemory(3, 0.25, pairs(5, 4));
    ProximalMemory without = new ProximalMemory(3, 0.25, Vector.empty());
    assertAll(
        () -> assertEquals(with, after(with, 4)),
        () -> assertEquals(without, after(without, 4)),
        () -> assertEquals(Block.copyOf(3, 0.25), without.block()));
  }

  @Test
  void forgetsPairsWhenThereAreOtherParticles() {
    ProximalMemory memory = new ProximalMemory(3, 0.25, pairs(4, 6));
    assertEquals(new ProximalMemory(3, 0.25, Vector.empty()), after(memory, 3));
  }

  /** 8 MB hold ten pairs of 50,000 coordinates: the newest. */
  @Test
  void staysSmall() {
    ProximalMemory memory = new ProximalMemory(1, 1, pairs(12, 50_000));
    ProximalMemory kept = after(memory, 50_000);
    assertAll(
        () -> assertTrue(memory.block().length() <= (1 << 20)),
        () -> assertEquals(memory.pairs().drop(2), kept.pairs()));
  }
}
