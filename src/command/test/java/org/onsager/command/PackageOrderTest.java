package org.onsager.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What commands share knows none of them, and no command knows another. */
class PackageOrderTest {

  private static final Path SOURCES = Path.of("main", "java", "org", "onsager", "command");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?org\\.onsager\\.command\\.(\\w+)\\.");

  private static final Map<String, Vector<String>> SHARED =
      HashMap.of(
          "shell", Vector.empty(),
          "input", Vector.of("shell"),
          "method", Vector.of("shell", "input"));

  @Test
  void eachImportsOnlyWhatIsBeforeIt() throws IOException {
    Vector<Path> packages;
    try (var folders = Files.list(SOURCES)) {
      packages = Vector.ofAll(folders.filter(Files::isDirectory).sorted().toList());
    }
    assertTrue(packages.size() > 8, packages::toString);
    for (Path folder : packages) {
      String name = folder.getFileName().toString();
      assertEquals(
          Vector.empty(),
          imported(folder)
              .remove(name)
              .removeAll(SHARED.getOrElse(name, SHARED.keySet().toVector()))
              .toVector(),
          name);
    }
  }

  private static Set<String> imported(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return Vector.ofAll(files.toList())
          .map(PackageOrderTest::text)
          .flatMap(text -> IMPORT.matcher(text).results().map(found -> found.group(1)).toList())
          .toSet();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
