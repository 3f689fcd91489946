package org.onsager.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.data.Table;
import org.onsager.distribution.Normal;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.When;
import org.onsager.measure.Key;
import org.onsager.report.Curves;
import org.onsager.report.Picture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in the file: sizes, texts that stay texts, numbers. */
class ReportTest {

  private static final String EVIL = "</script><script>alert('<b>&\u2028{{data}}')</script>$1\\";

  @TempDir Path folder;

  private static JsonNode data(String html) {
    var found =
        Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(html);
    assertTrue(found.find());
    return JsonMapper.builder().build().readTree(found.group(1));
  }

  private static int size(String html) {
    return html.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void aHundredFramesOfAHundredParticlesAre200Kilobytes() {
    Outcome run = Runs.ift(2, 100, 1980, r -> r.keeping(When.every(20)));
    String html = Report.of(run).withDensity(Runs.target(2)).html();
    assertEquals(100, data(html).at("/film/films/0/steps").size());
    // Of 1981 rows some are left out; the first and the last are there.
    JsonNode steps = data(html).at("/runs/0/steps");
    assertEquals(1000, steps.size());
    assertEquals(0, steps.get(0).asInt());
    assertEquals(1980, steps.get(999).asInt());
    assertTrue(size(html) <= 200_000, () -> size(html) + " bytes");
  }

  @Test
  void aThousandFramesAreAMegabyte() {
    String html =
        Report.of(Runs.ift(2, 100, 999, run -> run.keepingAtMost(1000).every(1)))
            .withDensity(Runs.target(2))
            .over(Runs.target(2).sample(1000, Key.of(1)))
            .html();
    assertEquals(1000, data(html).at("/film/films/0/steps").size());
    assertTrue(size(html) <= 1_000_000, () -> size(html) + " bytes");
  }

  /** Whatever the run is: frames are left out, particles and coordinates chosen. */
  @Test
  void aPageIsNeverMuchLarger() {
    String html = Report.of(Runs.shrinking(9, 3000, 60), Runs.shrinking(9, 2500, 3)).html();
    assertTrue(size(html) <= 1_000_000, () -> size(html) + " bytes");
    JsonNode film = data(html).at("/film/films/0");
    assertEquals(0, film.at("/steps/0").asInt());
    assertEquals(60, film.get("steps").get(film.get("steps").size() - 1).asInt());
    assertEquals(3000, film.at("/counts/0").asInt());
    assertEquals(Frame.MOST_PARTICLES, film.at("/shown/0").asInt());
    assertEquals(6, data(html).at("/film/stage").size());
  }

  @Test
  void textsAreNeverMarkup() {
    Outcome run = Runs.ift(2, 5, 2, r -> r.observing(Observer.of(EVIL, state -> 1)));
    String html =
        Report.of()
            .titled(EVIL)
            .and(EVIL, run)
            .setting(EVIL, EVIL)
            .with(EVIL, Table.of(EVIL).row(EVIL))
            .with(Curves.of(EVIL, run))
            .with((Picture) Curves.of(EVIL, run))
            .html();
    assertEquals(EVIL, data(html).get("title").asString());
    assertEquals(EVIL, data(html).at("/runs/0/name").asString());
    assertFalse(html.contains("<script>alert"));
    assertFalse(html.contains("<b>"));
    // Those of the page alone: data, library, ours.
    assertEquals(3, html.split("</script>", -1).length - 1);
  }

  @Test
  void numbersThatAreNoneAreGaps() {
    var readings =
        Vector.of(1.5, Double.NaN, Double.POSITIVE_INFINITY, -2.0, 1e-300, 1e300, 0.123456);
    Outcome run =
        Runs.ift(2, 5, 6, r -> r.observing(Observer.of("odd", s -> readings.get((int) s.index()))));
    JsonNode values = data(Report.of(run).html()).at("/runs/0/values/2");
    assertEquals("[1.5,null,null,-2,1.0E-300,1.0E300,0.12346]", values.toString());
  }

  @Test
  void settingsAndEndsAreReadWithoutScripts() {
    String html =
        Report.of(Runs.ift(2, 5, 3))
            .titled("A flow")
            .setting("tau", 2.0)
            .with("ten steps", Table.of("a", "b").row("x", 1.25e-7))
            .html();
    assertTrue(html.contains("<h1>A flow</h1>"));
    assertTrue(html.contains("<dt>tau</dt><dd>2.0</dd>"));
    assertTrue(html.contains("<td>ended</td><td>3 steps done</td>"));
    assertTrue(html.contains("<td>flow time</td><td class=\"number\">6</td>"));
    assertTrue(html.contains("<caption>ten steps</caption>"));
    assertTrue(html.contains("title=\"1.25E-7\">1.25e-07</td>"));
  }

  @Test
  void manyRunsAreLinesOfATable() {
    Outcome run = Runs.ift(2, 5, 3);
    Report few = Report.of(run, run, run);
    assertTrue(few.html().contains("<td>ended</td><td>3 steps done</td><td>3 steps done</td>"));
    assertTrue(few.and("WFR", run).html().contains("<td>WFR</td><td>3 steps done</td>"));
    assertTrue(few.html().contains("<p id=\"summary\">3 runs: run 1, run 2, run 3</p>"));
  }

  @Test
  void aPageOfTablesAndPicturesNeedsNoRun() {
    String html = Report.of().titled("Tables").with("one", Table.of("a").row(1)).html();
    assertTrue(html.contains("<caption>one</caption>"));
    assertFalse(html.contains("id=\"result\""));
  }

  @Test
  void nothingIsAskedOfANetwork() {
    String html = Report.of(Runs.ift(2, 5, 3)).with(Curves.of("c", Runs.ift(2, 5, 3))).html();
    assertTrue(html.contains("default-src 'none'"));
    // Nothing that a browser loads by itself; addresses in comments and namespaces are words.
    assertFalse(
        Pattern.compile("(?i)\\b(src|href|action|data)=[\"']?(?!data:,)\\w+:|@import|url\\(h")
            .matcher(html)
            .find());
    assertTrue(html.contains("Copyright (c) 2022 Leon Sorokin"));
  }

  @Test
  void misuseIsRefused() {
    Outcome run = Runs.ift(2, 5, 1);
    assertThrows(IllegalArgumentException.class, () -> Report.of().and("a", run).and("a", run));
    Normal wide = Runs.target(3);
    assertThrows(IllegalArgumentException.class, () -> Report.of(run).withDensity(wide));
  }

  @Test
  void filesAreWrittenIntoNewFolders() throws Exception {
    Path file = folder.resolve("a/b/index.html");
    Report report = Report.of(Runs.ift(2, 5, 1)).titled("\u00b5");
    report.save(file);
    assertEquals(report.html(), Files.readString(file));
    assertThrows(UncheckedIOException.class, () -> report.save(file.resolve("below-a-file.html")));
  }
}
