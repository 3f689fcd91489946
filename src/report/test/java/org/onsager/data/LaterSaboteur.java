package org.onsager.data;

import org.onsager.page.Report;

/** Breaks the rule of {@code PackageOrderTest}, which must reject it. */
public record LaterSaboteur(Report later) {}
