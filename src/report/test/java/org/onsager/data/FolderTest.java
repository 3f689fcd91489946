package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

  @Test
  void isMadeAndLeftEmpty(@TempDir Path parent) throws IOException {
    Path folder = parent.resolve("a/b");
    assertEquals(folder, Folder.writable(folder));
    assertEquals(folder, Folder.writable(folder));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aFileInItsPlaceIsNamed(@TempDir Path parent) throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    var e = assertThrows(UncheckedIOException.class, () -> Folder.writable(file));
    assertEquals(
        "cannot write into the folder %s: %s is a file, not a folder".formatted(file, file),
        e.getMessage());
    refuses(file.resolve("below"));
  }

  /** Whoever runs this: not even an administrator makes files in /proc. */
  @Test
  void aFolderThatRefusesFilesIsNamed() {
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc), "this system has no /proc");
    refuses(proc);
  }

  private static void refuses(Path folder) {
    var e = assertThrows(UncheckedIOException.class, () -> Folder.writable(folder));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("cannot write into the folder " + folder + ": "), message);
    assertFalse(message.contains("null") || message.contains("Exception"), message);
  }
}
