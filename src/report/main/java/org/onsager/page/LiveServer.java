package org.onsager.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.onsager.page.Watched.Moment;

/**
 * Serves the page of a run, its news as server-sent events, and takes the wish to stop. A browser
 * that was led here by a name that somebody else owns sends that name as host: it is refused, and
 * so is a request from another origin. To stop takes a token that only the page has.
 */
final class LiveServer implements AutoCloseable {

  private static final InetAddress LOOPBACK = loopback();

  private static final int HTTP = 80;

  /** Between two news: more often than people look, a burden on the run. */
  private static final long PERIOD = 500;

  /** After so long without news, a browser that is gone is found out. */
  private static final long HEARTBEAT = 5_000;

  /** For the last news to arrive. */
  private static final int GRACE_SECONDS = 2;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Report report;
  private final Watched watched;
  private final Runnable stop;
  private final String token;

  private LiveServer(HttpServer server, Report report, Watched watched, Runnable stop) {
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.report = report;
    this.watched = watched;
    this.stop = stop;
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
  }

  static LiveServer start(int port, Report report, Watched watched, Runnable stop)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, port), 0);
    Report look =
        new Report(
            report.title(),
            LinkedHashMap.empty(),
            report.settings(),
            report.target(),
            report.logDensity(),
            report.tables(),
            report.charts(),
            report.pictures());
    var live = new LiveServer(server, look, watched, stop);
    server.setExecutor(live.threads);
    server.createContext("/", live::handle);
    server.start();
    return live;
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (IOException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  private int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(GRACE_SECONDS);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
      exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
      if (!isFromHere(exchange)) {
        answer(exchange, 403, "text/plain", "This page is for browsers on its own machine.\n");
        return;
      }
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "GET /" -> answer(exchange, 200, "text/html", page());
        case "GET /events" -> tell(exchange);
        case "POST /stop" -> stop(exchange);
        default -> answer(exchange, 404, "text/plain", "There is no such page.\n");
      }
    }
  }

  /** What browsers may call it: they leave out the port that every server has. */
  static Vector<String> hosts(int port) {
    Vector<String> names = Vector.of("127.0.0.1", "localhost");
    return port == HTTP ? names : names.map(name -> name + ":" + port);
  }

  private boolean isFromHere(HttpExchange exchange) {
    Vector<String> hosts = hosts(port());
    String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return Option.of(host).exists(hosts::contains)
        && (origin == null || hosts.map(known -> "http://" + known).contains(origin));
  }

  private String page() {
    return Page.html(content(watched.now()), Option.some(token));
  }

  private Content content(Moment now) {
    return new Content(report, Vector.of(now.story()));
  }

  /** All that there is, whenever there is something new: whoever comes late misses nothing. */
  private void tell(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    try {
      for (long seen = -1; ; ) {
        Moment now = watched.now();
        if (now.version() == seen) {
          write(out, ": still here\n\n");
        } else {
          String event = now.ended() ? "end" : "state";
          write(out, "event: %s\ndata: %s\n\n".formatted(event, content(now).news()));
        }
        if (now.ended()) {
          return;
        }
        seen = now.version();
        watched.awaitEnd(PERIOD);
        watched.await(seen, HEARTBEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void stop(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("X-Onsager-Token");
    boolean known =
        given != null
            && MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    if (known) {
      stop.run();
    }
    answer(exchange, known ? 202 : 403, "text/plain", known ? "It ends.\n" : "Wrong token.\n");
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
