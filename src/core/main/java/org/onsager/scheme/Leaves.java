package org.onsager.scheme;

import java.util.function.Function;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Sum;
import org.onsager.geometry.Transport;
import org.onsager.measure.Text;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;

/** The choices of schemes for leaves, as values. */
final class Leaves {

  private Leaves() {}

  /** Schemes of transports by name. */
  enum Transports implements Function<Transport, Scheme> {
    EXPLICIT {
      @Override
      public Scheme apply(Transport transport) {
        return Schemes.explicit(transport);
      }
    },
    BACKTRACKING {
      @Override
      public Scheme apply(Transport transport) {
        return Schemes.backtracking(transport);
      }
    },
    LANGEVIN {
      @Override
      public Scheme apply(Transport transport) {
        return transport.carriesEntropy()
            ? Schemes.explicit(transport)
            : Schemes.langevin(transport);
      }
    }
  }

  /** A scheme of transports; reactions by whether they have a metric. */
  record ByTransport(Function<Transport, Scheme> transports) implements LeafSchemes {

    @Override
    public Scheme of(Geometry leaf) {
      return switch (leaf) {
        case Transport transport -> transports.apply(transport);
        case Reaction reaction ->
            reaction.metric().isDefined()
                ? Schemes.exact(reaction)
                : new EntropicReaction(reaction);
        case Sum sum -> throw new IllegalArgumentException(sum + ": must be a leaf");
      };
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** Proximal steps with the controllers that suit the kernel of the leaf. */
  record Proximal(Effort effort) implements LeafSchemes {

    @Override
    public Scheme of(Geometry leaf) {
      return new ControlledProximal(
              effort, Controller.implicitTransport(), ProximalStarts.reaction(leaf))
          .of(leaf);
    }
  }

  /** Proximal steps with given controllers. */
  record ControlledProximal(Effort effort, Controller transport, Controller reaction)
      implements LeafSchemes {

    @Override
    public Scheme of(Geometry leaf) {
      return switch (leaf) {
        case Transport t when t.neighbourhood().isDefined() ->
            new ProximalTransport(t, effort).controlled("transport", transport);
        case Reaction r when r.metric().isDefined() ->
            Schemes.exact(r).controlled("reaction", reaction);
        default -> new ByTransport(Transports.BACKTRACKING).of(leaf);
      };
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }
}
