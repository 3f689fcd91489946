package org.onsager.page;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Frames as bytes: for each frame the codes of the first coordinate of all particles, of the
 * second, and so on, two bytes each, the lower one first; then a byte a weight. The byte of a
 * weight w is {@code 255 sqrt(w / heaviest)}, as radii are, and zero for no mass alone.
 *
 * @param frames the frames, in order
 * @param stage what is shown of each coordinate
 */
record Film(Vector<Frame> frames, Vector<Span> stage) {

  /** Coordinates that one can choose from. */
  static final int MOST_AXES = 6;

  /**
   * A film that needs no more than some bytes: every other frame is left out until it does; the
   * first and the last stay.
   */
  Film within(long bytes) {
    if (frames.size() <= 2 || bytes() <= bytes) {
      return this;
    }
    int last = frames.size() - 1;
    Vector<Frame> half =
        frames
            .zipWithIndex()
            .filter(pair -> pair._2() % 2 == 0 || pair._2() == last)
            .map(pair -> pair._1());
    return new Film(half, stage).within(bytes);
  }

  private long bytes() {
    return frames.map(frame -> (long) size(frame)).sum().longValue();
  }

  private int size(Frame frame) {
    return frame.shown().count() * (2 * stage.size() + 1);
  }

  /** What each coordinate needs to show all frames and samples. */
  static Vector<Span> stage(Vector<Frame> frames, Iterable<Points> samples) {
    int axes = Math.min(frames.head().shown().dimension(), MOST_AXES);
    return Vector.range(0, axes)
        .map(k ->
            frames
                .map(frame -> frame.shown().points())
                .appendAll(samples)
                .map(points -> Span.of(axis(points, k)))
                .reduce(Span::and)
                .withMargins());
  }

  private static double[] axis(Points points, int k) {
    double[] numbers = new double[points.count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = points.get(i, k);
    }
    return numbers;
  }

  /** The film for the page. */
  String json() {
    double heaviest = heaviest();
    return Json.object(
        LinkedHashMap.of(
            "steps", Json.numbers(frames.map(Frame::step)),
            "times", Json.numbers(frames.map(Frame::time)),
            "counts", Json.numbers(frames.map(Frame::count)),
            "shown", Json.numbers(frames.map(frame -> frame.shown().count())),
            "heaviest", Json.number(heaviest),
            "codes", Json.text(base64(bytes(heaviest)))));
  }

  /** Samples for the page, coordinate by coordinate. */
  static String codes(Points samples, Vector<Span> stage) {
    byte[] codes = new byte[samples.count() * 2 * stage.size()];
    put(little(codes), samples, stage);
    return Json.text(base64(codes));
  }

  private byte[] bytes(double heaviest) {
    byte[] codes = new byte[Math.toIntExact(bytes())];
    ByteBuffer bytes = little(codes);
    for (Frame frame : frames) {
      Particles mu = frame.shown();
      put(bytes, mu.points(), stage);
      for (int i = 0; i < mu.count(); i++) {
        bytes.put((byte) code(mu.weights().get(i), heaviest));
      }
    }
    return codes;
  }

  private static void put(ByteBuffer bytes, Points points, Vector<Span> stage) {
    for (int k = 0; k < stage.size(); k++) {
      Span span = stage.get(k);
      for (int i = 0; i < points.count(); i++) {
        bytes.putShort((short) span.code(points.get(i, k)));
      }
    }
  }

  private static int code(double weight, double heaviest) {
    return weight == 0 ? 0 : Math.max(1, (int) Math.round(255 * Math.sqrt(weight / heaviest)));
  }

  private double heaviest() {
    double heaviest = 0;
    for (Frame frame : frames) {
      for (int i = 0; i < frame.shown().count(); i++) {
        heaviest = Math.max(heaviest, frame.shown().weights().get(i));
      }
    }
    return heaviest;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
