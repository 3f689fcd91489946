package org.onsager.step;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The file format of a state: big-endian, doubles as their 64 bits, a magic number and a version in
 * front, a CRC-32C of all that behind, so that a damaged file is refused before any of it is
 * believed.
 */
final class StateFile {

  private static final long MAGIC = 0x4F6E736167657231L;

  private StateFile() {}

  static void write(State state, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      try (var checked =
              new CheckedOutputStream(
                  new BufferedOutputStream(Files.newOutputStream(draft)), new CRC32C());
          var out = new DataOutputStream(checked)) {
        write(state, out);
        out.writeLong(checked.getChecksum().getValue());
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static State read(Path file) throws IOException {
    try (var in = open(file)) {
      if (in.readLong() != MAGIC) {
        throw new IOException(file + " is not a saved state of this version");
      }
      requireChecksum(file);
      return read(in);
    } catch (EOFException | IllegalArgumentException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireChecksum(Path file) throws IOException {
    var checked = new CheckedInputStream(open(file), new CRC32C());
    try (var in = new DataInputStream(checked)) {
      in.skipNBytes(Files.size(file) - Long.BYTES);
      long actual = checked.getChecksum().getValue();
      if (in.readLong() != actual) {
        throw new IOException(file + " is damaged: its checksum is wrong");
      }
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  private static void write(State state, DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    Points points = state.particles().points();
    out.writeInt(points.count());
    out.writeInt(points.dimension());
    writeBlock(points.coordinates(), out);
    writeBlock(state.particles().weights(), out);
    out.writeLong(state.index());
    out.writeDouble(state.time());
    out.writeLong(state.key().high());
    out.writeLong(state.key().low());
    out.writeLong(state.draws());
    out.writeLong(state.evaluations());
    out.writeInt(state.memory().size());
    for (var entry : state.memory()) {
      out.writeUTF(entry._1);
      writeBlock(entry._2, out);
    }
    out.writeInt(state.facts().size());
    for (var entry : state.facts()) {
      out.writeUTF(entry._1);
      out.writeDouble(entry._2);
    }
  }

  private static State read(DataInputStream in) throws IOException {
    int count = in.readInt();
    int dimension = in.readInt();
    Points points = new Points(count, dimension, readBlock(in));
    Particles particles = new Particles(points, readBlock(in));
    long index = in.readLong();
    double time = in.readDouble();
    Key key = new Key(in.readLong(), in.readLong());
    long draws = in.readLong();
    long evaluations = in.readLong();
    SortedMap<String, Block> memory = TreeMap.empty();
    for (int left = in.readInt(); left > 0; left--) {
      memory = memory.put(in.readUTF(), readBlock(in));
    }
    SortedMap<String, Double> facts = TreeMap.empty();
    for (int left = in.readInt(); left > 0; left--) {
      facts = facts.put(in.readUTF(), in.readDouble());
    }
    return new State(particles, index, time, key, draws, evaluations, memory, facts);
  }

  private static void writeBlock(Block block, DataOutputStream out) throws IOException {
    out.writeInt(block.length());
    for (double entry : block.borrowReadOnly()) {
      out.writeDouble(entry);
    }
  }

  private static Block readBlock(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IllegalArgumentException("a block of length " + length);
    }
    double[] entries = new double[length];
    for (int i = 0; i < length; i++) {
      entries[i] = in.readDouble();
    }
    return Block.copyOf(entries);
  }
}
