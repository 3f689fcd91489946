package org.onsager.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.collection.TreeSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  /** The commands of the page are the benches that there are, all of them. */
  @Test
  void commandsNameTheBenches() throws Exception {
    var named =
        Pattern.compile("-Dbench=(\\w+)")
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(command -> command.group(1));
    assertEquals(Main.BENCHES.keySet(), TreeSet.ofAll(named.toList()));
  }
}
