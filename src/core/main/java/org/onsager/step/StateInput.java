package org.onsager.step;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Reads what {@link StateOutput} wrote, and trusts nothing: an array is made only if the bytes for
 * it are there. Every refusal is an {@link IOException} whose message is half a sentence about the
 * file, such as "it is damaged: a block of 7 numbers in 8 bytes".
 */
final class StateInput {

  private final Bounded bytes;
  private final DataInputStream in;

  /** Reads from the channel's position on. */
  StateInput(FileChannel channel, long length) {
    this.bytes = new Bounded(new BufferedInputStream(Channels.newInputStream(channel)), length);
    this.in = new DataInputStream(bytes);
  }

  /** The fingerprint, which stands in front of the state. */
  Fingerprint fingerprint() throws IOException {
    return understood(() -> {
      SortedMap<String, String> entries = TreeMap.empty();
      for (int left = names(); left > 0; left--) {
        entries = entries.put(name(entries), text());
      }
      return new Fingerprint(entries);
    });
  }

  /** The state, and nothing behind it. */
  State state() throws IOException {
    return understood(() -> {
      State state = readState();
      if (bytes.left > 0) {
        throw damage(bytes.left + " bytes too many");
      }
      return state;
    });
  }

  private State readState() throws IOException {
    int count = in.readInt();
    int dimension = in.readInt();
    Block coordinates = block();
    if ((long) count * dimension != coordinates.length()) {
      throw damage(
          "%d coordinates of %d points in dimension %d"
              .formatted(coordinates.length(), count, dimension));
    }
    Particles particles = new Particles(new Points(count, dimension, coordinates), block());
    long index = in.readLong();
    double time = in.readDouble();
    Key key = new Key(in.readLong(), in.readLong());
    long draws = in.readLong();
    long evaluations = in.readLong();
    SortedMap<String, Block> memory = TreeMap.empty();
    for (int left = names(); left > 0; left--) {
      memory = memory.put(name(memory), block());
    }
    SortedMap<String, Double> facts = TreeMap.empty();
    for (int left = names(); left > 0; left--) {
      facts = facts.put(name(facts), in.readDouble());
    }
    return new State(particles, index, time, key, draws, evaluations, memory, facts);
  }

  /** How many names follow; each has the four bytes of its length or more. */
  private int names() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > bytes.left / Integer.BYTES) {
      throw damage("%d names in %d bytes".formatted(count, bytes.left));
    }
    return count;
  }

  /** The next name of a map; names ascend, so none comes twice. */
  private String name(SortedMap<String, ?> before) throws IOException {
    String name = text();
    if (before.nonEmpty() && before.lastOption().get()._1.compareTo(name) >= 0) {
      throw damage("names out of order");
    }
    return name;
  }

  private String text() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > bytes.left / Character.BYTES) {
      throw damage("a name of %d letters in %d bytes".formatted(length, bytes.left));
    }
    char[] letters = new char[length];
    for (int i = 0; i < length; i++) {
      letters[i] = in.readChar();
    }
    return String.valueOf(letters);
  }

  private Block block() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > bytes.left / Double.BYTES) {
      throw damage("a block of %d numbers in %d bytes".formatted(length, bytes.left));
    }
    double[] entries = new double[length];
    for (int i = 0; i < length; i++) {
      entries[i] = in.readDouble();
    }
    return Block.copyOf(entries);
  }

  /** What may meet bytes that mean nothing. */
  @FunctionalInterface
  private interface Reading<T> {
    T get() throws IOException;
  }

  private static <T> T understood(Reading<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (EOFException e) {
      throw damage("it ends too early", e);
    } catch (IllegalArgumentException e) {
      throw damage(String.valueOf(e.getMessage()), e);
    }
  }

  private static IOException damage(String what) {
    return damage(what, null);
  }

  private static IOException damage(String what, @Nullable Exception cause) {
    return new IOException("it is damaged, " + what, cause);
  }

  /** A stream that ends after so many bytes, and knows how many are left. */
  private static final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      int read = left > 0 ? super.read() : -1;
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (left <= 0 && length > 0) {
        return -1;
      }
      int read = super.read(to, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
