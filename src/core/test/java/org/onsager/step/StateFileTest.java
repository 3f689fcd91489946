package org.onsager.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.vavr.collection.TreeMap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Files that are damaged, cut, foreign, forged, of another run; folders and disks that refuse. */
class StateFileTest {

  private static final Fingerprint RUN =
      Fingerprint.of("algorithm", "IFT").with("n", 3).with("tau", 0.1);

  private static final State STATE =
      new State(
          Particles.of(Points.onLine(0.1, -0.0, 1e300), 0.5, 0, 0.5),
          12,
          0.3,
          Key.of(99),
          3,
          77,
          TreeMap.of("a step size", Block.copyOf(0.125), "history", Block.copyOf(1, -0.0, 1e-310)),
          TreeMap.of("gap", 1e-17, "nothing", Double.NaN));

  /** Copies, buffers and messages of a file of half a kilobyte; a forged length asks for 16 GB. */
  private static final long FEW_BYTES = 1 << 20;

  @TempDir private Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("state");
    STATE.save(file, RUN);
    whole = Files.readAllBytes(file);
  }

  private String refused(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return refused();
  }

  /** One sentence that names the file, whatever is wrong, and little memory spent on it. */
  private String refused() {
    long before = allocated();
    String message = assertThrows(IOException.class, () -> State.load(file, RUN)).getMessage();
    assertTrue(allocated() - before < FEW_BYTES, message);
    assertTrue(message.startsWith(file.toString()), message);
    assertFalse(message.contains("null") || message.contains("Exception"), message);
    return message;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** With a checksum that is right. */
  private static byte[] forged(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - Long.BYTES);
    return ByteBuffer.wrap(bytes.clone())
        .putLong(bytes.length - Long.BYTES, checksum.getValue())
        .array();
  }

  @Test
  void everyByteIsHeldByTheChecksum() throws IOException {
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (at % 2 == 0 ? 0xFF : 1 << at % 7);
      refused(damaged);
    }
  }

  @Test
  void everyLengthButTheRightOneIsRefused() throws IOException {
    for (int length = 0; length < whole.length + 20; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        refused(cut);
        if (length >= 2 * Long.BYTES) {
          refused(forged(cut));
        }
      }
    }
  }

  /**
   * A forger who knows the checksum: four or eight bytes anywhere are replaced by the numbers that
   * lengths fear. What is not refused is read as it stands: saved again, it gives the same bytes.
   */
  @Test
  void forgedNumbersAreRefusedOrReadAsTheyStand() throws IOException {
    Random random = new Random(1);
    int[] lengths = {-1, Integer.MAX_VALUE, 1 << 24, 3};
    int refusals = 0;
    for (int at = 0; at <= whole.length - 12; at++) {
      for (int n = 0; n < 6; n++) {
        int number = n < lengths.length ? lengths[n] : random.nextInt();
        byte[] forged = forged(ByteBuffer.wrap(whole.clone()).putInt(at, number).array());
        Files.write(file, forged);
        long before = allocated();
        try {
          State.load(file).save(file, RUN);
          assertArrayEquals(withoutRun(forged), withoutRun(Files.readAllBytes(file)));
        } catch (IOException e) {
          refused(forged);
          refusals++;
        }
        assertTrue(allocated() - before < 2 * FEW_BYTES);
      }
    }
    assertTrue(refusals > whole.length, refusals + " refusals");
  }

  /** The bytes of the state; a forged fingerprint is another run's, which load(file) ignores. */
  private byte[] withoutRun(byte[] bytes) {
    int state = runLength();
    return Arrays.copyOfRange(bytes, state, bytes.length - Long.BYTES);
  }

  /** Magic number, number of names, and each name and value with its length. */
  private static int runLength() {
    return Long.BYTES
        + Integer.BYTES
        + RUN.entries()
            .foldLeft(0, (sum, e) -> sum + 2 * (Integer.BYTES + e._1.length() + e._2.length()));
  }

  @Test
  void randomBytesAreRefused() throws IOException {
    Random random = new Random(2);
    for (int trial = 0; trial < 300; trial++) {
      byte[] bytes = new byte[random.nextInt(600)];
      random.nextBytes(bytes);
      assertTrue(refused(bytes).contains(bytes.length == 0 ? "empty" : "not a saved state"));
      System.arraycopy(whole, 0, bytes, 0, Math.min(bytes.length, Long.BYTES));
      if (bytes.length >= 2 * Long.BYTES) {
        refused(forged(bytes));
      }
    }
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertTrue(refused(Arrays.copyOf(whole, 100)).endsWith("damaged or cut short"));
    byte[] old = whole.clone();
    old[7] = '1';
    assertTrue(refused(old).endsWith("version 1, and this program reads version 2, so start anew"));
    byte[] huge = ByteBuffer.wrap(whole.clone()).putInt(runLength() + 8, 1 << 30).array();
    assertTrue(refused(forged(huge)).contains("a block of 1073741824 numbers in "));
    Files.delete(file);
    assertTrue(refused().endsWith("there is no such file"));
    Files.createDirectory(file);
    assertTrue(refused().endsWith("is no state to go on from: it is a folder"));
  }

  @Test
  void aStateOfAnotherRunIsRefusedByWhatDiffers() throws IOException {
    assertEquals(STATE, State.load(file, RUN));
    assertEquals(STATE, State.load(file));
    STATE.save(file, RUN.with("n", 4).with("seed", 1));
    assertTrue(refused().endsWith("another run, with n 4 instead of 3, seed 1 instead of unknown"));
    STATE.save(file);
    assertTrue(refused().contains("algorithm unknown instead of IFT"));
  }

  @Test
  void fingerprintsTellSettingsApart() {
    assertTrue(RUN.differenceFrom(RUN.with("tau", 0.1)).isEmpty());
    assertEquals(
        "tau 0.1 instead of 0.10000000000000002",
        RUN.differenceFrom(RUN.with("tau", Math.nextUp(0.1))).get());
    assertThrows(IllegalArgumentException.class, () -> RUN.with("tau", Double.NaN));
  }

  @Test
  void aFileInPlaceOfAFolderIsNamed() {
    Path below = file.resolve("deep").resolve("state");
    var thrown = assertThrows(IOException.class, () -> STATE.save(below, RUN));
    assertTrue(thrown.getMessage().contains(below.toString()), thrown.getMessage());
  }

  /** The device that is always full stands in for the draft. */
  @Test
  void aFullDiskKeepsTheOldFileAndLeavesNoDraft() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    Files.createSymbolicLink(folder.resolve("state.part"), full);

    State other = State.start(STATE.particles(), Key.of(1));
    var thrown = assertThrows(IOException.class, () -> other.save(file));

    assertTrue(thrown.getMessage().contains("No space left"), thrown.getMessage());
    assertEquals(STATE, State.load(file, RUN));
    assertFalse(Files.exists(folder.resolve("state.part")));
    assertTrue(Files.exists(full));
  }

  @Test
  void aFolderInTheWayOfTheFileLeavesNoDraft() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken/by/others")).getParent();

    assertThrows(IOException.class, () -> STATE.save(taken));

    assertFalse(Files.exists(folder.resolve("taken/by.part")));
  }

  @Test
  void aDraftThatAKilledProgramLeftIsOverwritten() throws IOException {
    Path draft = Files.write(folder.resolve("state.part"), new byte[10_000]);
    STATE.save(file, RUN);
    assertArrayEquals(whole, Files.readAllBytes(file));
    assertFalse(Files.exists(draft));
  }

  /** Any string, unpaired surrogates too. */
  @Test
  void namesOfAnyLengthAndLettersComeBack() throws IOException {
    State state =
        STATE
            .remembering("x".repeat(70_000), Block.copyOf(1))
            .reporting(Fact.last("\ud800 \n", "1"), 2);
    Fingerprint run = RUN.with("é", "\udfff");
    state.save(file, run);
    assertEquals(state, State.load(file, run));
  }
}
