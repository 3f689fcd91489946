package org.onsager.spark;

import java.net.URI;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark in this JVM, two threads. Started once, and stopped with the JVM. */
final class LocalSpark {

  private static final SparkSession SESSION = start();

  private LocalSpark() {}

  static SparkSession session() {
    return SESSION;
  }

  private static SparkSession start() {
    URI warehouse = Path.of("target", "warehouse").toUri();
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 3)
            .config("spark.sql.warehouse.dir", warehouse.toString())
            .getOrCreate();
    return session;
  }
}
