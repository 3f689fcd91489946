package com.example.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.onsager.energy.Energy;
import org.onsager.law.Domain;
import org.onsager.law.Laws;
import org.onsager.law.Verdict;
import org.onsager.measure.Block;

/** The slip is found, by the laws that it breaks and by no others. */
class ForgottenHalfIsFoundTest {

  @Test
  void byTheContract() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(ForgottenHalf.class))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    Set<String> broken =
        listener.getSummary().getFailures().stream()
            .map(failure -> failure.getTestIdentifier().getDisplayName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of("firstVariation", "firstVariationElsewhere", "gradient"), broken);
    String message = listener.getSummary().getFailures().getFirst().getException().getMessage();
    assertTrue(message.contains("repeat:") && message.contains("new ForgottenHalf()"), message);
  }

  @Test
  void withoutAnyTestFramework() {
    Energy right = new MeanMatching(Block.copyOf(1, -2));
    Energy wrong = new ForgottenHalf().subject();
    Domain plane = Domain.everywhere().inDimension(2);
    assertEquals(0, Laws.violated(Laws.of(right, plane)).size());
    assertEquals(
        Set.of(
            "EnergyDerivatives.firstVariation",
            "EnergyDerivatives.firstVariationElsewhere",
            "EnergyDerivatives.gradient"),
        Laws.violated(Laws.of(wrong, plane)).map(Verdict::law).toJavaSet());
  }
}
