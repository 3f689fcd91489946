package org.onsager.flow;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.measure.Failure;
import org.onsager.measure.Trouble;

/**
 * What the observers read off a state.
 *
 * @param row their numbers, NaN for one that met trouble
 * @param trouble of the first that did
 */
record Reading(Row row, Option<Failure> trouble) {

  static Reading of(Vector<Observer> observers, Observation now) {
    LinkedHashMap<String, Either<Failure, Double>> read =
        observers.foldLeft(
            LinkedHashMap.empty(),
            (map, o) -> map.put(o.name(), Trouble.caught(() -> Either.right(now.read(o)))));
    return new Reading(
        new Row(
            now.state().index(),
            now.state().time(),
            read.mapValues(number -> number.getOrElse(Double.NaN))),
        read.values().find(Either::isLeft).map(Either::getLeft));
  }
}
