package org.onsager.page;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a page together from its parts. A policy within the page forbids all that is not in it: only
 * the scripts and styles with these hashes run, and no address is asked for anything.
 */
final class Page {

  /** No token: the page is a file. */
  static final Option<String> NOT_LIVE = Option.none();

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private static final String STYLE = resource("uplot/uPlot.min.css") + resource("page.css");

  /** uPlot 1.6.32 as its package has it, with its licence, and what the page does with it. */
  private static final Vector<String> SCRIPTS =
      Vector.of(
          "/*!\n"
              + resource("uplot/LICENSE").strip()
              + "\n*/\n"
              + resource("uplot/uPlot.iife.min.js"),
          Vector.of("curves.js", "charts.js", "film.js", "page.js")
              .map(Page::resource)
              .mkString("\n"));

  private static final String LIVE = resource("live.js");

  private Page() {}

  /** The page; with a token, one that follows the run and can stop it. */
  static String html(Content content, Option<String> token) {
    Vector<String> scripts = token.isDefined() ? SCRIPTS.append(LIVE) : SCRIPTS;
    Report report = content.report();
    String title = report.title().isEmpty() ? "Onsager" : report.title();
    return filled(
        resource("page.html"),
        LinkedHashMap.<String, String>empty()
            .put("policy", policy(scripts, token.isDefined()))
            .put("style", STYLE)
            .put("title", Html.escaped(title))
            .put("summary", Html.escaped(content.summary()))
            .put("live", token.map(Page::bar).getOrElse(""))
            .put("settings", Html.section("settings", "Settings", Html.list(content.settings())))
            .put("width", content.isWide() ? " wide" : "")
            .put("result", content.result())
            .put("tables", Html.section("tables", "Tables", tables(report)))
            .put("pictures", Html.section("pictures", "Pictures", pictures(report)))
            .put("data", content.json())
            .put("scripts", scripts.map(s -> "<script>" + s + "</script>").mkString("\n")));
  }

  private static String tables(Report report) {
    return report.tables().map(named -> Html.table(named._1(), named._2())).mkString();
  }

  private static String pictures(Report report) {
    return report.pictures().map(Html::figure).mkString();
  }

  private static String bar(String token) {
    return """
    <p id="live" data-token="%s" role="status"><span class="state">The run goes on.</span>
    <button type="button" id="stop">Stop the run</button></p>
    """
        .formatted(Html.escaped(token));
  }

  private static String policy(Vector<String> scripts, boolean live) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src %s; script-src %s%s"
        .formatted(
            hash(STYLE), scripts.map(Page::hash).mkString(" "), live ? "; connect-src 'self'" : "");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Film.base64(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** In one pass: what is put in is not looked at again. */
  private static String filled(String template, Map<String, String> places) {
    return PLACE
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(places.get(found.group(1)).get()));
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
