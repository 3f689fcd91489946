// All names of the library, for JShell and notebooks. Four of them have another meaning, too (of
// java.util.concurrent.Flow, java.util.Observer, or of a second one of ours): which is meant is said
// by an import of its own.
import org.onsager.certificate.*;
import org.onsager.chart.*;
import org.onsager.data.*;
import org.onsager.distribution.*;
import org.onsager.energy.*;
import org.onsager.feature.*;
import org.onsager.feature.fourier.*;
import org.onsager.flow.*;
import org.onsager.geometry.*;
import org.onsager.kernel.*;
import org.onsager.law.*;
import org.onsager.measure.*;
import org.onsager.ot.*;
import org.onsager.page.*;
import org.onsager.pairwise.*;
import org.onsager.preset.*;
import org.onsager.report.*;
import org.onsager.scheme.*;
import org.onsager.solve.*;
import org.onsager.step.*;

import org.onsager.data.Reading;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.geometry.Sum;

import static org.onsager.flow.Observer.*;
import static org.onsager.flow.Stop.*;
import static org.onsager.flow.When.*;
import static org.onsager.geometry.Geometries.*;
import static org.onsager.scheme.Schemes.*;
