/**
 * One pass over data that do not fit on one machine, on Apache Spark.
 *
 * <p>{@link org.onsager.spark.SparkSamples} are columns of a {@code Dataset}: a first pass finds
 * their {@link org.onsager.spark.Survey}, a second one their moments, or what the modes of a
 * spectrum see of them. After that nothing depends on the number of rows:
 *
 * {@snippet class="org.onsager.spark.SparkPageTest" region="coefficients"}
 *
 * <p>Results are the same to the last bit, whatever the partitions, their order, the machines, or
 * tasks that ran twice.
 */
@NullMarked
package org.onsager.spark;

import org.jspecify.annotations.NullMarked;
