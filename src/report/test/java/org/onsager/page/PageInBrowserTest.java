package org.onsager.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Level;
import org.onsager.report.Panel;
import org.onsager.report.Picture;

/** What a person sees and does on a page, in a browser; skipped where there is none. */
class PageInBrowserTest {

  private static final String FRAME = "Number(document.querySelector('.slider').value)";

  /** Hands a picture of every page over, to be looked at. */
  private static final Option<Path> PICTURES =
      Option.of(System.getProperty("onsager.screenshots")).map(Path::of);

  @TempDir Path folder;

  private static Browser browser;

  @BeforeAll
  static void open(@TempDir Path profile) throws Exception {
    browser = Browser.open(profile);
  }

  @AfterAll
  static void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void desk() throws Exception {
    browser.window(1280, 1000, false);
  }

  private void show(String name, Report report) throws Exception {
    Path file = folder.resolve(name + ".html");
    report.save(file);
    browser.show(file.toUri());
  }

  private void picture(String name) throws Exception {
    for (Path pictures : PICTURES) {
      Files.createDirectories(pictures);
      browser.screenshot(pictures.resolve(name + ".png"));
    }
  }

  /** Nothing asked for, nothing to complain about. */
  private void assertQuiet() {
    assertEquals(Vector.empty(), browser.requests().reject(url -> url.startsWith("data:")));
    assertEquals(Vector.empty(), browser.complaints());
  }

  /** Pixels of a canvas that are not those of the ground. */
  private int inked(String canvas) throws Exception {
    return browser
        .evaluate(
            """
            (() => {
              const c = %s, d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              let inked = 0;
              for (let i = 3; i < d.length; i += 4) inked += d[i] > 0;
              return inked;
            })()
            """
                .formatted(canvas))
        .asInt();
  }

  private double[] box(String element) throws Exception {
    var box =
        browser.evaluate(
            "(r => [r.left, r.top, r.width, r.height])(" + element + ".getBoundingClientRect())");
    return new double[] {
      box.get(0).asDouble(), box.get(1).asDouble(), box.get(2).asDouble(), box.get(3).asDouble()
    };
  }

  @Test
  void aRunIsSeenPlayedAndZoomed() throws Exception {
    show(
        "run",
        Report.of(Runs.ift(2, 100, 60))
            .titled("Interaction-force transport")
            .setting("geometry", "Wasserstein + 0.1 spherical MMD")
            .withDensity(Runs.target(2))
            .over(Runs.target(2).sample(200, Key.of(5)))
            .with((Picture) Curves.of("A picture", Runs.ift(2, 10, 20))));
    picture("run-light");

    assertEquals(2, browser.evaluate("Curves.charts().length").asInt());
    for (int k = 0; k < 2; k++) {
      assertTrue(inked("document.querySelectorAll('.uplot canvas')[" + k + "]") > 1000);
    }
    assertTrue(inked("document.querySelector('#film canvas')") > 1000);

    // The film is at its end; Home leads to the start, the arrow one further, the slider anywhere.
    assertEquals(60, browser.evaluate(FRAME).asInt());
    browser.press("Home");
    assertEquals(0, browser.evaluate(FRAME).asInt());
    String start =
        browser.evaluate("document.querySelector('#film canvas').toDataURL()").asString();
    assertTrue(browser.holds("document.querySelector('.now').textContent.startsWith('step 0,')"));
    browser.press("ArrowRight");
    assertEquals(1, browser.evaluate(FRAME).asInt());
    browser.evaluate(
        "(s => { s.value = 30; s.dispatchEvent(new Event('input')); })(document.querySelector('.slider'))");
    assertTrue(browser.holds("document.querySelector('.now').textContent.startsWith('step 30,')"));
    assertNotEquals(
        start, browser.evaluate("document.querySelector('#film canvas').toDataURL()").asString());
    assertTrue(browser.holds("document.querySelector('.marker').style.transform !== ''"));
    // The legend has the numbers of that frame.
    assertEquals(
        "30", browser.evaluate("document.querySelector('.u-value').textContent").asString());

    // Space plays and pauses.
    browser.press(" ");
    assertTrue(browser.holds("Film.playing()"));
    browser.await(FRAME + " > 31");
    browser.press(" ");
    assertTrue(browser.holds("!Film.playing()"));
    browser.press("End");
    assertEquals(60, browser.evaluate(FRAME).asInt());

    // A drag zooms into both charts, the button shows the whole again.
    double[] area = box("document.querySelector('.u-over')");
    browser.drag(area[0] + 0.25 * area[2], area[1] + 50, area[0] + 0.5 * area[2], area[1] + 60);
    browser.await("Curves.charts().every(c => c.scales.x.max < 40)");
    browser.evaluate("document.querySelector('.whole').click()");
    browser.await("Curves.charts().every(c => c.scales.x.max === 60)");

    // A click on a name hides its curve, Enter on the keyboard shows it again.
    browser.evaluate("document.querySelectorAll('.u-series th')[1].click()");
    assertTrue(browser.holds("!Curves.charts()[0].series[1].show"));
    browser.evaluate("document.querySelectorAll('.u-series th')[1].focus()");
    browser.press("Enter");
    assertTrue(browser.holds("Curves.charts()[0].series[1].show"));

    // Linear and logarithmic, one chart or many, by time.
    assertEquals(3, browser.evaluate("Curves.charts()[0].scales.y.distr").asInt());
    choose(".scale", "linear");
    assertEquals(1, browser.evaluate("Curves.charts()[0].scales.y.distr").asInt());
    choose(".group", "together");
    assertEquals(1, browser.evaluate("Curves.charts().length").asInt());
    assertEquals(3, browser.evaluate("Curves.charts()[0].series.length").asInt());
    choose(".abscissa", "flow time");
    assertEquals(120, browser.evaluate("Curves.charts()[0].scales.x.max").asInt());
    assertQuiet();
  }

  private void choose(String select, String value) throws Exception {
    browser.evaluate(
        "(s => { s.value = '%s'; s.dispatchEvent(new Event('change')); })(document.querySelector('%s'))"
            .formatted(value, select));
    browser.evaluate("new Promise(requestAnimationFrame)");
  }

  @Test
  void darkPagesAndPhones() throws Exception {
    browser.window(390, 800, true);
    show(
        "phone",
        Report.of()
            .titled("Two flows on a phone, in the dark")
            .and("with reaction", Runs.ift(2, 60, 50))
            .and("a shorter one", Runs.ift(2, 30, 20))
            .setting("target", Runs.target(2))
            .withDensity(Runs.target(2)));
    picture("phone-dark");
    assertTrue(
        browser.holds("document.documentElement.scrollWidth <= innerWidth"), "wider than a phone");
    assertEquals(
        "rgb(20, 23, 27)",
        browser.evaluate("getComputedStyle(document.body).backgroundColor").asString());
    // Two runs: two curves a chart, and a choice of films.
    assertEquals(3, browser.evaluate("Curves.charts()[0].series.length").asInt());
    assertEquals(50, browser.evaluate(FRAME).asInt());
    choose(".runs select", "1");
    assertEquals(20, browser.evaluate(FRAME).asInt());
    assertQuiet();
  }

  @Test
  void oneAndManyDimensions() throws Exception {
    show("line", Report.of(Runs.ift(1, 30, 40)).titled("On the line").withDensity(Runs.target(1)));
    picture("line-light");
    assertTrue(inked("document.querySelector('#film canvas')") > 1000);
    assertTrue(browser.holds("document.querySelector('.axes').hidden"));

    show("many", Report.of(Runs.ift(8, 30, 40)).titled("In eight dimensions"));
    assertTrue(browser.holds("!document.querySelector('.axes').hidden"));
    String before =
        browser.evaluate("document.querySelector('#film canvas').toDataURL()").asString();
    choose(".up", "5");
    assertNotEquals(
        before, browser.evaluate("document.querySelector('#film canvas').toDataURL()").asString());
    picture("many-light");
    assertQuiet();
  }

  /** Titles that would be scripts, readings that are no numbers, a particle that flew away. */
  @Test
  void whatIsHostileOrBrokenIsShownAsItIs() throws Exception {
    String evil = "</script><script>window.hacked = 1</script><img src=x onerror='hacked = 2'>";
    Outcome odd =
        Runs.ift(
            2,
            20,
            30,
            run ->
                run.keepingAtMost(50)
                    .observing(
                        Observer.of(evil, s -> s.index() % 5 == 0 ? Double.NaN : s.index() - 10.0),
                        Observer.of("never a number", s -> Double.NaN),
                        Observer.of("tiny", s -> Math.pow(10, -10.0 * s.index()))));
    show("evil", Report.of().titled(evil).and(evil, odd).setting(evil, evil));
    choose(".scale", "logarithmic");
    picture("evil");
    choose(".abscissa", "flow time");
    choose(".abscissa", "step");
    assertEquals(5, browser.evaluate("Curves.charts().length").asInt());
    assertTrue(inked("document.querySelectorAll('.uplot canvas')[4]") > 1000);
    assertTrue(browser.holds("window.hacked === undefined"));
    assertEquals(evil, browser.evaluate("document.title").asString());
    assertEquals(evil, browser.evaluate("document.querySelector('h1').textContent").asString());
    // A gap at NaN, and where a logarithm has no place: steps 0 to 10, 15, 20 ...
    assertEquals(
        "[11,12,13,14,16,17,18,19]",
        browser
            .evaluate(
                "(c => Array.from(c.data[0]).filter((x, i) => x < 20 && c.data[1][i] != null))(Curves.charts()[2])")
            .toString());
    assertQuiet();
  }

  @Test
  void aParticleFarAwayIsAtTheEdge() throws Exception {
    Outcome end = Runs.ift(2, 20, 3);
    Particles all = end.state().particles();
    Particles flown =
        all.withPoints(
            all.points()
                .withCoordinates(
                    Block.build(
                        40,
                        x -> {
                          System.arraycopy(all.points().coordinates().toArray(), 0, x, 0, 40);
                          x[4] = 1e200;
                        })));
    Outcome far = new Outcome(end.state().with(flown), end.reason(), end.rows(), end.kept());
    show("far", Report.of(far).titled("Far away"));
    picture("far");
    assertTrue(
        browser.holds("document.querySelector('.now').textContent.includes('1 beyond the edge')"));
    assertQuiet();
  }

  /** Bands, dots and levels; a name takes its band with it. */
  @Test
  void chartsOfPicturesAreHoveredAndToggled() throws Exception {
    double[] x = {1, 10, 100, 1000};
    Curve line =
        Curve.line("IFT", x, new double[] {1, 0.1, -1, 1e-3}, new double[] {0.2, 0.3, 0, 1e-4});
    Panel panel =
        Panel.of("(a)", Axis.logarithmic("step"), Axis.logarithmic("MMD²"))
            .with(line)
            .with(Curve.markers("IFT", "paper", new double[] {3, 30}, new double[] {0.5, 0.05}))
            .with(Curve.dashed("IFT", "paper", new double[] {3, 30}, new double[] {0.3, 0.03}))
            .with(new Level("bias", 0.01));
    show("charts", Report.of().titled("Figure").with(Curves.of("Losses", panel)));
    picture("charts-light");
    assertTrue(inked("document.querySelector('#charts canvas')") > 1000);
    // A gap where a logarithm has no place, none where only the other curve has a value; the band
    // ends a third below the least mean.
    assertEquals(
        "[1,3,10,30,100,1000]",
        browser.evaluate("Array.from(Charts.plots()[0].data[0])").toString());
    assertTrue(
        browser.holds(
            "(d => d[1] === undefined && d[4] === null && d[5] === 0.001)(Charts.plots()[0].data[1])"));
    assertEquals(1e-3 / 3, browser.evaluate("Charts.plots()[0].data[2][2]").asDouble(), 1e-15);
    browser.evaluate("document.querySelectorAll('#charts .u-series th')[1].click()");
    assertEquals(
        "[false,false,false,true]",
        browser.evaluate("Charts.plots()[0].series.slice(1, 5).map(s => s.show)").toString());
    // Two curves of one name are one line, and go together.
    String shown =
        "Array.from(document.querySelectorAll('#charts .u-series')).filter(r => r.offsetParent)";
    assertEquals(3, browser.evaluate(shown + ".length").asInt());
    browser.evaluate(shown + "[2].querySelector('th').click()");
    assertTrue(browser.holds("Charts.plots()[0].series.slice(1).every(s => !s.show)"));
    assertQuiet();
  }

  @Test
  void pagesWithoutRunsAreQuiet() throws Exception {
    Picture picture = Curves.of("c", Runs.ift(2, 5, 9));
    show("empty", Report.of().titled("Nothing").with(picture));
    assertTrue(browser.holds("document.getElementById('film').hidden"));
    assertTrue(browser.holds("document.querySelector('figure svg') !== null"));
    assertQuiet();
  }
}
