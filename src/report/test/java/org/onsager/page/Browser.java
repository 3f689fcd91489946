package org.onsager.page;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium, driven by its DevTools protocol: what a person would do and see. */
final class Browser implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Vector<String> NAMES =
      Vector.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final int SECONDS = 60;

  private final Path profile;
  private final Process process;
  private final WebSocket socket;
  private final Listener listener;
  private final AtomicInteger ids = new AtomicInteger();

  private Browser(Path profile, Process process, WebSocket socket, Listener listener) {
    this.profile = profile;
    this.process = process;
    this.socket = socket;
    this.listener = listener;
  }

  /** Opens one, or skips the test and says why. */
  static Browser open(Path profile) throws Exception {
    Option<Path> binary = binary();
    Assumptions.assumeTrue(
        binary.isDefined(), "no browser: install chromium, or name one in CHROME_BIN");
    Process process =
        new ProcessBuilder(
                binary.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "--window-size=1280,1000",
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Option<String> port =
        CompletableFuture.supplyAsync(() -> port(process)).get(SECONDS, TimeUnit.SECONDS);
    if (port.isEmpty()) {
      process.destroyForcibly();
    }
    Assumptions.assumeTrue(port.isDefined(), binary.get() + " does not start here");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String tabs =
          client
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + port.get() + "/json/list"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      JsonNode tab =
          Vector.ofAll(JSON.readTree(tabs))
              .find(t -> t.get("type").asString().equals("page"))
              .get();
      Listener listener = new Listener();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create(tab.get("webSocketDebuggerUrl").asString()), listener)
              .get(SECONDS, TimeUnit.SECONDS);
      Browser browser = new Browser(profile, process, socket, listener);
      for (String domain : Vector.of("Page", "Runtime", "Log", "Network")) {
        browser.call(domain + ".enable", Map.of());
      }
      return browser;
    }
  }

  private static Option<Path> binary() {
    Vector<Path> folders =
        Vector.of(Option.of(System.getenv("PATH")).getOrElse("").split(":")).map(Path::of);
    return Option.of(System.getenv("CHROME_BIN"))
        .map(Path::of)
        .toVector()
        .appendAll(NAMES.flatMap(name -> folders.map(folder -> folder.resolve(name))))
        .find(Files::isExecutable);
  }

  private static Option<String> port(Process process) {
    Pattern address = Pattern.compile("DevTools listening on ws://127.0.0.1:(\\d+)/");
    BufferedReader errors = process.errorReader();
    try {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        Matcher found = address.matcher(line);
        if (found.find()) {
          // Or the browser would wait for somebody to read what it writes.
          Thread.startVirtualThread(() -> drain(errors));
          return Option.some(found.group(1));
        }
      }
    } catch (IOException e) {
      // It is gone.
    }
    return Option.none();
  }

  private static void drain(BufferedReader errors) {
    try {
      errors.lines().forEach(_ -> {});
    } catch (UncheckedIOException e) {
      // The browser was closed.
    }
  }

  /** Shows a page and waits for it; what was asked for and complained of before is forgotten. */
  void show(URI page) throws Exception {
    listener.requests.clear();
    listener.complaints.clear();
    listener.loaded = new CompletableFuture<>();
    call("Page.navigate", Map.of("url", page.toString()));
    listener.loaded.get(SECONDS, TimeUnit.SECONDS);
  }

  /** As wide and high as this, in a light or dark scheme. */
  void window(int width, int height, boolean dark) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            new Object[] {
              Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")
            }));
  }

  /** The value of an expression; a promise is awaited. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value");
  }

  boolean holds(String expression) throws Exception {
    return evaluate("Boolean(" + expression + ")").asBoolean();
  }

  /** Waits until an expression holds. */
  void await(String expression) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!holds(expression)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + expression);
      }
      Thread.sleep(20);
    }
  }

  /** A key is pressed. */
  void press(String key) throws Exception {
    String text = key.length() == 1 ? key : "";
    for (String type : Vector.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key,
              "code",
              key.equals(" ") ? "Space" : key,
              "text",
              type.equals("keyDown") ? text : ""));
    }
  }

  /** The mouse is pressed at a place, moved to another and released. */
  void drag(double fromX, double fromY, double toX, double toY) throws Exception {
    mouse("mouseMoved", fromX, fromY);
    mouse("mousePressed", fromX, fromY);
    mouse("mouseMoved", (fromX + toX) / 2, (fromY + toY) / 2);
    mouse("mouseMoved", toX, toY);
    mouse("mouseReleased", toX, toY);
  }

  void mouse(String type, double x, double y) throws Exception {
    boolean moved = type.equals("mouseMoved");
    call(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            x,
            "y",
            y,
            "button",
            moved ? "none" : "left",
            "clickCount",
            moved ? 0 : 1));
  }

  /** Everything that was asked for, but for the page itself. */
  Vector<String> requests() {
    return Vector.ofAll(listener.requests);
  }

  /** Errors, warnings, exceptions, refusals of the page's policy. */
  Vector<String> complaints() {
    return Vector.ofAll(listener.complaints);
  }

  /** Of the whole page. */
  void screenshot(Path file) throws Exception {
    JsonNode answer =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.write(file, Base64.getDecoder().decode(answer.get("data").asString()));
  }

  JsonNode call(String method, Map<String, Object> parameters) throws Exception {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    listener.answers.put(id, answer);
    String message =
        JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(message, true).get(SECONDS, TimeUnit.SECONDS);
    JsonNode given = answer.get(SECONDS, TimeUnit.SECONDS);
    if (given.has("error")) {
      throw new AssertionError(method + ": " + given.get("error"));
    }
    return given.get("result");
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    // Links that lead out of the folder, of which whoever deletes it would warn.
    for (String link : Vector.of("Cookie", "Lock", "Socket")) {
      Files.deleteIfExists(profile.resolve("Singleton" + link));
    }
  }

  /** Sorts what the browser says. */
  private static final class Listener implements WebSocket.Listener {

    final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> complaints = new CopyOnWriteArrayList<>();
    volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        take(JSON.readTree(partial.toString()));
        partial.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void take(JsonNode message) {
      if (message.has("id")) {
        answers.remove(message.get("id").asInt()).complete(message);
        return;
      }
      JsonNode what = message.get("params");
      switch (message.get("method").asString()) {
        case "Page.loadEventFired" -> loaded.complete(true);
        case "Network.requestWillBeSent" -> {
          if (!what.path("type").asString().equals("Document")) {
            requests.add(what.get("request").get("url").asString());
          }
        }
        case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(what.toString());
        case "Runtime.consoleAPICalled" -> complaints.add(what.toString());
        default -> {}
      }
    }
  }
}
