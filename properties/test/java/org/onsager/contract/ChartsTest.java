package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.chart.Chart;

/** Every chart of the library, held to its contract. */
class ChartsTest {

  @Nested
  class OfLine implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.identity(1);
    }
  }

  @Nested
  class OfInterval implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.interval(-1, 3);
    }
  }

  /** Its numbers lose six digits beside its width. */
  @Nested
  class OfIntervalFarAway implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.interval(1e6, 1e6 + 1);
    }
  }

  @Nested
  class OfHalfLine implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.halfLine(2);
    }
  }

  @Nested
  class OfCircle implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.torus(2 * Math.PI);
    }
  }

  @Nested
  class OfBallOnTheLine implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.ball(1, 1);
    }
  }

  @Nested
  class OfDisk implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.ball(2, 1.5);
    }
  }

  @Nested
  class OfBall implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.ball(3, 1);
    }
  }

  @Nested
  class OfUnitCircle implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.sphere(2);
    }
  }

  @Nested
  class OfSphere implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.sphere(3);
    }
  }

  @Nested
  class OfBox implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.box(new double[] {0, -5}, new double[] {1, 5});
    }
  }

  @Nested
  class OfProduct implements ChartContract {
    @Override
    public Chart subject() {
      return Chart.halfLine().times(Chart.ball(2, 1)).times(Chart.identity(1));
    }
  }
}
