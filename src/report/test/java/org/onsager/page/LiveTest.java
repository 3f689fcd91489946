package org.onsager.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run that is watched: by a client, by a browser, by somebody who should not. */
@Timeout(120)
class LiveTest {

  private static final int STEPS = 100_000_000;

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
  }

  /** A run without end, that somebody has to stop. */
  private static final class Watching {
    final CompletableFuture<URI> address = new CompletableFuture<>();
    final CompletableFuture<Outcome> outcome;

    Watching() {
      outcome =
          CompletableFuture.supplyAsync(() ->
              Live.on(0)
                  .announcing(address::complete)
                  .showing(Report.of().titled("Watched").withDensity(Runs.target(2)))
                  .until(Runs.ift(2, 20).every(100), Stop.steps(STEPS)));
    }

    URI at(String path) throws Exception {
      return address.get(30, TimeUnit.SECONDS).resolve(path);
    }
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> stop(Watching run, String token, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(run.at("stop"))
            .header("X-Onsager-Token", token)
            .POST(HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String token(Watching run) throws Exception {
    var found = Pattern.compile("data-token=\"(\\w+)\"").matcher(get(run.at("")).body());
    assertTrue(found.find());
    return found.group(1);
  }

  private static JsonNode page(String line) {
    return JsonMapper.builder().build().readTree(line.substring("data: ".length())).get("page");
  }

  @Test
  void newsArriveFromTheStartAndTheRunIsStopped() throws Exception {
    var run = new Watching();
    String token = token(run);
    HttpResponse<Stream<String>> events =
        client.send(
            HttpRequest.newBuilder(run.at("events")).build(), HttpResponse.BodyHandlers.ofLines());
    Iterator<String> data = events.body().filter(line -> line.startsWith("data: ")).iterator();
    JsonNode first = page(data.next());
    assertEquals(0, first.at("/film/films/0/steps/0").asInt());
    JsonNode second = page(data.next());
    assertTrue(last(second) > last(first));
    // Whoever comes late has the history.
    assertEquals(0, second.at("/runs/0/steps/0").asInt());

    assertEquals(202, stop(run, token).statusCode());
    Outcome outcome = run.outcome.get(30, TimeUnit.SECONDS);
    assertEquals(new Reason.Stopped("stopped from the page"), outcome.reason());
    JsonNode end = first;
    while (data.hasNext()) {
      end = page(data.next());
    }
    assertEquals(outcome.state().index(), last(end));
    // The server is gone with the run.
    assertThrows(IOException.class, () -> get(run.at("")));
  }

  private static int last(JsonNode page) {
    JsonNode steps = page.at("/film/films/0/steps");
    return steps.get(steps.size() - 1).asInt();
  }

  @Test
  void whoComesUnderAnotherNameIsRefused() throws Exception {
    var run = new Watching();
    String token = token(run);
    assertEquals("HTTP/1.1 403 Forbidden", raw(run, "GET / HTTP/1.1\r\nHost: evil.example"));
    assertEquals("HTTP/1.1 403 Forbidden", raw(run, "GET /events HTTP/1.1\r\nHost: evil.example"));
    assertEquals("HTTP/1.1 403 Forbidden", raw(run, "GET / HTTP/1.1\r\nHost: 127.0.0.1:1"));
    int port = run.at("").getPort();
    assertEquals("HTTP/1.1 200 OK", raw(run, "GET / HTTP/1.1\r\nHost: localhost:" + port));
    assertEquals(403, stop(run, token, "Origin", "http://evil.example").statusCode());
    assertEquals(403, stop(run, "0".repeat(32)).statusCode());
    assertEquals(404, get(run.at("elsewhere")).statusCode());
    assertEquals(404, get(run.at("stop")).statusCode());
    assertEquals("127.0.0.1", run.at("").getHost());
    assertEquals(202, stop(run, token, "Origin", "http://127.0.0.1:" + port).statusCode());
    run.outcome.get(30, TimeUnit.SECONDS);
  }

  @Test
  void browsersLeaveOutTheUsualPort() {
    assertEquals(Vector.of("127.0.0.1:8080", "localhost:8080"), LiveServer.hosts(8080));
    assertEquals(Vector.of("127.0.0.1", "localhost"), LiveServer.hosts(80));
  }

  /** The first line of the answer to a request as it stands. */
  private static String raw(Watching run, String request) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), run.at("").getPort())) {
      socket
          .getOutputStream()
          .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      var line = new ByteArrayOutputStream();
      for (int c = socket.getInputStream().read(); c != '\r'; c = socket.getInputStream().read()) {
        line.write(c);
      }
      return line.toString(StandardCharsets.US_ASCII);
    }
  }

  @Test
  void theDigitsAreThoseOfARunThatNobodyWatches() {
    Outcome alone = Runs.ift(2, 20).until(Stop.steps(50));
    Outcome watched = Live.on(0).announcing(address -> {}).until(Runs.ift(2, 20), Stop.steps(50));
    assertEquals(alone.state(), watched.state());
    assertEquals(alone.rows(), watched.rows());
    assertEquals(alone.reason(), watched.reason());
  }

  /** Whatever its reason says. */
  @Test
  void aRunThatEndedHasEnded() {
    var watched = new Watched(Runs.ift(2, 5));
    assertFalse(watched.now().ended());
    watched.end(watched.now().story().ended());
    assertTrue(watched.now().ended());
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Live live = Live.on(taken.getLocalPort());
      var refused =
          assertThrows(UncheckedIOException.class, () -> live.until(Runs.ift(2, 5), Stop.steps(1)));
      assertTrue(refused.getMessage().contains("port " + taken.getLocalPort()));
    }
    assertThrows(IllegalArgumentException.class, () -> Live.on(65_536));
  }

  /** In a browser: the film grows, the button stops the run, the page stays and still plays. */
  @Test
  void aResearcherWatchesAndStops() throws Exception {
    try (Browser browser = Browser.open(folder.resolve("profile"))) {
      var run = new Watching();
      browser.show(run.at(""));
      int before = browser.evaluate("Curves.charts()[0].data[0].at(-1)").asInt();
      browser.await("Curves.charts()[0].data[0].at(-1) > " + before);
      browser.evaluate("document.getElementById('stop').click()");
      Outcome outcome = run.outcome.get(30, TimeUnit.SECONDS);
      assertEquals(new Reason.Stopped("stopped from the page"), outcome.reason());
      browser.await("document.getElementById('stop').hidden");
      assertTrue(
          browser.holds(
              "document.getElementById('result').textContent.includes('stopped from the page')"));
      assertTrue(
          browser.holds(
              "document.querySelector('.now').textContent.startsWith('step %d,')"
                  .formatted(outcome.state().index())));
      browser.press(" ");
      assertTrue(browser.holds("Film.playing()"));
      assertEquals(Vector.empty(), browser.complaints());
    }
  }
}
