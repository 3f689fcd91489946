package org.onsager.command.input;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.onsager.data.Sheet;

/** Files of numbers that come with programs. */
public final class Resource {

  private Resource() {}

  /** The numbers of a csv file that comes with the command line. */
  public static Sheet sheet(String name) {
    return sheet(Resource.class, name);
  }

  /** The numbers of a csv file beside a class. */
  public static Sheet sheet(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return Sheet.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
