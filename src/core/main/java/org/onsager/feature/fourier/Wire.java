package org.onsager.feature.fourier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Values as bytes that travel between machines. */
final class Wire {

  private Wire() {}

  /** Writes a value. */
  @FunctionalInterface
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads a value. */
  @FunctionalInterface
  interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  static byte[] bytes(int kind, Writing value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(kind);
      value.to(out);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The value that was written as such a kind.
   *
   * @throws IllegalArgumentException if the bytes are of another kind, or end too soon
   */
  static <T> T value(int kind, String name, byte[] bytes, Reading<T> reading) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() == kind) {
        T value = reading.from(in);
        if (in.read() < 0) {
          return value;
        }
      }
    } catch (IOException e) {
      throw refusal(name, e);
    }
    throw refusal(name, null);
  }

  private static IllegalArgumentException refusal(String name, @Nullable Throwable cause) {
    return new IllegalArgumentException("bytes: must be those of " + name, cause);
  }
}
