package org.onsager.command.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.command.Launched;
import org.onsager.data.Data;
import org.onsager.data.Table;

/** Files that {@link MixingDistribution} refuses, each with a sentence that names the place. */
class MixingInputTest {

  @TempDir private Path folder;

  private Launched launched(String text, Map<String, String> options) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text.replace("|", "\n"));
    return Launched.by(
        "mixing",
        options.put("out", folder.resolve("mixing-distribution").toString()),
        file.toString());
  }

  private void refuses(String text, String sentence, Map<String, String> options)
      throws IOException {
    Launched run = launched(text, options);
    run.requireSentence();
    assertTrue(run.err().contains(sentence), text + "\n" + run.err() + "should have " + sentence);
  }

  /** As every other command: columns by choice, npy, and numbers without names. */
  @Test
  void readsWhatOthersRead() throws IOException {
    Launched words =
        launched("x,word|1.5,a|2.5,b|3.5,c|", HashMap.of("columns", "x", "sigma", "1"))
            .requireRan();
    assertTrue(words.out().contains("3 observations"), words.out());
    Path npy = folder.resolve("values.npy");
    Data.write(npy, Table.of("value").row(1.5).row(2.5).row(4.5));
    Launched.by("mixing", "--sigma=1", "--out=" + folder.resolve("npy"), npy.toString())
        .requireRan();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "count|3|-1|2|; data.csv, line 3, column 1 (count): -1 must be a whole number from 0 to",
        "count|3|1.5|2|; data.csv, line 3, column 1 (count): 1.5 must be a whole number from 0 to",
        "count|3|4e9|2|; line 3, column 1 (count): 4000000000 must be a whole number from 0 to",
        "count,frequency|3,1|4,-2|; line 3, column 2 (frequency): -2 must be from 0 to 1.0E15",
        "count,frequency|3,0|4,0|; all frequencies are 0: must have one above",
        "successes,trials|1,2|5,4|; line 3, column 1 (successes): 5 must be at most the trials, 4",
        "successes,trials|1,2|0,0|; line 3, column 2 (trials): 0 must be >= 1",
        "trials,successes|2,1|4,-5|; line 3, column 2 (successes): -5 must be a whole number",
        "value,error|1,2|3,0|; line 3, column 2 (error): 0 must be > 0",
        "value,error|1,2||3,-0.5|; line 4, column 2 (error): -0.5 must be > 0",
        "value,error|1,2|1e16,1|; line 3, column 1 (value): 1.0E16 must be nearer to zero",
        "value,error|1,2|1e101,1|; line 3, column 1 (value): 1.0E101 must be from -1.0E100 to",
        "value,error|1,2|NaN,1|; line 3, column 1 (value): 'NaN' is a missing value",
        "value,error|1,2|3,Infinity|; line 3, column 2 (error): 'Infinity' must be a number",
        "value,error|1,2|3,|; line 3, column 2 (error): '' is a missing value: must be a number",
        "value,error|1,2|3|; line 3 has 1 cells: must have 2, as the first line",
        "value|1|2|; the values have no standard error: say it by --sigma, or in a column error",
        "values,error|1,2|; the columns are values,error: must be value (with --sigma) or",
        "values,error|1,2|; did you mean value?",
        "success,trials|1,2|; did you mean successes?",
        "frequency|1|2|; the columns are frequency: must be",
        "value,value|1,2|; two columns have the same name, of value, value",
        "1,2|3,4|5,6|; the columns are x1,x2: must be value (with --sigma)",
        "count|3|; every row is likeliest at 3.0, so the mixing distribution is that point",
        "count|3|3|3|; every row is likeliest at 3.0, so the mixing distribution is that point",
        "value,error|1,2|1,3|; every row is likeliest at 1.0",
        "successes,trials|1,2|2,4|; every row is likeliest at 0.5",
        "count,frequency|3,7|4,0|; every row is likeliest at 3.0",
        "count|; has no row: must have at least one row of numbers",
        "'|'; is empty",
        "count|x|; line 2, column 1 (count): 'x' must be a number"
      })
  void refusesInOneSentence(String text, String sentence) throws IOException {
    refuses(text, sentence, HashMap.empty());
  }

  @Test
  void saysWhichOptionHelps() throws IOException {
    refuses(
        "count|NA|2|3|",
        "'NA' is a missing value: must be a number (--missing=leave-out leaves out such rows)",
        HashMap.empty());
    refuses("count|1|2|", "--sigma is the standard error of values", HashMap.of("sigma", "1"));
    refuses(
        "value,error|1,1|2,1|", "data.csv has value,error: leave it out", HashMap.of("sigma", "1"));
    refuses("value|1|2|", "--sigma=0: must be a number from", HashMap.of("sigma", "0"));
    refuses("value|1|2|", "--sigma=x: must be a number from", HashMap.of("sigma", "x"));
    refuses("count|1|2|", "--gap=-1: must be a number from 0 to 1", HashMap.of("gap", "-1"));
    Launched slip = launched("count|1|2|", HashMap.of("sigme", "1"));
    assertTrue(slip.err().contains("--sigme: no option of onsager mixing; did you mean --sigma?"));
  }

  @Test
  void saysThatThereIsNoFile() {
    Launched missing = Launched.by("mixing", HashMap.empty(), "nowhere.csv");
    assertEquals("cannot read nowhere.csv: there is no such file\n", missing.err());
    Launched two = Launched.by("mixing", HashMap.empty(), "a.csv", "b.csv");
    assertEquals("b.csv: no word of onsager mixing (onsager mixing --help lists all)\n", two.err());
  }
}
